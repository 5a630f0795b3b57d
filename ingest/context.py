"""What a document is about and when: its kind, places, bodies and dates, each with its source."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from ingest.folding import simplify
from ingest.gazetteer import Division, default_gazetteer
from ingest.numerals import parse_chinese_number
from ingest.records import DocumentContext

KINDS_FILE = Path(__file__).with_name("document_kinds.tsv")
_REPORTING = frozenset(
    {"communique", "bulletin", "census", "court_report", "white_paper", "report"}
)
HEAD_CHARS, TAIL_CHARS = 900, 240
"""How far from its ends a document's title block and closing lines reach."""
_LONGEST_LINE = 60
TEXT_CHARS = 20_000
MIN_MENTIONS, MIN_SHARE = 3, 0.7
"""How often, and what share of all places, a text names the one that it is of."""

_DIGITS = "〇零○Ｏ0一二三四五六七八九"
_DATE = re.compile(
    rf"(?P<year>(?:19|20)\d\d|[一二][{_DIGITS}]{{3}})\s*年\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日)?"
)
_NUMERIC_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)"
)
_NUMBER_YEAR = re.compile(
    r"[〔\[［（(]\s*(?P<year>(?:19|20)\d\d)\s*[〕\]］）)]\s*(?:第\s*)?\d+\s*号"
)
_PASSED = re.compile(r"通过|公布|发布|修订|修正|批准|印发|发文|成文")
_REVISED = re.compile("修订|修正")
_BEFORE_PLACE = re.compile("^(?:.*日)?在?")
_IN_FORCE = re.compile(r"起\s*(?:施行|实施|执行)|有效期|生效|废止")
_ISO = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}", re.ASCII)
_YEARS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:年)?[^\d]{0,2}?[—–\-－~～至到][^\d]{0,2}?((?:19|20)\d\d)(?=年|[)）])"
)
_YEAR = re.compile(rf"(?<![\d〔\[])(?:(?:19|20)\d\d|[一二][{_DIGITS}]{{3}})(?=\s*年)")
_FIVE_YEARS = re.compile(
    '[“"]?(?P<n>十[一二三四五六七]|十)五[”"]?(?=规划|计划|时期|国家|环境|期间|[^\\d]{0,12}规划)'
)
_QUOTED = re.compile(r"《([^《》]{2,60})》")
_CALLED = re.compile(
    r"《(?P<long>[^《》]{2,60})》\s*[（(]以下(?:统称|简称|称)[:：为]?\s*[《“\"]?(?P<short>[^》”\")）]{2,30})[》”\"]?[）)]"
)
_NATION = re.compile(r"^中华人民共和国")
_PREFIX = re.compile(
    r"^(?:(?:19|20)\d\d年度?|[一二][〇零○一二三四五六七八九]{3}年度?|\d{4}年1?\d月|[上下]半年|[一二三四]季度|前三季度|关于|中共|#+|\s)+"
)
_LOCAL = re.compile(
    r"^(?P<name>(?!中国|全国|国家|我国|本|最高|人民|各|大中|贫困|城|部分)[\u4e00-\u9fff]{2,6}?"
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|省|(?<!城)市(?![场民容政级域属])|县(?![级域])|(?<![地社园特郊景])区(?![域块])))"
)
_BODY = re.compile(
    r"(?P<body>国务院(?:办公厅)?|中共中央|[\u4e00-\u9fff][\u4e00-\u9fff、]{1,39}?(?:人民政府(?:办公厅|办公室)?|人民代表大会(?:常务委员会)?|委员会(?:办公厅|办公室)?|人民法院|人民检察院|"
    r"海关|总署|总局|管理局|税务局|统计局|银行|办公厅|办公室|领导小组|联合会|国务院(?:办公厅)?|中共中央|[\u4e00-\u9fff]{2,12}[部局厅署]))"
    r"(?=关于|印发|$|[\s、，,]|[\u4e00-\u9fff]{2,40}关于|公布|就)"
)
_SESSION = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,12}?(?:自治区|自治州|自治县|省|市|县|区))?第[一二三四五六七八九十\d]+届"
    r"(?P<body>人民代表大会(?:常务委员会)?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    value: str
    source: str


