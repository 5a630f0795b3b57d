"""Who signed a document and when: the lines of a title block, of a circular's end, of a closing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.bodies import read_bodies
from ingest.dates import PrintedDate, iter_dates

BLOCK_LINES, TITLE_LINES, CLOSING_LINES = 12, 4, 4
"""How far from its ends a document names its issuer or its date without the other."""

_LABEL = re.compile(
    r"(?:^|[\s|｜】\]])(?:成文|印发|发布|公布|发文)?\s*(?:日\s*期|时\s*间)[】\]：:\s]*$"
)
_SAID = re.compile(r"^[（(〔]?\s*(?:公开|正式)?(?:发布|印发|公布|修订)?\s*[）)〕]?$")
_OPEN = re.compile(r"[\s（(〔\[【—―\-–]*$")
_SOURCED = re.compile(
    r"[T\s]*(?:\d{1,2}:\d\d(?::\d\d)?)?[\s\]】）)]*"
    r"(?:(?:信息|文章|稿件)?来源|作者|浏览|阅读|点击|字号|字体)(?:次数|量)?\s*[:：]"
)
"""What stands behind the date of a web page: 2024-01-25 10:30 来源：综合科."""
_AFTER = re.compile(r"[\s）)〕]*$|[\s）)〕]*[（(]此[件文]")
_BRACKET = re.compile(r"[）)]\s*")
_SENTENCE_END = re.compile(r"[。！；：”）)\s]")
_MEETING = re.compile(r"^[\s，,]*在.{4,60}(?:会|会议|大会)上[\s）)]*$")
_PERSON = re.compile(
    r"^[省市县区州长席主令人任院检察局厅部\s]{1,6}[：:\s]+[\u4e00-\u9fff·\s]{2,10}$"
)
_LONG = 400
_GLUED = ("国务院办公厅", "国务院", "中共中央办公厅", "中共中央")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A date that stands for itself, with the bodies above or beside it.

    Attributes:
        bodies: that signed; none where the date stands alone.
        issued: the date.
        line: its number among the lines that hold text.
        labelled: whether the line says that it is the date of issue.
        delivered: whether the line says at which meeting the document was read out.
        person: the office of who signed (市长), empty for none.
    """

    bodies: tuple[str, ...]
    issued: str
    line: int
    labelled: bool = False
    delivered: bool = False
    person: str = ""


def iter_signatures(lines: Sequence[str]) -> Iterator[Signature]:
    """Yield the dates of lines that hold a date and hardly anything but who signs.

    >>> [found] = iter_signatures(["请遵照执行。", "国 务 院", "二○○七年十一月二十二日"])
    >>> found.bodies, found.issued
    (('国务院',), '2007-11-22')
    """
    bodies: tuple[str, ...] = ()
    person = ""
    for number, line in enumerate(lines):
        found = _read_dated(line, number, bodies, person)
        if found is not None:
            yield found
            bodies, person = (), ""
        elif _PERSON.fullmatch(line):
            person = re.split("[：:]", line)[0].replace(" ", "").replace("\u3000", "")
            bodies = (*bodies, *read_bodies(line))
        else:
            own = read_bodies(line)
            bodies = (*bodies, *own) if own else ()


def undated_bodies(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the bodies that lines name which name nothing else."""
    return tuple(dict.fromkeys(body for line in lines for body in read_bodies(line)))


def _read_dated(line: str, number: int, above: tuple[str, ...], person: str) -> Signature | None:
    dates = list(iter_dates(line[:_LONG])) if len(line) < _LONG else []
    if not dates:
        dates = list(iter_dates(line[-_LONG:])) if len(line) >= _LONG else []
        line = line[-_LONG:]
    for date in (dates[:1] + dates[-1:])[: 2 if len(dates) > 1 else 1]:
        found = _read_one(line, date, number, above)
        if found is not None:
            return found if not person else _with_person(found, person)
    return None


def _with_person(found: Signature, person: str) -> Signature:
    return Signature(bodies=found.bodies, issued=found.issued, line=found.line, person=person)


def _read_one(
    line: str, date: PrintedDate, number: int, above: tuple[str, ...]
) -> Signature | None:
    before, after = line[: date.start], line[date.end :]
    if _LABEL.search(before):
        return Signature(bodies=(), issued=date.value, line=number, labelled=True)
    if _OPEN.fullmatch(before):
        if _MEETING.match(after):
            return Signature(bodies=(), issued=date.value, line=number, delivered=True)
        if _SOURCED.match(after):
            return Signature(bodies=(), issued=date.value, line=number, labelled=True)
        beside = read_bodies(after)
        is_alone = _SAID.fullmatch(after) or _AFTER.match(after)
        if beside or is_alone or (above and after[:1].isspace()):
            return Signature(bodies=(*above, *beside), issued=date.value, line=number)
        return None
    if number < TITLE_LINES and before.endswith(("（", "(")) and _BRACKET.fullmatch(after):
        return Signature(bodies=(), issued=date.value, line=number)
    return _read_inline(before, after, date.value, number, above)


def _read_inline(
    before: str, after: str, issued: str, number: int, above: tuple[str, ...]
) -> Signature | None:
    """Read 请认真执行。国务院办公厅2020年5月31日（此件公开发布）."""
    if not _AFTER.match(after):
        return None
    bodies = read_bodies(before.strip("（( ")) or _last_body(before.rstrip())
    if not bodies:
        return None
    return Signature(bodies=(*above, *bodies), issued=issued, line=number)


def _last_body(before: str) -> tuple[str, ...]:
    """Return the body at the end of a text: glued to what is before it, or behind a sentence."""
    glued = next((name for name in _GLUED if before.endswith(name)), "")
    if glued:
        return (glued,)
    start = max((match.end() for match in _SENTENCE_END.finditer(before)), default=0)
    return read_bodies(before[start:])
