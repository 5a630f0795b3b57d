"""What kind of answer a question asks for, and which candidates are compared with each other."""

from collections.abc import Mapping, Sequence

from service.answering.eligibility import CHANGES
from service.answering.model import Family
from service.answering.records import Candidate
from service.questions import Question

_FAMILIES: Mapping[str, Family] = {
    "count": "number",
    "money": "number",
    "share": "number",
    "duration": "number",
    "amount": "number",
    "change": "change",
    "direction": "change",
    "date": "date",
    "who": "name",
    "which": "name",
    "where": "name",
    "list": "name",
}
# A sentence that names nobody answers no question for somebody.
_NAMED_ONLY = frozenset({"who", "where"})


def family_of(question: Question) -> Family:
    """Return the family of answers that a question seems to ask for."""
    return _FAMILIES.get(question.asked, "passage")


def wants_number(question: Question) -> bool:
    """Tell whether nothing but a figure answers a question: a sentence will not do."""
    return family_of(question) in ("number", "change") and question.asked != "amount"


def may_quote(question: Question) -> bool:
    """Tell whether a sentence may answer a question."""
    return not wants_number(question) and question.asked not in _NAMED_ONLY


def by_family(
    question: Question, candidates: Sequence[Candidate]
) -> Mapping[Family, tuple[Candidate, ...]]:
    """Return exact candidates by the family that they are compared in.

    What a question seems to ask for may be misread, so that a name may answer what seems to ask
    for a number: the surest of the families answers.
    """
    families: dict[Family, list[Candidate]] = {}
    number: Family = "change" if question.asked in CHANGES else "number"
    for candidate in candidates:
        family = number if candidate.figure else "date" if candidate.kind == "date" else "name"
        families.setdefault(family, []).append(candidate)
    return {family: tuple(found) for family, found in families.items()}
