"""What an answer is worth: the rules by which the answer to a gold question is right or wrong.

An *exact answer* is one of kind ``figure``, ``change``, ``date``, ``entity`` or ``list``; an
answer of kind ``passage`` quotes a sentence and claims no exact value.

- A question with ``answer_value`` is right when the answer is of kind ``figure`` or ``change``,
  its value equals the gold value, sign and all, and its unit is the gold unit (``eval.wording``).
  Values that differ by less than 1e-9 of themselves are equal: some files were written by floats.
  Where the gold names no unit, its wording must hold the answer's (项 in 89项); where its wording
  is a number alone, copied from a cell, any unit is right. An answer that is printed as the gold's
  wording is right where the gold's value is another power of ten (千瓦 as a thousand 瓦), and a
  fall by that value where the wording leaves the verb out (18.7% in 分别下降11.5%、18.7%).
- A question with wordings only (``answer``, ``answers_any``) is right when the answer's ``raw`` or
  ``text`` says one of them (``eval.wording``), whatever the kind of the answer.
- A question with neither (most of kind ``explain``) is right when the answer is a ``passage`` or a
  ``list`` and its citation is evidence: the quoted sentence holds a snippet of the evidence, or the
  cited passage all of it.
- An unanswerable question is right when there is no answer, and wrong with any, a passage too:
  ``passage_given`` of the outcome counts those apart.

An answerable question that is not right is ``wrong`` if an exact answer was given, ``inexact`` if
a passage was (neither right nor a wrong figure), and ``abstained`` if nothing was.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from eval.gold import Question, QuestionKind, QuestionLanguage
from eval.relevance import FULL, grade, squeeze
from eval.wording import same_unit, same_wording
from ingest.figures import read_amounts
from service import Answer, AnswerResponse, Citation

Verdict = Literal["right", "wrong", "inexact", "abstained"]

_FLOAT_NOISE = Decimal("1e-9")
_BARE_NUMBER = re.compile(r"[-+−－]?[\d.,，]+")
_REASONS = {
    "another_year": "year_not_covered",
    "no_such_figure": "no_such_figure",
    "not_in_corpus": "not_in_corpus",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOutcome:
    """What became of one gold question that was put to ``answer``.

    Attributes:
        question_id: of the question; ``lang``, ``kind``, ``text`` and ``pair`` are its own.
        verdict: see the module.
        expected: what would have been right, for people.
        expected_reason: for an unanswerable question, the reason that its note names.
        said_kind: the kind of the answer; ``None`` if there was none.
        raw: the answer's wording in the report; empty if there was none.
        value: the answer's number, written out.
        unit: the unit of ``value``.
        reason: why there was no answer.
        confidence: of the answer, 0 to 1.
        passage_id: the passage cited first.
        cited: whether that passage is evidence and its quotation holds ``raw``; ``None`` where
            there is nothing to judge: no answer, or an unanswerable question.
    """

    question_id: str
    lang: QuestionLanguage
    kind: QuestionKind
    text: str
    pair: str | None
    verdict: Verdict
    expected: str
    expected_reason: str | None
    said_kind: str | None
    raw: str
    value: str | None
    unit: str | None
    reason: str | None
    confidence: float | None
    passage_id: str | None
    cited: bool | None

    @property
    def answerable(self) -> bool:
        """Whether the report answers the question."""
        return self.kind != "unanswerable"

    @property
    def exact_given(self) -> bool:
        """Whether an exact answer was given, right or wrong."""
        return self.said_kind not in (None, "passage")

    @property
    def passage_given(self) -> bool:
        """Whether a passage was given."""
        return self.said_kind == "passage"


def judge(question: Question, response: AnswerResponse, cited_text: str | None) -> AnswerOutcome:
    """Judge the answer to a question.

    Args:
        question: a gold question.
        response: what ``answer`` said to it.
        cited_text: the text of the passage cited first; ``None`` without an answer.
    """
    answer = response.answer
    citation = response.citations[0] if response.citations else None
    return AnswerOutcome(
        question_id=question.question_id,
        lang=question.lang,
        kind=question.kind,
        text=question.text,
        pair=question.pair,
        verdict=_give_verdict(question, answer, citation, cited_text or ""),
        expected=_describe_expected(question),
        expected_reason=name_reason(question),
        said_kind=answer.kind if answer else None,
        raw=answer.raw if answer else "",
        value=None if answer is None or answer.value is None else f"{answer.value:f}",
        unit=answer.unit if answer else None,
        reason=response.reason,
        confidence=answer.confidence if answer else None,
        passage_id=citation.passage_id if answer and citation else None,
        cited=_check_citation(question, answer, citation, cited_text or ""),
    )


def name_reason(question: Question) -> str | None:
    """Return the reason for having no answer that the note of a question begins with, if any."""
    if question.answerable:
        return None
    named = (reason for word, reason in _REASONS.items() if (question.note or "").startswith(word))
    return next(named, None)


def _give_verdict(
    question: Question, answer: Answer | None, citation: Citation | None, cited_text: str
) -> Verdict:
    if answer is None:
        return "abstained" if question.answerable else "right"
    if not question.answerable:
        return "wrong"
    if is_right(question, answer, quote=citation.quote if citation else "", cited_text=cited_text):
        return "right"
    return "inexact" if answer.kind == "passage" else "wrong"


def is_right(question: Question, answer: Answer, *, quote: str, cited_text: str) -> bool:
    """Tell whether an answer to an answerable question is right.

    Args:
        question: a gold question.
        answer: what was said.
        quote: the sentence that it cites first.
        cited_text: the whole passage of that sentence.
    """
    if question.answer_value is not None:
        is_number = answer.kind in ("figure", "change") and answer.value is not None
        if not is_number:
            return False
        if _same_value(answer.value, question.answer_value):
            return _same_unit(question, answer.unit)
        return _is_printed_so(question, answer)
    wordings = _wordings(question)
    if answer.kind == "figure" and any(_same_amount(answer.raw, each) for each in wordings):
        return True
    if wordings:
        return same_wording(answer.raw, wordings) or same_wording(answer.text, wordings)
    is_evidence = grade(question, squeeze(quote)) or grade(question, squeeze(cited_text)) == FULL
    return answer.kind in ("passage", "list") and bool(is_evidence)


def _same_value(value: Decimal | None, expected: Decimal) -> bool:
    return value is not None and abs(value - expected) <= abs(expected) * _FLOAT_NOISE


def _same_amount(said: str, wanted: str) -> bool:
    """Tell whether two wordings hold one amount each, the same: a range with or without 的罚款."""
    amounts = [read_amounts(squeeze(text)) for text in (said, wanted)]
    if any(len(each) != 1 for each in amounts):
        return False
    one, other = ((each.value, each.high, each.unit, each.bound) for (each,) in amounts)
    return one == other


def _is_printed_so(question: Question, answer: Answer) -> bool:
    """Tell whether an answer is printed as the gold's, whose value differs by how it was read.

    By a power of ten or by its sign where the wordings are one, or by the sign of a change whose
    wording is a bare number.
    """
    printed, wanted = squeeze(answer.raw), squeeze(question.answer or "")
    if not answer.value or not wanted:
        return False
    ratio = (question.answer_value or Decimal(0)) / answer.value
    if ratio == -1:
        return answer.kind == "change" and wanted[0].isdigit() and printed.endswith(wanted)
    return printed == wanted and ratio != 0 and abs(ratio).log10() % 1 == 0


def _same_unit(question: Question, unit: str | None) -> bool:
    if question.answer_unit is None and question.answer:
        wording = squeeze(question.answer)
        return _BARE_NUMBER.fullmatch(wording) is not None or squeeze(unit or "") in wording
    return same_unit(unit, question.answer_unit)


def _check_citation(
    question: Question, answer: Answer | None, citation: Citation | None, cited_text: str
) -> bool | None:
    if answer is None or not question.answerable:
        return None
    if citation is None:
        return False
    start, end = citation.quote_span
    quoted = citation.quote == cited_text[start:end] and squeeze(answer.raw) in squeeze(
        citation.quote
    )
    return quoted and grade(question, squeeze(cited_text)) > 0


def _wordings(question: Question) -> tuple[str, ...]:
    return ((question.answer,) if question.answer else ()) + question.answers_any


def _describe_expected(question: Question) -> str:
    if not question.answerable:
        return f"no answer ({name_reason(question) or 'any reason'})"
    if question.answer_value is not None:
        return f"{question.answer_value:f} {question.answer_unit or ''}".rstrip()
    wordings = _wordings(question)
    return wordings[0] if wordings else f"a passage with {question.evidence[0]}"