def read_context(*, title: str, issuer: str, text: str) -> DocumentContext:
    """Read what a document is about from its title and its ends.

    Args:
        title: of the document.
        issuer: the body that issued it; empty where unknown.
        text: the document's text.
    """
    plain = simplify(title)
    head, tail = text[:HEAD_CHARS], text[-TAIL_CHARS:] if len(text) > HEAD_CHARS else ""
    kind = read_kind(plain)
    issued = _read_issued(plain, head, tail)
    bodies = _read_bodies(plain, issuer, head, tail)
    places = _read_places(plain, bodies)
    from_text = () if places else _places_of_text(text)
    place_source = "title" if places else "text"
    places = places or from_text
    period, plan = _read_periods(plain, kind, issued.value)
    found = {
        "kind": _Found(value=kind, source="title" if kind else ""),
        "places": _Found(value=" ".join(places), source=place_source),
        "bodies": _Found(value=" ".join(bodies), source="title_block" if bodies else ""),
        "issued": issued,
        "period": period,
        "plan_period": plan,
    }
    return DocumentContext(
        kind=kind,
        places=places,
        bodies=bodies,
        issued=issued.value,
        period=period.value,
        plan_period=plan.value,
        short_names=_read_short_names(plain, text),
        read_from=tuple((name, each.source) for name, each in found.items() if each.value),
    )


def read_kind(title: str) -> str:
    """Return the kind of document that a title names, a key of ``document_kinds.tsv``, or ``""``.

    The first row of the table with a word that the title holds decides, so that what a circular
    brings (关于印发《…规划》的通知) goes before the circular.

    >>> [read_kind(title) for title in ("广东省政府工作报告", "关于印发规划的通知", "你好")]
    ['work_report', 'plan', '']
    """
    return next((kind for kind, names in _kinds() if names.search(title)), "")


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with KINDS_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple((row["kind"], _kind_pattern(row["zh"].split(), row["en"])) for row in rows)


