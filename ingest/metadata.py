"""A report's title, issuer, year and language: from the file beside it, else from its text."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import yaml

from ingest.bodies import read_bodies
from ingest.characters import bare_end, count_han, width_em
from ingest.context import read_context
from ingest.dates import is_date, years_in
from ingest.detection import detect_language
from ingest.errors import IngestError
from ingest.kinds import read_kind
from ingest.lines import Line, split_lines
from ingest.markers import is_title_like, match_marker
from ingest.numerals import parse_chinese_number
from ingest.records import FROM_METADATA, DocumentContext, Language, Span
from ingest.repair import mend
from ingest.title_page import is_labelled, labelled_title
from ingest.web_remains import part_remains

SUFFIXES = (".yaml", ".yml", ".json")
_CONTEXT_KEYS = (
    "kind",
    "places",
    "bodies",
    "issued",
    "in_force",
    "revised",
    "period",
    "plan_period",
    "short_names",
    "number",
    "title_en",
    "url",
)
_LISTS = frozenset({"places", "bodies", "short_names"})
_DATED = frozenset({"issued", "in_force", "revised", "period", "plan_period"})
KEYS = ("title", "issuer", "year", "language", *_CONTEXT_KEYS)
MAX_TITLE_EM = 80.0
"""The longest title of a circular that names the plan it brings."""
FIRST_YEAR, LAST_YEAR = 1900, 2099

_CHINESE_YEAR = re.compile(r"[一二][〇零○Ｏ一二三四五六七八九]{3}(?=年)")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}\\^`|]+", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_IN_TEXT = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年)", re.ASCII)
_REPORT = re.compile(
    r"(?:报告|公报|状况|白皮书|蓝皮书|年报|年鉴|纲要|规划|意见|通知|决定|方案|概况|情况|办法|条例|规定|细则|措施|公告|通告|通报|批复|解释|计划|Report|Review|Bulletin)"
    r"(?:[（(].{1,20}[）)])?$",
    re.IGNORECASE,
)
_APPENDED = re.compile(
    r"[（(](?:(?:(?:19|20)\d\d\s*年?\s*[—–\-－~～至到]\s*)?(?:19|20)\d\d年?度?|试行|暂行|修订|[^（()）\d]{0,4}稿)[）)]"
)
"""What stands below a title and belongs to it: （2021—2023年）, （试行）."""

_ANNEX = re.compile(
    r"附\s*[件录表]\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?|Annex(?: \w{1,3})?[:.]?"
)
_LETTER_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,14}[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d{1,4}号")
_SMALL_WORD = 3
_HEAD_LINES = 8
_NOTE_MARK = re.compile(r"(?:\[\d{1,2}\]|[①-⑳*＊])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a catalogue says of a report; ``issuer`` is empty and ``year`` None where unknown."""

    title: str
    issuer: str
    year: int | None
    language: Language
    context: DocumentContext


def read_metadata(path: Path, text: str) -> Metadata:
    """Return the metadata of the report at ``path``.

    Args:
        path: the report's file; that beside it (same stem, ``.yaml``, ``.yml`` or ``.json``)
            overrules what its text says.
        text: its text.

    Raises:
        IngestError: two metadata files stand beside the report, or one is unreadable, has an
            unknown key, or a value of the wrong type.
    """
    return describe(text, stem=path.stem, given=_read_beside(path))


