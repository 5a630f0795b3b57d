"""What time a document reports on and what time it plans for, as its title and headings say."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.dates import iter_dates, years_in
from ingest.numerals import parse_chinese_number

REPORTING = frozenset(
    {"communique", "bulletin", "census", "court_report", "white_paper", "report", "budget"}
)
_SPEECHES = frozenset({"work_report", "court_report"})
_TIMELESS = frozenset({"law", "interpretation", "cases", "press", "decision", "reply"})
_PLANNING = frozenset({"plan", "opinion", "scheme", "measures", "notice"})
_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年?[^\d]{0,2}?[—–\-－~～至到][^\d]{0,2}?((?:19|20)\d\d)(?=年|[)）])"
)
_FIVE_YEARS = re.compile(
    '[“"]?(?P<n>十[一二三四五六七]|十)五[”"]?(?=规划|计划|时期|国家|环境|期间|[^\\d]{0,12}规划)'
)
_ONE_YEAR = re.compile(r"(?<![\d〔\[（(])((?:19|20)\d\d)年")
_LOOKS_BACK = re.compile("情况|回顾|总结|完成|执行|决算|发展统计|通报")
_EDITION = re.compile("[（(][^（()）]*[月版订稿][^（()）]*[）)]")
_TELLS = re.compile("情况|回顾|总结|决算|通报")
_HEADING = re.compile(
    r"^[^。，；\n]{0,14}?((?:19|20)\d\d)年(?:度)?的?(?:主要|重点|政府)?(?:工作|目标)?"
    r"(?:(?P<back>回顾|总结|情况)|(?P<ahead>安排|展望|打算|计划|任务|重点))[^。；\n]{0,10}$",
    re.MULTILINE,
)
_REFERENCE = re.compile("零时|标准时点|普查时点")
_CENSUS = re.compile(r"第(?P<n>[一二三四五六七八九十]+|\d+)次(?:全国)?(?P<subject>\w{2,3})普查")
CENSUSES_FILE = Path(__file__).with_name("censuses.tsv")
"""The national censuses: what is counted, which one, and the year that it counts."""
_HEAD = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """The year, or ``first/last``, reported on and planned for, with where each was read."""

    past: str = ""
    plan: str = ""
    past_source: str = ""
    plan_source: str = ""


def read_periods(title: str, kind: str, issued: str, text: str) -> Periods:
    """Read what time a document is about.

    A work report of a year tells of the year before; two years of a title are told apart by what
    follows each (2023年预算执行情况和2024年预算草案).

    Args:
        title: of the document.
        kind: of document, a key of ``document_kinds.tsv``.
        issued: its date of issue.
        text: its text, whose headings (2024年工作安排) are looked at where the title says nothing.
    """
    past, plan = _of_title(title, kind)
    if past or plan:
        told = _of_headings(text) if kind in REPORTING and not plan else ("", "")
        ahead = told[1] if told[1] > past else ""
        return _periods(past, plan or ahead, "title", "title" if plan else "text")
    if kind == "census":
        counted = _census_year(text[:_HEAD])
        named = "" if counted else _census_named(title)
        return _periods(counted or named, "", "title" if named else "text", "")
    if kind in _SPEECHES:
        years = years_in(title)
        year = max(years, default=int(issued[:4]) if issued else 0)
        source = "title" if years else "title_block"
        return _periods(str(year - 1), str(year), source, source) if year else Periods()
    return Periods()


def _periods(past: str, plan: str, past_source: str, plan_source: str) -> Periods:
    return Periods(
        past=past,
        plan=plan,
        past_source=past_source if past else "",
        plan_source=plan_source if plan else "",
    )


def _of_title(title: str, kind: str) -> tuple[str, str]:
    span = _YEARS.search(title)
    if span:
        whole = f"{span[1]}/{span[2]}"
        return (whole, "") if kind in REPORTING else ("", whole)
    five = _FIVE_YEARS.search(title)
    if five and kind in _PLANNING:
        first = _five_year_start(five["n"])
        return "", f"{first}/{first + 4}"
    if kind in _SPEECHES:
        return "", ""
    return _of_years(title, kind)


def _of_years(title: str, kind: str) -> tuple[str, str]:
    """Tell the years of a title apart by what follows each, else by the kind of document."""
    parts = _ONE_YEAR.split(title)[1:]
    if len(parts) > 2:
        told = [*zip(parts[::2], parts[1::2], strict=True)]
        past = max((year for year, said in told if _LOOKS_BACK.search(said)), default="")
        ahead = [year for year, said in told if not _LOOKS_BACK.search(said)]
        return past, max((year for year in ahead if year > past), default="")
    year = max(years_in(_EDITION.sub("", title)), default=0)
    if not year:
        return "", ""
    if kind in REPORTING or _TELLS.search(title):
        return str(year), ""
    return "", "" if kind in _TIMELESS else str(year)


def _of_headings(text: str) -> tuple[str, str]:
    """Return the last years that headings look back on and ahead to."""
    past = plan = ""
    for match in _HEADING.finditer(text):
        if match["back"]:
            past = max(past, match[1])
        else:
            plan = max(plan, match[1])
    return past, plan


def _census_year(head: str) -> str:
    for match in iter_dates(head):
        if _REFERENCE.match(head, match.end):
            return match.value[:4]
    return ""


def _census_named(title: str) -> str:
    """Return the year of the national census that a title names.

    >>> _census_named("某市第七次全国人口普查公报（第二号）"), _census_named("某市人口普查公报")
    ('2020', '')
    """
    match = _CENSUS.search(title)
    if match is None:
        return ""
    order = int(match["n"]) if match["n"].isdecimal() else parse_chinese_number(match["n"])
    return _read_censuses().get((match["subject"], int(order or 0)), "")


@cache
def _read_censuses() -> dict[tuple[str, int], str]:
    with CENSUSES_FILE.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return {(row["subject"], int(row["ordinal"])): row["year"] for row in rows}


def _five_year_start(number: str) -> int:
    """Return the first year of a five-year plan: the tenth began in 2001."""
    order = parse_chinese_number(number)
    return 2001 + 5 * (int(order or 10) - 10)
