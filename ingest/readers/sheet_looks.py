"""How an .xlsx workbook shows its cells: what it hides, how it writes numbers and sets names in."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from zipfile import ZipFile

from lxml import etree

from ingest.readers.archives import read_member
from ingest.readers.ooxml import parse_xml

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BUILT_IN: Final = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((37, 38), "#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00"),
    **dict.fromkeys((27, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
}
"""Source: ECMA-376 part 1, 18.8.30 (numFmt), the Chinese ones from 27 on."""
_LEFT_OUT = re.compile(r"\[[^\]]*\]|_.|\*.")
_FORMAT = re.compile(
    r'(?P<before>(?:"[^"]*"|\\.|[¥$+-])*)(?P<whole>#,##0|#*0|#+)(?:\.(?P<places>0+))?'
    r'(?P<percent>\s?%)?(?P<behind>(?:"[^"]*"|\\.)*)'
)
_DATE = re.compile(r"(?:yyyy|m{1,2}|d{1,2}|[年月日/.-])+")
_DATE_PART = re.compile("y+|m+|d+")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TRUE = frozenset({"1", "true"})
MAX_INDENT = 20
"""A name that says it is set in by more is taken to be set in by so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLook:
    """How a cell is shown.

    Attributes:
        places: the decimals that its number is written with; ``None`` for as many as it has.
        grouped: its thousands are parted by commas.
        percent: its number is written in percent.
        before: what is written before its number, and ``behind`` it.
        day: how its day is written (yyyy年m月); empty where it is not.
        indent: how far its text is set in, in em.
    """

    places: int | None = None
    grouped: bool = False
    percent: bool = False
    before: str = ""
    behind: str = ""
    day: str = ""
    indent: int = 0

    def write(self, value: float) -> str | None:
        """Return a number as it is shown; ``None`` where its format does not say.

        >>> CellLook(places=1, percent=True).write(0.0525)
        '5.3%'
        >>> CellLook(places=2, grouped=True, behind="亿元").write(1024.505)
        '1,024.51亿元'
        """
        if self.places is None:
            return None
        exact = Decimal(repr(value)) * (100 if self.percent else 1)
        shown = exact.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP)
        number = f"{shown:,f}" if self.grouped else f"{shown:f}"
        return f"{self.before}{number}{'%' if self.percent else ''}{self.behind}"

    def write_date(self, value: date) -> str | None:
        """Return a day as it is shown; ``None`` where its format does not say.

        >>> CellLook(day="yyyy年m月").write_date(date(2023, 9, 1))
        '2023年9月'
        """
        if not self.day:
            return None
        shown = {"y": value.year, "m": value.month, "d": value.day}
        return _DATE_PART.sub(lambda part: f"{shown[part[0][0]]:0{len(part[0])}d}", self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLook:
    """How a sheet is shown.

    Attributes:
        cells: by row and column, from 0, those that are shown in a way of their own.
        hidden_rows: from 0; those of a group that is folded up are not.
        hidden_columns: the first and the last of each run, from 0.
    """

    cells: Mapping[tuple[int, int], CellLook] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()

    def hides(self, row: int, column: int) -> bool:
        """Tell whether a cell is hidden."""
        if row in self.hidden_rows:
            return True
        return any(first <= column <= last for first, last in self.hidden_columns)


PLAIN: Final = SheetLook()
"""That of a sheet of which nothing is known."""


def read_looks(archive: ZipFile, *, name: str) -> dict[str, SheetLook]:
    """Return how each sheet of an .xlsx workbook is shown, by its name.

    Args:
        archive: the workbook.
        name: what to call the file in an error.

    Raises:
        IngestError: a part is damaged or too large.
        etree.XMLSyntaxError: a part is no XML.
    """
    looks = _read_styles(read_member(archive, "xl/styles.xml", name=name))
    found = {}
    for title, member in _iter_sheets(archive, name):
        data = read_member(archive, member, name=name)
        if data is not None and (looks or b"hidden=" in data):
            found[title] = _read_sheet(data, looks)
    return found


def _iter_sheets(archive: ZipFile, name: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the sheets and the parts that they are in."""
    book = read_member(archive, "xl/workbook.xml", name=name)
    relations = read_member(archive, "xl/_rels/workbook.xml.rels", name=name)
    if book is None or relations is None:
        return
    targets = {each.get("Id"): str(each.get("Target")) for each in parse_xml(relations)}
    for sheet in parse_xml(book).iter("{*}sheet"):
        target = targets.get(sheet.get(f"{_R}id"))
        if target:
            is_whole = target.startswith("/")
            yield str(sheet.get("name")), target.lstrip("/") if is_whole else f"xl/{target}"


def _read_styles(data: bytes | None) -> dict[str, CellLook]:
    """Return the looks that matter, by the numbers that cells name them with."""
    if data is None:
        return {}
    root = parse_xml(data)
    codes = {
        str(each.get("numFmtId")): str(each.get("formatCode") or "")
        for each in root.iter("{*}numFmt")
    }
    found = {}
    for number, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        chosen = str(style.get("numFmtId") or "0")
        code = codes.get(chosen) or _BUILT_IN.get(int(chosen) if chosen.isdigit() else 0, "")
        align = style.find("{*}alignment")
        indent = "" if align is None else str(align.get("indent") or "")
        look = read_format(code, indent=min(int(indent), MAX_INDENT) if indent.isdigit() else 0)
        if look != CellLook():
            found[str(number)] = look
    return found


def read_format(code: str, *, indent: int = 0) -> CellLook:
    """Read a number format; one that is no plain number, percentage or amount says nothing.

    Args:
        code: as a workbook writes it, its parts parted by semicolons.
        indent: how far the cell's text is set in, in em.

    >>> read_format('#,##0.0_ ;[Red]-#,##0.0').places, read_format("0.0%").percent
    (1, True)
    >>> read_format('0.00"亿元"').behind, read_format("yyyy-mm-dd") == CellLook()
    ('亿元', True)
    """
    first = _LEFT_OUT.sub("", code.split(";")[0]).strip()
    match = _FORMAT.fullmatch(first)
    if match is None:
        day = _bare(first).lower()
        is_date = _DATE.fullmatch(day) and ("年" in day or "月" in day)
        return CellLook(day=day if is_date else "", indent=indent)
    return CellLook(
        places=len(match["places"] or ""),
        grouped="," in match["whole"],
        percent=match["percent"] is not None,
        before=_bare(match["before"]),
        behind=_bare(match["behind"]),
        indent=indent,
    )


def _bare(literal: str) -> str:
    return re.sub(r'["\\]', "", literal)


def _read_sheet(data: bytes, looks: Mapping[str, CellLook]) -> SheetLook:
    rows: set[int] = set()
    columns: list[tuple[int, int]] = []
    cells: dict[tuple[int, int], CellLook] = {}
    number = 0
    parts = etree.iterparse(
        io.BytesIO(data),
        tag=("{*}row", "{*}c", "{*}col"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    for _, element in parts:
        tag = etree.QName(element).localname
        if tag == "c":
            _add_cell(cells, element, looks)
            continue
        number = _count(element, "r", number + 1)
        if element.get("hidden") in _TRUE and not _count(element, "outlineLevel", 0):
            if tag == "row":
                rows.add(number - 1)
            else:
                first = _count(element, "min", 1)
                columns.append((first - 1, _count(element, "max", first) - 1))
        number = 0 if tag == "col" else number
        element.clear()
    return SheetLook(cells=cells, hidden_rows=frozenset(rows), hidden_columns=tuple(columns))


def _count(element: "etree._Element", name: str, default: int) -> int:
    said = str(element.get(name) or "")
    return int(said) if said.isascii() and said.isdigit() else default


def _add_cell(
    cells: dict[tuple[int, int], CellLook],
    element: "etree._Element",
    looks: Mapping[str, CellLook],
) -> None:
    look = looks.get(str(element.get("s") or "0"))
    place = _PLACE.fullmatch(str(element.get("r") or "")) if look else None
    if look and place:
        column = 0
        for letter in place[1]:
            column = 26 * column + ord(letter) - ord("A") + 1
        cells[(int(place[2]) - 1, column - 1)] = look
