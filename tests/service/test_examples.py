import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from index import FigureFilter
from service.aside import Aside
from service.examples import EXAMPLES, Examples, ask_in_chinese, ask_in_english
from service.records import Answer
from service.responses import AnswerResponse
from service.responses_figures import FigureRow, FiguresResponse

ROW = FigureRow(
    passage_id="a:0",
    doc_id="a",
    span=(0, 4),
    raw="319件",
    value=Decimal(319),
    high=None,
    unit="件",
    unit_en="patents",
    kind="count",
    bound="exact",
    subject="全国法院新收民事一审案件",
    scope="",
    period="2023",
    change=None,
    is_change=False,
    sentence="新收民事一审案件319件。",
    sentence_span=(0, 13),
    source=((0, 4),),
)


class Answering:
    """A library that knows some figures and answers every question with one of them."""

    def __init__(self, *rows: FigureRow, said: str) -> None:
        self.rows = rows
        self.said = said
        self.asked: list[str] = []

    def figures(self, where: FigureFilter | None = None, *, limit: int = 50) -> FiguresResponse:
        rows = self.rows[:limit]
        return FiguresResponse(build_id="b", total=len(rows), next=None, figures=rows)

    def answer(self, question: str, *, k: int = 5) -> AnswerResponse:
        self.asked.append(question)
        answer = Answer(text=self.said, kind="figure", raw=self.said, confidence=0.9)
        return AnswerResponse(
            query=question,
            lang="zh",
            took_ms=1.0,
            build_id="b",
            answer=answer,
            reason=None,
            citations=(),
            hits=(),
        )


def offered(examples: Examples, lang: str = "zh-Hans") -> tuple[str, ...]:
    return asyncio.run(examples.of(lang))


def test_a_figure_makes_a_question_in_each_language() -> None:
    assert ask_in_chinese(ROW) == "2023年全国法院新收民事一审案件是多少？"
    assert ask_in_english(ROW).startswith("How many ")
    assert ask_in_english(ROW).endswith("cases in 2023?")


@pytest.mark.parametrize(
    "row",
    [
        replace(ROW, is_change=True),
        replace(ROW, bound="approx"),
        replace(ROW, period="2019/2023"),
        replace(ROW, kind="duration"),
        replace(ROW, subject=""),
        replace(ROW, sentence="319件新收民事一审案件办结。"),
        replace(ROW, sentence="新收民事一审案件中，行政机关移送319件。"),
        replace(ROW, subject="中央网信办等", sentence="中央网信办等319件。"),
    ],
)
def test_a_figure_that_is_no_plain_count_of_a_year_makes_none(row: FigureRow) -> None:
    assert ask_in_chinese(row) == ask_in_english(row) == ""


def test_only_what_is_answered_with_its_own_figure_is_offered() -> None:
    assert offered(Examples(Answering(ROW, said="319件"), Aside())) == (ask_in_chinese(ROW),)
    assert offered(Examples(Answering(ROW, said="20件"), Aside())) == ()


def test_a_few_are_offered_and_worked_out_once() -> None:
    subjects = [f"全国法院新收{place}号案件" for place in range(50)]
    rows = [replace(ROW, subject=each, sentence=f"{each}319件。") for each in subjects]
    library = Answering(*rows, said="319件")
    examples = Examples(library, Aside())
    assert len(offered(examples)) == EXAMPLES
    tried = len(library.asked)
    assert offered(examples, "zh-Hant") == offered(examples, "zh-Hans")
    assert len(library.asked) == tried


def test_a_corpus_that_counts_nothing_has_none() -> None:
    assert offered(Examples(Answering(said=""), Aside()), "en") == ()
