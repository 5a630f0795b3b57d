"""A report's title, issuer, year and language: from the file beside it, else from its text."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

import yaml

from ingest.context import read_context
from ingest.dates import is_date
from ingest.detection import detect_language
from ingest.errors import IngestError
from ingest.numerals import parse_chinese_number
from ingest.records import FROM_METADATA, DocumentContext, Language
from ingest.titles import read_title

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
FIRST_YEAR, LAST_YEAR = 1900, 2099

_CHINESE_YEAR = re.compile(r"[一二][〇零○Ｏ一二三四五六七八九]{3}(?=年)")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}\\^`|]+", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_IN_TEXT = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年)", re.ASCII)


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
    title = given.get("title") or read_title(text, stem)
    issuer = given.get("issuer", "")
    context = read_context(title=title, issuer=issuer, text=text)
    return Metadata(
        title=title,
        issuer=issuer or next(iter(context.bodies), ""),
        year=given["year"] if "year" in given else _default_year(title, text, context),
        language=given["language"] if "language" in given else detect_language(text[:20_000]),
        context=_overridden(context, given),
    )


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
    valid, expected = _judge(key, value)
    if not valid:
        raise IngestError(f"{key} must be {expected}, found {value!r}")


def _judge(key: str, value: object) -> tuple[bool, str]:
    """Tell whether a key may have a value, and what it may have."""
    if key == "year":
        valid = value is None or (type(value) is int and FIRST_YEAR <= value <= LAST_YEAR)
        return valid, f"a number from {FIRST_YEAR} to {LAST_YEAR}"
    if key == "language":
        return value in get_args(Language), f"one of {get_args(Language)}"
    if key in _LISTS:
        valid = isinstance(value, list) and all(isinstance(each, str) for each in value)
        return valid, "a list of texts"
    if key in _DATED:
        return isinstance(value, str) and is_date(value), "a date such as '2023-05-01'"
    if key == "url":
        valid = isinstance(value, str) and _ADDRESS.fullmatch(value) is not None
        return valid, "an address such as 'https://www.gov.cn/2023.htm'"
    return isinstance(value, str) and (key == "issuer" or bool(value.strip())), "a text"


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
