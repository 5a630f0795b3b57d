"""The numbers that Word sets before paragraphs, which stand nowhere in their text."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.ooxml import W, parse_xml

_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_BULLET = "- "
_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted.

    Attributes:
        levels: by the id of a list, its levels from 0.
    """

    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, list_id: str, depth: int) -> str:
        """Return what stands before the next paragraph of a list; ``""`` for an unknown list.

        Args:
            list_id: of the list.
            depth: of the paragraph in it, from 0.
        """
        level = self.levels.get(list_id, {}).get(depth)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return _BULLET
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return _PLACE.sub(lambda found: self._number(list_id, int(found[1]) - 1), level.text)

    def _number(self, list_id: str, depth: int) -> str:
        level = self.levels[list_id].get(depth, _Level())
        return write_number(self._counts[list_id].get(depth, level.start), level.format)


def write_number(number: int, style: str) -> str:
    """Write a number as a list's format has it; as digits where the format is unknown.

    >>> [write_number(12, style) for style in ("decimal", "chineseCounting", "lowerRoman")]
    ['12', '十二', 'xii']
    """
    if style in _CHINESE and 0 < number < 100:
        return _write_chinese(number)
    if style in ("lowerRoman", "upperRoman") and 0 < number < 40:
        return _roman(number) if style == "lowerRoman" else _roman(number).upper()
    if style in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)


def read_numbering(data: bytes | None) -> Numbering:
    """Read the part of a document that defines its lists.

    Args:
        data: ``word/numbering.xml``; ``None`` where there is none.
    """
    if data is None:
        return Numbering()
    root = parse_xml(data)
    abstract = {
        each.get(f"{W}abstractNumId"): _read_levels(each) for each in root.iter(f"{W}abstractNum")
    }
    levels = {}
    for each in root.iter(f"{W}num"):
        named = each.find(f"{W}abstractNumId")
        if named is not None:
            levels[str(each.get(f"{W}numId"))] = abstract.get(named.get(f"{W}val"), {})
    return Numbering(levels=levels)


def _read_levels(element: "etree._Element") -> dict[int, _Level]:
    levels = {}
    for each in element.findall(f"{W}lvl"):
        start = _value(each, "start")
        levels[int(each.get(f"{W}ilvl") or 0)] = _Level(
            format=_value(each, "numFmt") or "decimal",
            text=_value(each, "lvlText"),
            start=int(start) if start.isdigit() else 1,
        )
    return levels


def _value(element: "etree._Element", name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val") or "")


def _write_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written
