"""Dates in digits alone: 2023-09-15, 2023/9/15, 2021-2023, 2022/23, FY2023, and the bare 2023."""

import re
from collections.abc import Iterator

from ingest.figures.moments import Moment, Openness, Reading
from ingest.language import TIME, UNIT

_CJK = "\u3400-\u9fff"
_YEAR = r"(?:19|20)\d\d"
_BEFORE = rf"(?<![\da-z./{_CJK}〔\[【$¥€£#№°+])(?:(?<!-)|(?<=end-)|(?<=mid-))(?<!\d[ ,:])"
_AFTER = rf"(?![\da-z%‰〕\]】]|[.,]\d|[-/:]\d|\)[{_CJK}\w]{{1,12}}\d+号)"
# A four-digit number that counts: 2023件, 2 023 亿元, 2023 cases.
_NO_COUNT = (
    rf"(?! ?(?:[余多年]|个|[万亿千百]|{UNIT.zh('no_year')}|[美欧港英]"
    rf"|(?:[a-z]{{2,12}} )?(?:{UNIT.en('no_year')}|million|billion)(?![a-z])))"
)
_NAME_BEFORE = re.compile(
    r"(?:\b(?i:gb(?:/t)?|iso|iec|ieee|rfc|astm) ?|\b[A-Z]{2,}(?:/[A-Z]+)? ?|\b[Nn]o\.? ?"
    r"|\b[Aa]rticle |第)$"
)
_PREPOSITION = re.compile(rf"\b(?:{TIME.en('dated')})[- ](?:the )?$", re.IGNORECASE)
_BARE = re.compile(
    rf"(?:(?P<until>(?:(?:as of|by|up to|until|till|through) )?(?:the )?(?:year[- ])?"
    rf"(?<![a-z])end(?:[- ]of)?[- ]|as of )|(?P<since>since )"
    rf"|(?:the )?(?:(?:beginning|start|middle|spring|summer|autumn|winter) of "
    rf"|(?:early|late|spring|summer|autumn|winter) |mid[- ]))?"
    rf"{_BEFORE}(?P<y1>{_YEAR})(?P<after>{_AFTER}{_NO_COUNT})?"
    rf"(?(after)|{_AFTER}(?!.?[{_CJK}]))",
    re.IGNORECASE | re.ASCII,
)
_FISCAL = re.compile(rf"\b(?:fy|fiscal(?: year)?) ?(?P<y1>{_YEAR}){_AFTER}", re.IGNORECASE)
_DAY = re.compile(
    rf"{_BEFORE}(?P<y1>{_YEAR})(?P<sep>[-/.])(?P<m1>1[0-2]|0?[1-9])(?P=sep)(?P<d1>3[01]|[12]\d"
    rf"|0?[1-9])"
    rf"(?![\d.-])",
    re.ASCII,
)
_MONTH = re.compile(rf"{_BEFORE}(?P<y1>{_YEAR})[-/](?P<m1>1[0-2]|0[1-9])(?![\d./-])", re.ASCII)
_YEARS = re.compile(
    rf"(?:(?:from|between) )?{_BEFORE}(?P<y1>{_YEAR})"
    rf"(?: ?[-—–~―] ?| (?:to|through|until|till|and) |至|到|/)(?P<y2>{_YEAR}|\d\d){_AFTER}"
    r"(?! ?[年月])",
    re.IGNORECASE | re.ASCII,
)
_LISTED = re.compile(rf"(?<![\d.])(?P<y1>{_YEAR})(?= ?[、和及与] ?{_YEAR} ?[、年和及与])", re.ASCII)
_LONGEST_SHORT_SPAN = 20


def iter_numeric_readings(text: str) -> Iterator[Reading]:
    """Yield what may be read as dates in digits in a folded text; readings may overlap.

    >>> [(r.start, r.end) for r in iter_numeric_readings("GB/T 2023, 2023件, 2023-09-15")]
    [(18, 28)]
    """
    for match in _BARE.finditer(text):
        if _is_year(text, match):
            yield _single(match)
    for form in (_FISCAL, _DAY, _MONTH, _LISTED):
        yield from map(_single, form.finditer(text))
    for match in _YEARS.finditer(text):
        if reading := _years(match):
            yield reading


def _is_year(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start("y1") - 20) : match.start("y1")]
    if _NAME_BEFORE.search(before):
        return False
    if match.start("y1") > match.start():
        return True
    return match["after"] is not None or _PREPOSITION.search(before) is not None


def _single(match: re.Match[str]) -> Reading:
    groups = match.groupdict()
    openness: Openness = "closed"
    if groups.get("until"):
        openness = "until"
    elif groups.get("since"):
        openness = "since"
    month, day = groups.get("m1"), groups.get("d1")
    moment = Moment(
        year=int(match["y1"]),
        month=int(month) if month else None,
        day=int(day) if day else None,
    )
    return Reading(start=match.start(), end=match.end(), first=moment, openness=openness)


def _years(match: re.Match[str]) -> Reading | None:
    first, second = int(match["y1"]), match["y2"]
    last = int(second) if len(second) == len(match["y1"]) else first - first % 100 + int(second)
    if last <= first or (len(second) == 2 and last > first + _LONGEST_SHORT_SPAN):
        return None
    return Reading(
        start=match.start(),
        end=match.end(),
        first=Moment(year=first),
        last=Moment(year=last),
    )