def describe(text: str, *, stem: str, given: Mapping[str, Any]) -> Metadata:
    """Return the metadata of a report.

    Fields that are not given are taken from the text: the title is what a line labelled 标题 gives,
    else its first line that is like one (else the file's stem), the issuer the first body that
    ``read_context`` finds, the year the last one in the title (in digits or 二〇二三年), else the
    year reported on, that of issue, or the one that the text names most often.

    Args:
        text: of the report.
        stem: of its file's name.
        given: what is known better, by the names of ``KEYS``; ``check_given`` has passed it.
    """
    lines = _head_lines(text)
    head = tuple(line for line in lines if not _is_no_title(line.text))[:_HEAD_LINES]
    labelled = next(filter(None, (labelled_title(line.text) for line in lines)), "")
    is_part = bool(head) and _is_one_of_several(head[0].text, text)
    title = given.get("title", labelled or (stem if is_part else _default_title(head, stem)))
    issuer = given.get("issuer", "")
    context = read_context(title=title, issuer=issuer, text=text)
    return Metadata(
        title=title,
        issuer=issuer or next(iter(context.bodies), ""),
        year=given["year"] if "year" in given else _default_year(title, text, context),
        language=given["language"] if "language" in given else detect_language(text[:20_000]),
        context=_overridden(context, given),
    )


def _is_no_title(text: str) -> bool:
    """Tell whether a line above a title is none: a label and its value, 附件1, a letterhead."""
    return is_labelled(text) or _ANNEX.fullmatch(text) is not None or _is_letterhead(text)


def _is_letterhead(text: str) -> bool:
    """Tell whether a line is the head of an official letter's paper, or its number.

    >>> [_is_letterhead(text) for text in ("某省人民政府文件", "某政发〔2024〕8号", "招标文件")]
    [True, True, False]
    """
    said = "".join(text.split())
    body = said.removesuffix("文件")
    return _LETTER_NUMBER.fullmatch(said) is not None or (
        body != said and read_bodies(body) == (body,)
    )


def _head_lines(text: str) -> tuple[Line, ...]:
    """Return a text's first lines, what a web page left between them left out."""
    lines, remains = part_remains(split_lines(text[:4000]))
    return tuple(line for index, line in enumerate(lines) if index not in remains)[:40]


def _overridden(context: DocumentContext, given: Mapping[str, Any]) -> DocumentContext:
    """Return a context with what the file beside the report says instead."""
    said = {name: given[name] for name in _CONTEXT_KEYS if name in given}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in said.items()
    }
    kept = tuple(pair for pair in context.read_from if pair[0] not in values)
    read_from = (*kept, *((name, FROM_METADATA) for name in values))
    return replace(context, **values, read_from=read_from)


def _read_beside(path: Path) -> Mapping[str, Any]:
    found = [
        beside
        for suffix in SUFFIXES
        if (beside := path.with_suffix(suffix)) != path and beside.is_file()
    ]
    if len(found) > 1:
        names = ", ".join(beside.name for beside in found)
        raise IngestError(f"{path}: several metadata files beside it ({names}); keep one")
    return _read_file(found[0]) if found else {}


def _read_file(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        fields = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, yaml.YAMLError) as error:
        raise IngestError(f"{path}: cannot read the metadata: {error}") from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise IngestError(f"{path}: expected keys and values, found {type(fields).__name__}")
    try:
        check_given(fields)
    except IngestError as error:
        raise IngestError(f"{path}: {error}") from error
    return fields


def check_given(fields: Mapping[Any, object]) -> None:
    """Refuse fields that say what no report can have.

    Raises:
        IngestError: a key is unknown, or its value of the wrong type or out of range.
    """
    unknown = [str(key) for key in fields if key not in KEYS]
    if unknown:
        raise IngestError(f"unknown keys {unknown}; known are {list(KEYS)}")
    for key, value in fields.items():
        _check(key, value)


def _check(key: str, value: object) -> None:
    if key == "year":
        valid = value is None or (type(value) is int and FIRST_YEAR <= value <= LAST_YEAR)
        expected = f"a number from {FIRST_YEAR} to {LAST_YEAR}"
    elif key == "language":
        valid, expected = value in get_args(Language), f"one of {get_args(Language)}"
    elif key in _LISTS:
        valid = isinstance(value, list) and all(isinstance(each, str) for each in value)
        expected = "a list of texts"
    elif key in _DATED:
        valid, expected = isinstance(value, str) and is_date(value), "a date such as '2023-05-01'"
    elif key == "url":
        valid = isinstance(value, str) and _ADDRESS.fullmatch(value) is not None
        expected = "an address such as 'https://www.gov.cn/2023.htm'"
    else:
        valid = isinstance(value, str) and (key == "issuer" or bool(value.strip()))
        expected = "a text"
    if not valid:
        raise IngestError(f"{key} must be {expected}, found {value!r}")


