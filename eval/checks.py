"""The gold claims for checking a text: each with the mark it should have, and how many get it.

``gold/checks.jsonl`` has a sentence a line. Of each claim ``mark`` is what is expected and ``also``
what is as true: where a text gives a figure of another thing, the document both contradicts it and
prints it of something else. ``change`` tells what was altered against the document, ``none`` for
nothing.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from eval.errors import GoldError
from service.checking import Checker
from service.responses_checks import CheckedClaim, Mark

SHIPPED_CHECKS = Path(__file__).parent / "gold" / "checks.jsonl"
UNREAD = "unread"
"""What a claim is marked as that was not seen to be one."""
MARKS: tuple[Mark, ...] = get_args(Mark)
_PASSED = frozenset({"printed", "verbatim"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim and the marks that are right for it, the expected one first."""

    span: tuple[int, int]
    raw: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCase:
    """A text with its claims.

    Attributes:
        case_id: its name.
        language: ``zh`` or ``en``.
        change: what was altered; ``none`` for nothing.
        text: to be checked.
        claims: of it.
    """

    case_id: str
    language: str
    change: str
    text: str
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A claim beside the mark that it got, ``unread`` where it was not seen."""

    case: CheckCase
    claim: GoldClaim
    got: str

    @property
    def right(self) -> bool:
        """Whether the mark is one of those that are right."""
        return self.got in self.claim.marks

    @property
    def passed_wrongly(self) -> bool:
        """Whether something altered passed as printed or as verbatim."""
        return self.got in _PASSED and not self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkScore:
    """How well one mark is given in one language.

    Attributes:
        given: how many claims got the mark.
        given_right: how many of those rightly.
        expected: how many should have got it first of all.
        expected_right: how many of those got a mark that is right.
    """

    mark: str
    language: str
    given: int
    given_right: int
    expected: int
    expected_right: int

    @property
    def precision(self) -> float:
        """The share of given marks that are right, 0 to 1; 1 where none was given."""
        return self.given_right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of expected marks that were given, 0 to 1; 1 where none was expected."""
        return self.expected_right / self.expected if self.expected else 1.0


def read_checks(path: Path) -> tuple[CheckCase, ...]:
    """Read a file of gold claims.

    Raises:
        GoldError: it cannot be read, or a claim's wording does not stand where it says.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(_read_case(json.loads(line)) for line in lines)
    except (OSError, ValueError, KeyError) as error:
        raise GoldError(f"{path}: {error}; give a file such as {SHIPPED_CHECKS}") from error


def mark_claims(cases: Iterable[CheckCase], checker: Checker) -> tuple[Marked, ...]:
    """Check each text and set the marks beside the expected ones."""
    return tuple(
        Marked(case=case, claim=claim, got=_mark_at(claim, found))
        for case in cases
        for found in [checker.check(case.text)]
        for claim in case.claims
    )


def score_marks(marked: Sequence[Marked]) -> tuple[MarkScore, ...]:
    """Return the score of each mark that occurs, for both languages and for each."""
    return tuple(
        score
        for language in ("all", "zh", "en")
        for mark in MARKS
        if (score := _score(mark, language, marked)).given or score.expected
    )


def _score(mark: str, language: str, marked: Sequence[Marked]) -> MarkScore:
    own = [each for each in marked if language in ("all", each.case.language)]
    given = [each for each in own if each.got == mark]
    expected = [each for each in own if each.claim.marks[0] == mark]
    return MarkScore(
        mark=mark,
        language=language,
        given=len(given),
        given_right=sum(each.right for each in given),
        expected=len(expected),
        expected_right=sum(each.right for each in expected),
    )


def _mark_at(claim: GoldClaim, found: Sequence[CheckedClaim]) -> str:
    start, end = claim.span
    quoted = claim.marks[0] in ("verbatim", "altered", "put_together") or claim.raw[0] in '“「"'
    over = [
        each
        for each in found
        if each.span[0] < end and start < each.span[1] and (each.kind == "quotation") == quoted
    ]
    return over[0].mark if over else UNREAD


def _read_case(row: dict[str, object]) -> CheckCase:
    text, claims = str(row["text"]), row["claims"]
    if not isinstance(claims, list):
        raise ValueError(f"{row['id']}: claims must be a list")
    return CheckCase(
        case_id=str(row["id"]),
        language=str(row["language"]),
        change=str(row["change"]),
        text=text,
        claims=tuple(_read_claim(str(row["id"]), text, claim) for claim in claims),
    )


def _read_claim(case_id: str, text: str, claim: dict[str, object]) -> GoldClaim:
    span, raw, also = claim["span"], str(claim["raw"]), claim["also"]
    if not isinstance(span, list) or not isinstance(also, list):
        raise ValueError(f"{case_id}: span and also must be lists")
    start, end = span
    if text[start:end] != raw:
        raise ValueError(f"{case_id}: {raw!r} does not stand at {start}-{end}")
    return GoldClaim(span=(start, end), raw=raw, marks=(str(claim["mark"]), *map(str, also)))
