"""Questions to try, made from what the corpus in force counts and known to be answered."""

from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from typing import Protocol

from index import FigureFilter
from ingest import default_glossary
from service.aside import Aside
from service.questions import unit_nouns
from service.responses import AnswerResponse
from service.responses_figures import FigureRow, FiguresResponse

EXAMPLES = 4
# Each trial is a search; more would be felt by who opens the page first.
_TRIALS = 8
_FIGURES = 500
_SUBJECT_CHARACTERS = range(4, 19)
_NAME_CHARACTERS = 4
_AND_OTHERS = "等"
_BETWEEN = 3
"""So many characters may stand between a subject and its figure: 为, 共计, 达到了."""
_ASKED_ZH = {"count": "是多少", "money": "是多少", "percent": "是百分之多少"}

Asking = Callable[[FigureRow], str]


class ExampleLibrary(Protocol):
    """What is asked of a library here; ``service.library.Library`` is one."""

    def answer(self, question: str, *, k: int = ...) -> AnswerResponse:
        """Answer a question."""

    def figures(self, where: FigureFilter | None = None, *, limit: int = ...) -> FiguresResponse:
        """Return a page of figures."""


class Examples:
    """The examples of a library in each language; worked out once, when first asked for.

    Args:
        library: is asked.
        aside: where that is done.
    """

    def __init__(self, library: ExampleLibrary, aside: Aside) -> None:
        self._library = library
        self._aside = aside
        self._kept: dict[str, tuple[str, ...]] = {}

    async def of(self, lang: str) -> tuple[str, ...]:
        """Return questions in a language of the interface; none where the corpus counts nothing.

        Args:
            lang: ``en``; any other is Chinese.

        Raises:
            RefusedError: the server is busy, or it took too long.
        """
        spoken = "en" if lang == "en" else "zh"
        if spoken not in self._kept:
            asking = ask_in_english if spoken == "en" else ask_in_chinese
            self._kept[spoken] = tuple([one async for one in self._iter_answered(asking)])
        return self._kept[spoken]

    async def _iter_answered(self, asking: Asking) -> AsyncIterator[str]:
        turn = self._aside.admit("answer")
        found = 0
        for row, question in await turn.run(partial(self._make, asking)):
            if found < EXAMPLES and await turn.run(partial(self._answers, question, row)):
                found += 1
                yield question

    def _make(self, asking: Asking) -> list[tuple[FigureRow, str]]:
        rows = self._library.figures(None, limit=_FIGURES).figures
        return _spread(_distinct(rows, asking), _TRIALS)

    def _answers(self, question: str, row: FigureRow) -> bool:
        """Tell whether the answer is the figure that the question was made from."""
        answer = self._library.answer(question, k=5).answer
        return answer is not None and row.raw in answer.raw


def ask_in_chinese(row: FigureRow) -> str:
    """Return a question for a figure, empty where it makes none."""
    if not _askable(row) or len(row.subject) not in _SUBJECT_CHARACTERS:
        return ""
    return f"{row.period}年{row.subject}{_ASKED_ZH[row.kind]}？"


def ask_in_english(row: FigureRow) -> str:
    """Return a question for a figure by the glossary's name of what it counts; empty for none."""
    name = _plural(_english_name(row.subject))
    counted = row.kind == "count" and name.endswith(unit_nouns(row.unit))
    return f"How many {name} in {row.period}?" if name and counted and _askable(row) else ""


def _plural(name: str) -> str:
    """Return the plural of an English name.

    >>> [_plural(name) for name in ("patent", "new variety", "damages")]
    ['patents', 'new varieties', 'damages']
    """
    if not name or name.endswith("s"):
        return name
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _askable(row: FigureRow) -> bool:
    whole_year = row.period.isdigit() and len(row.period) == 4
    exact = row.kind in _ASKED_ZH and row.bound == "exact" and not row.is_change
    return whole_year and exact and _is_plain(row)


def _is_plain(row: FigureRow) -> bool:
    """Tell whether the sentence says the figure right behind what it counts.

    Where more stands between, or the figure comes first (三个城市的空气质量), or the subject is the
    end of a list, a question made of subject and number may ask for something else.
    """
    begin = row.sentence.find(row.subject[-_NAME_CHARACTERS:]) + _NAME_CHARACTERS
    end = row.sentence.find(row.raw, begin)
    listed = row.subject.endswith(_AND_OTHERS)
    return not listed and begin >= _NAME_CHARACTERS and 0 <= end - begin <= _BETWEEN


def _english_name(subject: str) -> str:
    """Return the English for what a subject ends with; empty where the glossary has no name.

    The shortest name is taken: longer ones tend to have a verb before the noun (删除侵权链接).
    """
    named = [
        (len(name), term.en[0])
        for term in default_glossary()
        for name in term.zh
        if len(name) >= _NAME_CHARACTERS and subject.endswith(name) and term.en
    ]
    return min(named, default=(0, ""))[1]


def _distinct(rows: Sequence[FigureRow], asking: Asking) -> list[tuple[FigureRow, str]]:
    """Return the rows that make a question, the first of each question."""
    made: dict[str, FigureRow] = {}
    for row in rows:
        question = asking(row)
        if question:
            made.setdefault(question, row)
    return [(row, question) for question, row in made.items()]


def _spread(items: Sequence[tuple[FigureRow, str]], count: int) -> list[tuple[FigureRow, str]]:
    """Return as many items as that, from the whole length of the sequence."""
    step = max(len(items) / count, 1)
    return [items[int(place * step)] for place in range(min(count, len(items)))]