def _default_title(head: tuple[Line, ...], stem: str) -> str:
    if not head or not _may_be_title(head[0]):
        return stem
    first, second = head[0].text, head[1].text if len(head) > 1 else ""
    if second and _is_issuer_above(first, second) and _may_be_title(head[1]):
        return _readable(second)
    if _may_go_on(first, second) and _may_be_title(head[1]):
        return _readable(f"{first} {second}")
    return _readable(first)


def _is_one_of_several(first: str, text: str) -> bool:
    """Tell whether a first line heads a part alone: a sheet or a table, others of which follow."""
    marker = match_marker(first)
    if marker is None or not (marker.kind == "caption" or (marker.level > 1 and first[0] == "#")):
        return False
    others = (match_marker(line) for line in text.splitlines() if line and line != first)
    if marker.kind == "caption":
        return any(each is not None and each.style == marker.style for each in others)
    return any(
        each is not None and each.style == "markdown" and each.level == marker.level
        for each in others
    )


def _is_issuer_above(first: str, second: str) -> bool:
    """Tell whether a line names who issued what the next, a title by itself, is of.

    最高人民法院 above 工作报告 is the first half of a title.
    """
    return bool(_REPORT.search(second) and read_bodies(first) and years_in(second))


def _may_go_on(first: str, second: str) -> bool:
    """Tell whether a title takes a second line: it names no kind of document, the second does.

    A section's heading and a circular's own title (关于印发…的通知) begin something new.
    """
    if _APPENDED.fullmatch(second):
        return True
    if _REPORT.search(first) or read_kind(first) or not _REPORT.search(second):
        return False
    return match_marker(second) is None


def _readable(title: str) -> str:
    bare = _NOTE_MARK.sub("", title.strip("# "))
    return mend(bare, [Span(start=0, end=len(bare))]).text


def _may_be_title(line: Line) -> bool:
    return (
        (is_title_like(line.text) or _is_long_title(line.text))
        and bare_end(line.text) not in "：:"
        and line.text.strip("#- ") != ""
    )


def _is_long_title(text: str) -> bool:
    """Tell whether a line too long for most titles is one: it names a text and ends as a title.

    Or it is English, set in capitals, and names a kind of document.
    """
    if width_em(text) > MAX_TITLE_EM:
        return False
    is_named = "《" in text and _REPORT.search(text) is not None
    return is_named or (_is_capitalized(text) and read_kind(text) != "")


def _is_capitalized(text: str) -> bool:
    """Tell whether an English line is set as titles are: most words begin with a capital."""
    words = [word for word in text.split() if word[0].isalpha() and len(word) > _SMALL_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return count_han(text) == 0 and bare_end(text) not in ".;," and capitals > len(words) / 2


def _default_year(title: str, text: str, context: DocumentContext) -> int | None:
    years = _years(title, _YEAR)
    if not years and context.period:
        years = [int(context.period[-4:])]
    if not years and context.issued:
        years = [int((context.revised or context.issued)[:4])]
    if not years:
        counts = Counter(_years(text, _YEAR_IN_TEXT))
        most = max(counts.values(), default=0)
        years = [year for year, count in counts.items() if count == most]
    return max(years, default=None)


def _years(text: str, digits: re.Pattern[str]) -> list[int]:
    spelt = [
        parse_chinese_number(match.replace("Ｏ", "〇")) for match in _CHINESE_YEAR.findall(text)
    ]
    years = [int(match) for match in digits.findall(text)] + [int(year) for year in spelt if year]
    return [year for year in years if FIRST_YEAR <= year <= LAST_YEAR]