def _kind_pattern(chinese: Iterable[str], english: str) -> re.Pattern[str]:
    return re.compile(rf"{'|'.join(chinese)}|\b{english}\b", re.IGNORECASE)


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that a text names with 年 behind them, in digits or in hanzi, in order.

    >>> years_in("二〇二三年与2024年，京政文〔1999〕56号")
    (2023, 2024)
    """
    return tuple(year for match in _YEAR.finditer(text) if (year := _year(match[0])))


def _year(digits: str) -> int | None:
    if digits.isascii():
        return int(digits)
    value = parse_chinese_number(re.sub("[○Ｏ0]", "〇", digits))
    return None if value is None else int(value)


def _read_issued(title: str, head: str, tail: str) -> _Found:
    """Find the date of issue: in a line of its own at either end, else behind 通过 or 公布.

    A date of coming into force is none of issue. A circular's number gives the year alone.
    """
    own = [line for line in head.splitlines() if len(line) < _LONGEST_LINE]
    revised = [each for line in own[:12] for each in _dates(line) if _REVISED.search(line)]
    if revised:
        return _Found(value=max(revised), source="title_block")
    for line in (*own[:12], *reversed(tail.splitlines())):
        found = _only_date(line)
        if found:
            at_end = line in tail and line not in own
            return _Found(value=found, source="closing" if at_end else "title_block")
    dated = [
        each
        for line in own[:12]
        if _PASSED.search(line) and not _IN_FORCE.search(line)
        for each in _dates(line)
    ]
    if dated:
        return _Found(value=max(dated), source="title_block")
    number = _NUMBER_YEAR.search(head[:400])
    if number:
        return _Found(value=number["year"], source="number")
    years = years_in(title)
    return _Found(value=str(max(years)) if years else "", source="title")


def is_date(value: str) -> bool:
    """Tell whether a text is a day, month or year of ISO 8601 that exists, or two with ``/``.

    >>> [is_date(text) for text in ("2023-05", "2021/2025", "2023-02-30", "0023")]
    [True, True, False, False]
    """
    return all(map(_is_one_date, value.split("/"))) and value.count("/") < 2


def _is_one_date(value: str) -> bool:
    if not _ISO.fullmatch(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _only_date(line: str) -> str:
    """Return the date of a line that holds hardly anything else, or says what was held on it."""
    if _IN_FORCE.search(line):
        return ""
    dates = list(_dates(line))
    if not dates:
        return ""
    stripped = _NUMERIC_DATE.sub("", _DATE.sub("", line)).strip(" \u3000()（）—―-")
    alone = len(stripped) <= 2
    delivered = line.strip().startswith(("—", "―", "--", "（", "(")) and "会议" in line
    published = stripped.startswith(("发布时间", "发布日期", "成文日期", "时间", "日期"))
    signed = len(stripped) <= 30 and line.rstrip().endswith("日")
    return dates[0] if alone or delivered or published or signed else ""


def _dates(line: str) -> Iterator[str]:
    matches = [*_DATE.finditer(line), *_NUMERIC_DATE.finditer(line)]
    for match in sorted(matches, key=lambda each: each.start()):
        parts = [_number(match["month"]), _number(match["day"])]
        said = (str(_year(match["year"])), *(f"{part:02d}" for part in parts if part is not None))
        if is_date("-".join(said)):
            yield "-".join(said)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    value = int(text) if text.isdecimal() else parse_chinese_number(text)
    return None if value is None else int(value)


def _read_bodies(title: str, issuer: str, head: str, tail: str) -> tuple[str, ...]:
    found = [simplify(issuer)] if issuer else []
    if "关于" in title or "印发" in title:
        beginning = re.split("关于|印发", title)[0]
        found += [match["body"] for match in _BODY.finditer(beginning + "关于") if match["body"]]
    own = [line.strip() for line in (*head.splitlines()[1:10], *tail.splitlines())]
    for line in own:
        bare = re.sub(r"\s", "", line)
        match = _BODY.fullmatch(bare)
        if match and len(bare) <= 30:
            found.append(bare)
    for match in _SESSION.finditer(head[:300]):
        if match["place"]:
            found.append(_BEFORE_PLACE.sub("", match["place"]) + match["body"])
    if read_kind(title) == "work_report":
        found += [f"{place}人民政府" for place in _places_in(title)[:1]]
    return tuple(dict.fromkeys(found))


def _read_places(title: str, bodies: Sequence[str]) -> tuple[str, ...]:
    """Return the full names of the places that the title, else the first body, is of."""
    for text in (title, *bodies):
        places = _places_in(text)
        if places:
            return places
    return ()


def _places_of_text(text: str) -> tuple[str, ...]:
    """Return the division that a text names by its full name, where it hardly names another."""
    counts: Counter[str] = Counter()
    for name, bearers in default_gazetteer().find(simplify(text[:TEXT_CHARS])):
        if any(name == bearer.name for bearer in bearers):
            counts[name] += 1
    if not counts:
        return ()
    place, count = counts.most_common(1)[0]
    clear = count >= MIN_MENTIONS and count >= MIN_SHARE * sum(counts.values())
    return (place,) if clear else ()


def _places_in(text: str) -> tuple[str, ...]:
    """Return the places that a title begins with: known divisions, or what ends as one does."""
    inner = _QUOTED.search(text)
    for part in (text, inner[1] if inner else ""):
        start = _PREFIX.sub("", _NATION.sub("", part))
        known = [_full_name(bearers) for name, bearers in default_gazetteer().find(start)]
        local = _LOCAL.match(start)
        if local and not any(name in local["name"] for name in known):
            return (local["name"],)
        if known:
            return tuple(dict.fromkeys(known))
    return ()


def _full_name(bearers: Sequence[Division]) -> str:
    return min(bearers, key=lambda division: len(division.code)).name


def _read_periods(title: str, kind: str, issued: str) -> tuple[_Found, _Found]:
    none = _Found(value="", source="")
    span = _YEARS.search(title)
    if span:
        whole = _Found(value=f"{span[1]}/{span[2]}", source="title")
        return (whole, none) if kind in _REPORTING else (none, whole)
    five = _FIVE_YEARS.search(title)
    if five and kind in ("plan", "opinion", "scheme", "measures"):
        first = _five_year_start(five["n"])
        return none, _Found(value=f"{first}/{first + 4}", source="title")
    years = years_in(title)
    if kind == "work_report":
        year = max(years, default=int(issued[:4]) if issued else 0)
        if year:
            source = "title" if years else "title_block"
            return _Found(value=str(year - 1), source=source), _Found(
                value=str(year), source=source
            )
    if kind == "budget" and len(years) > 1:
        return _Found(value=str(min(years)), source="title"), _Found(
            value=str(max(years)), source="title"
        )
    if years and kind in _REPORTING:
        return _Found(value=str(max(years)), source="title"), none
    if years and kind in ("plan", "scheme", "announcement"):
        return none, _Found(value=str(max(years)), source="title")
    return none, none


def _five_year_start(number: str) -> int:
    """Return the first year of a five-year plan: the tenth began in 2001."""
    order = parse_chinese_number(number)
    return 2001 + 5 * (int(order or 10) - 10)


def _read_short_names(title: str, text: str) -> tuple[str, ...]:
    """Return a law's or plan's short names: without 中华人民共和国, and as it says itself."""
    named = _QUOTED.search(title)
    names = [named[1]] if named else []
    bare = _NATION.sub("", title)
    if bare != title:
        names.append(bare)
    own = {title, *(names[:1])}
    called = _CALLED.finditer(text[:3000])
    names += [match["short"] for match in called if match["long"] in own]
    return tuple(dict.fromkeys(name for name in names if name != title))


def place_names(places: Iterable[str]) -> tuple[str, ...]:
    """Return all the names of places and of what they lie in: long, short, without their kind.

    >>> place_names(["天河区"])
    ('天河区', '天河', '广州市', '广州', '广东省', '广东')
    """
    names: list[str] = []
    for place in places:
        names += [place, _without_kind(place)]
        for division in default_gazetteer().named(place):
            names.append(division.short)
            for holder in default_gazetteer().holders(division):
                names += [holder.name, holder.short]
    return tuple(dict.fromkeys(names))


_KIND = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|县|区)$")


def _without_kind(place: str) -> str:
    return _KIND.sub("", place)
