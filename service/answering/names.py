"""Names read out in English, where tables know them or their form can be translated."""

import re
from functools import lru_cache

from ingest import default_glossary
from service.answering.places import abbreviation_en, countries_zh, places_zh, regions_zh

_COURTS = {
    "高级人民法院": "High People's Court",
    "中级人民法院": "Intermediate People's Court",
    "知识产权法院": "Intellectual Property Court",
    "互联网法院": "Internet Court",
    "海事法院": "Maritime Court",
    "人民法院": "People's Court",
    "人民检察院": "People's Procuratorate",
    "人民政府": "People's Government",
    "知识产权局": "Intellectual Property Administration",
    "市场监督管理局": "Administration for Market Regulation",
}
_STAGES = {
    "送审稿": "draft for review",
    "征求意见稿": "draft for comment",
    "公开征求意见": "published for comment",
    "草案": "draft",
    "修订草案": "revised draft",
    "修正草案": "draft amendment",
    "讨论稿": "discussion draft",
    "报批稿": "draft for approval",
    "初稿": "first draft",
}
_LOCAL = re.compile(rf"(?P<place>.{{2,8}}?)(?P<body>{'|'.join(_COURTS)})$")
_BETWEEN = re.compile("、|以及|和|与")
_PARENTHESIS = re.compile(r"(?P<outer>[^（]+)（(?P<inner>[^）]+)）$")
_ORDINAL = re.compile(
    r"(?P<running>连续)?第(?P<number>[一二三四五六七八九十\d]+)(?P<unit>[\u4e00-\u9fff]*)$"
)
_UNITS = {
    "年": " year",
    "届": " session",
    "批": " batch",
    "类": " class",
    "期": " phase",
    "位": " place",
    "轮": " round",
}
_TERM = re.compile(
    r"(?P<kind>有期徒刑|"
    r"拘役)(?:(?P<years>[一二三四五六七八九十\d]+)年)?(?:零?(?P<months>[一二三四五六七八九十\d]+)个月)?$"
)
_NUMERALS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_WORDS: list[str] = re.findall(
    r"\w+", "first second third fourth fifth sixth seventh eighth ninth tenth"
)


def english_name(raw: str) -> str | None:
    """Return a name in English, an enumeration item by item; ``None`` where a part is unknown.

    >>> english_name("农业农村部"), english_name("法国、巴林"), english_name("某某公司")
    ('Ministry of Agriculture and Rural Affairs', 'France and Bahrain', None)
    >>> english_name("江苏省高级人民法院"), english_name("连续第四年"), english_name("中越")
    ("Jiangsu High People's Court", 'fourth consecutive year', 'China-Vietnam')
    """
    name = _one(_bare(raw))
    if name is not None:
        return name
    items = _BETWEEN.split(raw)
    named = [each for item in items if (each := _one(_bare(item)))]
    if len(items) < 2 or len(named) < len(items):
        return None
    return f"{', '.join(named[:-1])} and {named[-1]}"


def _one(bare: str) -> str | None:
    """Return one name in English."""
    known = _names().get(bare)
    if known:
        return known
    for read in (_abbreviation, _local, _ordinal, _term, _with_parenthesis):
        name = read(bare)
        if name:
            return name
    return None


def _abbreviation(bare: str) -> str | None:
    """Read 中越."""
    return "-".join(abbreviation_en(bare)) or None


def _local(bare: str) -> str | None:
    """Read a court or office with its place before it."""
    match = _LOCAL.fullmatch(bare)
    place = _names().get(match["place"]) if match else None
    return f"{place} {_COURTS[match['body']]}" if match and place else None


def _ordinal(bare: str) -> str | None:
    """Read 第十三次, 连续第四年."""
    match = _ORDINAL.fullmatch(bare)
    if not match or (match["running"] and match["unit"] not in _UNITS):
        return None
    running = " consecutive" if match["running"] else ""
    if match["unit"] not in (*_UNITS, "", "次", "个"):
        return None
    return _ordinal_word(_value(match["number"])) + running + _UNITS.get(match["unit"], "")


def _term(bare: str) -> str | None:
    """Read a term of imprisonment."""
    match = _TERM.fullmatch(bare)
    if not match or not (match["years"] or match["months"]):
        return None
    parts = [
        f"{_value(number)} {unit}{'' if _value(number) == 1 else 's'}"
        for number, unit in ((match["years"], "year"), (match["months"], "month"))
        if number
    ]
    kind = "of imprisonment" if match["kind"] == "有期徒刑" else "of criminal detention"
    return f"{' and '.join(parts)} {kind}"


def _with_parenthesis(bare: str) -> str | None:
    """Read 修订草案（送审稿）, both parts of it known."""
    match = _PARENTHESIS.fullmatch(bare)
    outer, inner = (
        (_names().get(match["outer"]), _names().get(match["inner"])) if match else (None, None)
    )
    return f"{outer} ({inner})" if outer and inner else None


def _bare(name: str) -> str:
    return name.strip("“”《》 ")


def _value(number: str) -> int:
    """Return the value of a numeral below a hundred."""
    if number.isdigit() and number.isascii():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + _NUMERALS.get(ones, 0)


def _ordinal_word(value: int) -> str:
    """Return first to tenth in words, others with digits.

    >>> _ordinal_word(4), _ordinal_word(13), _ordinal_word(22)
    ('fourth', '13th', '22nd')
    """
    if 1 <= value <= len(_WORDS):
        return _WORDS[value - 1]
    teen = 10 < value % 100 < 14
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return Chinese names and the English that the tables put first, the glossary's before all."""
    known = {**places_zh(), **countries_zh(), **_STAGES}
    for region, english in regions_zh().items():
        known |= {region: english, f"{region}省": english, f"{region}自治区": english}
    known |= {f"{city}市": english for city, english in places_zh().items()}
    for term in default_glossary():
        for name in term.zh:
            if term.en:
                known[name] = term.en[0]
    return known
