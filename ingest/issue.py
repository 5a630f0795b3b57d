"""When a document was issued and by what number, and since when it is in force."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.dates import iter_dates, years_in
from ingest.enactments import read_in_force
from ingest.ends import Ends, bare
from ingest.signatures import BLOCK_LINES, CLOSING_LINES, Signature

_NUMBER_LINES = 6
_NUMBER_YEAR = re.compile(
    r"(?:^|(?<=[知定见复报函案令划]))\s*[\u4e00-\u9fff]{2,10}"
    r"[〔\[［（(]\s*(?P<year>(?:19|20)\d\d)\s*[〕\]］）)]\s*(?:第\s*)?\d+\s*号"
)
_STATEMENT_LINES = 12
_NUMBER = (
    r"(?P<number>(?:(?!的|通知|根据|关于)[\u4e00-\u9fff]){2,14}"
    r"[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d+号)"
)
_ALONE = re.compile(rf"(?:(?:文号|发文字号)[:：])?{_NUMBER}")
# A plan and the circular that brings it have one number: 印发…方案的通知国办发〔2020〕13号.
_BEHIND = re.compile(rf"(?:的通知)?{_NUMBER}")
_BY_ORDER = re.compile(
    r"[（(]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
    r"(?P<number>[\u4e00-\u9fff]{2,40}(?:令|公告)第[\d〇零一二三四五六七八九十百]+号)(?:公布|发布)"
)
_VERSION = re.compile(r"[（(](?P<when>[^（()）]{4,14})(?:版|修订|更新|发布|印发)[）)]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDate:
    """A date, empty for none, and where it was read."""

    value: str
    source: str


def read_issued(title: str, kind: str, ends: Ends) -> ReadDate:
    """Read the date of issue: said to be it, of publication, signed, read out, passed, alone.

    A circular's number (国办发〔2014〕56号) and the title of a work report give the year alone. A
    date of coming into force, of approval and of revision is none of issue.

    Args:
        title: of the document, in simplified characters.
        kind: of document, a key of ``document_kinds.tsv``.
        ends: of the document.
    """
    block = [each for each in ends.signed if each.line < BLOCK_LINES]
    signed = [each for each in ends.signed if each.bodies or each.person]
    dates = (
        (min((each.issued for each in block if each.labelled), default=""), "title_block"),
        (ends.enactment.issued if ends.enactment.is_published else "", "title_block"),
        ([each.issued for each in signed], _where(signed, ends)),
        ([each.issued for each in block if each.delivered], "title_block"),
        (ends.enactment.issued, "title_block"),
        ([each.issued for each in block], "title_block"),
        (_closing_date(ends), "closing"),
        (_version_date(title), "title"),
        (_number_year(ends.head[:_NUMBER_LINES]), "number"),
        (str(max(years_in(title), default="")) if kind == "work_report" else "", "title"),
    )
    for found, source in dates:
        value = found if isinstance(found, str) else next(iter(found), "")
        if value:
            return ReadDate(value=value, source=source)
    return ReadDate(value="", source="")


def _where(signed: Sequence[Signature], ends: Ends) -> str:
    """Return ``closing`` for a signature among the last lines of a short document."""
    last = len(ends.head) - CLOSING_LINES
    is_closing = signed and not ends.tail and last <= signed[0].line >= BLOCK_LINES // 4
    return "closing" if is_closing else "title_block"


def _closing_date(ends: Ends) -> str:
    last = len(ends.tail or ends.head)
    signed = [each for each in ends.closed if each.bodies or each.line >= last - CLOSING_LINES]
    return signed[-1].issued if signed else ""


def _version_date(title: str) -> str:
    match = _VERSION.search(title)
    return next((each.value for each in iter_dates(match["when"])), "") if match else ""


def _number_year(lines: Iterable[str]) -> str:
    matches = (_NUMBER_YEAR.search(line[:200]) for line in lines)
    return next((match["year"] for match in matches if match), "")


def read_number(title: str, ends: Ends) -> str:
    """Read the number that its issuer gave a document: 国办发〔2014〕56号, 国务院令第553号.

    It stands on a line of its own, right behind the title, or in the statement by whose order a law
    was published. A number that stands elsewhere is that of another document.

    Args:
        title: of the document, in simplified characters.
        ends: of the document.
    """
    lines = [bare(line) for line in ends.head[:_STATEMENT_LINES]]
    _, *behind = "".join(lines[:_NUMBER_LINES]).split(bare(title) or "\n")
    matches = (
        *(_ALONE.fullmatch(line) for line in lines[:_NUMBER_LINES]),
        *map(_BEHIND.match, behind),
        *(_BY_ORDER.match(line) for line in lines),
    )
    return next((match["number"] for match in matches if match), "")


def read_force(text: str, ends: Ends, issued: str) -> ReadDate:
    """Read since when a document is in force, as it says below its title or in its last article.

    Args:
        text: of the document.
        ends: of the document.
        issued: its date of issue.
    """
    if ends.enactment.in_force:
        return ReadDate(value=ends.enactment.in_force, source="title_block")
    return ReadDate(value=read_in_force(text, issued), source="text")
