"""An audit of a gold file against the corpus it asks about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from eval.gold import Question
from eval.relevance import FULL, grade, squeeze


def find_faults(questions: Sequence[Question], passages: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is wrong with a gold file, one sentence a fault; none when it is sound.

    Checked: every snippet stands in a passage; each answerable question has a passage with all
    of one set of its evidence; a pair joins at least two languages; a value has a wording.

    Args:
        questions: as ``read_gold`` returns them, so fields and ids are sound already.
        passages: passage id to text, of the whole corpus.
    """
    squeezed = tuple(squeeze(text) for text in passages.values())
    faults = [fault for question in questions for fault in _iter_faults(question, squeezed)]
    return (*faults, *_iter_pair_faults(questions))


def _iter_faults(question: Question, squeezed: Sequence[str]) -> Iterator[str]:
    snippets = [snippet for group in question.alternatives for snippet in group]
    missing = [snippet for snippet in snippets if not _stands_in(snippet, squeezed)]
    for snippet in missing:
        yield f"{question.question_id}: no passage contains {snippet!r}; quote the report"
    if question.answerable and not missing and FULL not in _grades(question, squeezed):
        yield (
            f"{question.question_id}: no single passage contains all of {question.evidence}; "
            "shorten the evidence, or add evidence_alt"
        )
    if question.answer_value is not None and question.answer is None:
        yield (
            f"{question.question_id}: answer_value {question.answer_value} has no answer; "
            "give the report's wording"
        )


def _iter_pair_faults(questions: Iterable[Question]) -> Iterator[str]:
    members: defaultdict[str, list[Question]] = defaultdict(list)
    for question in questions:
        if question.pair is not None:
            members[question.pair].append(question)
    for pair, asked in members.items():
        if len({question.lang for question in asked}) < 2:
            ids = ", ".join(question.question_id for question in asked)
            yield f"pair {pair} joins one language only ({ids}); pair it with another, or with none"


def _stands_in(snippet: str, squeezed: Iterable[str]) -> bool:
    wanted = squeeze(snippet)
    return any(wanted in text for text in squeezed)


def _grades(question: Question, squeezed: Iterable[str]) -> set[int]:
    return {grade(question, text) for text in squeezed}
