"""English dates: September 15, 2023; 15 Sept 2023; since 2021; by the end of 2023; last year."""

import re
from collections.abc import Iterator

from ingest.figures.moments import LEANING, PARTS, Moment, Openness, Reading, part_of_year
from ingest.language import TIME

_MONTHS = TIME.en_senses("month") | TIME.en_senses("month_short")
_MONTH_NUMBERS = {name: int(sense.removeprefix("month_")) for name, sense in _MONTHS.items()}
_LONG = "|".join(name for name in _MONTH_NUMBERS if len(name) > 4 or name in ("june", "july"))
_NAME = rf"(?<![a-z])(?:{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})(?![a-z])\.?"
_YEAR = r"(?<![\d.])(?:1[5-9]|2[01])\d\d(?![\d%]|[.,]\d)"
_DAY = r"(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\da-z%]|[.,:]\d)"
_TO = r" ?(?:[-—–~―]|to|until|till|through|and) ?"
_UNTIL = (
    r"(?:(?:as of|by|up to|until|till|through) (?:the )?|(?<![a-z]))"
    r"(?:year[- ])?end(?:[- ]of)?[- ]|as of "
)
_EDGE = r"(?:the )?(?:(?:end|beginning|start|close|middle) of |early |late |mid[- ])"
_RELATIVE = {word: LEANING[sense] for word, sense in TIME.en_senses("leaning").items()}
_LEANING = rf"(?<![a-z])(?:the |a |an )?(?P<rel>{'|'.join(_RELATIVE)})(?![a-z])"
PARTS_OF_YEAR_EN = {word: PARTS[sense] for word, sense in TIME.en_senses("part").items()}
"""The parts of a year by their first and last month."""
_PART = "|".join(PARTS_OF_YEAR_EN)


def _full(number: int, year: str = "") -> str:
    """Return the pattern of a month with its day and year, in either order."""
    y = rf"(?P<y{number}>{_YEAR})"
    asked = rf"(?:,? (?:of )?{y}){year}"
    return (
        rf"(?:(?P<m{number}>{_NAME})(?: (?:the )?(?P<d{number}>{_DAY}))?{asked}"
        rf"|(?P<e{number}>{_DAY})(?: of)?[ -](?P<n{number}>{_NAME})"
        rf"{asked.replace('<y', '<z').replace(' (?:of )?', '[ -](?:of )?')})"
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


_FULL = _compile(rf"(?:(?P<until>{_UNTIL})|(?P<since>since )|{_EDGE})?{_full(1)}")
_UNDATED = _compile(
    rf"(?:(?P<m1>{_NAME}) (?:the )?(?P<d1>{_DAY})|(?:the )?(?P<e1>{_DAY})(?: of)? (?P<n1>{_NAME})"
    rf"|(?P<l1>(?<![a-z])(?:{_LONG})|(?<=in )may|(?<=in )march)(?![a-z]))(?!,? ?(?:of )?[12]\d\d\d)"
)
_SPANS = (
    _compile(rf"{_full(1, '?')}{_TO}{_full(2)}"),
    _compile(
        rf"(?P<m1>{_NAME}) (?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})(?:,? (?P<y1>{_YEAR}))?"
        rf"|(?P<e1>{_DAY}){_TO}(?P<e2>{_DAY})(?: of)? (?P<n1>{_NAME})(?:,? (?P<z1>{_YEAR}))?"
    ),
)
_OF_YEAR = _compile(
    rf"(?:the )?(?<![a-z\d])(?P<part>{_PART})(?: of|,)?(?: the)? ?(?:(?P<y1>{_YEAR})|{_LEANING})"
    rf"|(?P<y2>{_YEAR}) ?(?P<post>q[1-4]|h[12])(?![a-z\d])"
)
_RELATIVES = _compile(rf"(?:(?P<until>{_UNTIL})|{_EDGE})?{_LEANING}")
_TWO_YEARS = _compile(r"(?<![a-z])this year and next(?: year)?(?![a-z])")
_PLAN = _compile(
    r"(?:the )?(?P<plan>\d\d?)th five[- ]year plan(?= period)(?: period)|"
    r"(?:during|over|under|in) the (?P<of>\d\d?)th five[- ]year plan"
)
_FIRST_PLAN_OF_FIVES, _ITS_START = 3, 1966


def iter_english_readings(text: str) -> Iterator[Reading]:
    """Yield what may be read as English dates in a folded text; readings may overlap.

    Years that stand alone are left to ``iter_numeric_readings``.

    >>> [(r.start, r.end) for r in iter_english_readings("on 15 Sept 2023 and in May")]
    [(3, 15), (23, 26)]
    """
    for form in (_FULL, _UNDATED):
        yield from map(_single, form.finditer(text))
    for form in _SPANS:
        yield from map(_span, form.finditer(text))
    yield from map(_part, _OF_YEAR.finditer(text))
    yield from map(_relative, _RELATIVES.finditer(text))
    yield from map(_two_years, _TWO_YEARS.finditer(text))
    yield from map(_plan, _PLAN.finditer(text))


def _single(match: re.Match[str]) -> Reading:
    return Reading(
        start=match.start(),
        end=match.end(),
        first=_moment(match, 1),
        openness=_openness(match),
    )


def _openness(match: re.Match[str]) -> Openness:
    groups = match.groupdict()
    if groups.get("until"):
        return "until"
    return "since" if groups.get("since") else "closed"


def _span(match: re.Match[str]) -> Reading:
    first, last = _moment(match, 1), _moment(match, 2)
    year = first.year or last.year
    return Reading(
        start=match.start(),
        end=match.end(),
        first=Moment(year=year, month=first.month, day=first.day),
        last=Moment(year=last.year or year, month=last.month or first.month, day=last.day),
    )


def _moment(match: re.Match[str], number: int) -> Moment:
    groups = match.groupdict()

    def first_of(names: str) -> str:
        return next((groups[f"{n}{number}"] for n in names if groups.get(f"{n}{number}")), "")

    year, month, day = first_of("yz"), first_of("mnl"), first_of("de")
    return Moment(
        year=int(year) if year else None,
        month=_MONTH_NUMBERS[month.lower().rstrip(".")] if month else None,
        day=int(re.sub(r"\D", "", day)) if day else None,
    )


def _part(match: re.Match[str]) -> Reading:
    year = match["y1"] or match["y2"]
    moment = Moment(year=int(year)) if year else _leaning(match)
    first, last = part_of_year(moment, PARTS_OF_YEAR_EN[(match["part"] or match["post"]).lower()])
    return Reading(start=match.start(), end=match.end(), first=first, last=last)


def _relative(match: re.Match[str]) -> Reading:
    return Reading(
        start=match.start(),
        end=match.end(),
        first=_leaning(match),
        openness=_openness(match),
    )


def _leaning(match: re.Match[str]) -> Moment:
    anchor, offset = _RELATIVE[match["rel"].lower()]
    return Moment(anchor=anchor, offset=offset)


def _two_years(match: re.Match[str]) -> Reading:
    first, last = (Moment(anchor="report", offset=offset) for offset in range(2))
    return Reading(start=match.start(), end=match.end(), first=first, last=last)


def _plan(match: re.Match[str]) -> Reading:
    start = _ITS_START + 5 * (int(match["plan"] or match["of"]) - _FIRST_PLAN_OF_FIVES)
    first, last = Moment(year=start), Moment(year=start + 4)
    return Reading(start=match.start(), end=match.end(), first=first, last=last)
