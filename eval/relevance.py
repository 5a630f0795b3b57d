"""Which passages answer a question: the rule that turns gold snippets into qrels.

A passage is relevant in full (grade 2) when, white space aside, it contains every snippet of
``evidence`` or every snippet of one set of ``evidence_alt``. A passage that contains any one of
those snippets is relevant in part (grade 1): the first passage of either grade is the rank of
the question, so that evidence which stands in two paragraphs can be found by either. nDCG takes
the grade as its gain, so a full passage counts for more there.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from eval.gold import Question

FULL = 2
PARTIAL = 1


def squeeze(text: str) -> str:
    """Return ``text`` in NFKC without white space, the form that snippets are compared in.

    A passage equals its source up to NFKC, so full-width forms must not hide a snippet.

    >>> squeeze("共计 319 件，１１７％")
    '共计319件,117%'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def grade(question: Question, squeezed: str) -> int:
    """Return how relevant a passage is to a question: 0, ``PARTIAL`` or ``FULL``.

    Args:
        question: a gold question; an unanswerable one grades every passage 0.
        squeezed: the passage's text as ``squeeze`` returns it.
    """
    groups = [
        [squeeze(snippet) in squeezed for snippet in group] for group in question.alternatives
    ]
    if any(all(group) for group in groups):
        return FULL
    return PARTIAL if any(any(group) for group in groups) else 0


def build_qrels(
    questions: Iterable[Question], passages: Mapping[str, str]
) -> dict[str, dict[str, int]]:
    """Judge every passage for every answerable question.

    Args:
        questions: gold questions.
        passages: passage id to text: the whole collection, or the pool of all that was found.

    Returns:
        Question id to passage id to grade, positive grades only; an answerable question whose
        evidence is nowhere keeps an empty judgement, so that it is counted.
    """
    squeezed = {passage_id: squeeze(text) for passage_id, text in passages.items()}
    return {
        question.question_id: _judge(question, squeezed)
        for question in questions
        if question.answerable
    }


def first_rank(
    passage_ids: Sequence[str], judgements: Mapping[str, int], *, least: int = PARTIAL
) -> int | None:
    """Return the rank, from 1, of the first passage of at least a grade; ``None`` if there is none.

    >>> first_rank(["p1", "p2", "p3"], {"p2": 1, "p3": 2}), first_rank(["p1"], {"p2": 2})
    (2, None)
    """
    for rank, passage_id in enumerate(passage_ids, start=1):
        if judgements.get(passage_id, 0) >= least:
            return rank
    return None


def _judge(question: Question, squeezed: Mapping[str, str]) -> dict[str, int]:
    grades = {passage_id: grade(question, text) for passage_id, text in squeezed.items()}
    return {passage_id: found for passage_id, found in grades.items() if found}
