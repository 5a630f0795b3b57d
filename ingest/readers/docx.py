"""Word documents (.docx): paragraphs with the numbers before them, tables, notes, boxes."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from zipfile import ZipFile

from lxml import etree

from ingest.errors import IngestError
from ingest.readers.archives import open_archive, read_member
from ingest.readers.docx_numbers import Numbering, read_numbering
from ingest.readers.docx_styles import Style, list_of, outline_level, read_styles
from ingest.readers.formats import WORD_DOCUMENT, is_message
from ingest.readers.grids import GridCell, write_grid
from ingest.readers.html_text import read_html, read_message
from ingest.readers.ooxml import W, parse_xml
from ingest.readers.raised import write_raised
from ingest.readers.records import FileText

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MAX_COLUMNS = 200
"""A cell that says it spans more columns is taken to span so many."""
_AROUND = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml"})
"""What stands around paragraphs and tables and says nothing itself."""
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "fldData", "txbxContent", "rt"}
    | {f"{_MC}AlternateContent"}
)
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_UNSEEN = ("vanish", "strike", "dstrike")
_OFF = frozenset({"0", "false", "off", "none"})
_SYMBOLS = {"b4": "×", "b8": "÷", "b1": "±", "b0": "°", "a3": "≤", "b3": "≥", "b9": "≠", "bb": "≈"}
"""Characters of the font Symbol by their code; it and its like write boxes and bullets else."""


def read_docx(data: bytes, *, name: str) -> FileText:
    """Read a Word document as its reader sees it, tracked changes accepted.

    Headings are marked with ``#`` where their style says so; tables of contents, page heads, hidden
    and struck text are left out; notes follow at the end.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.

    Raises:
        IngestError: it is damaged, has a password, is no Word document, or holds no text.
    """
    archive = open_archive(data, name=name)
    body = read_member(archive, WORD_DOCUMENT, name=name)
    if body is None:
        raise IngestError(f"{name}: a zip file, but no Word document; unpack it, or save it anew")
    try:
        reader = _Reader(
            archive=archive,
            name=name,
            styles=read_styles(read_member(archive, "word/styles.xml", name=name)),
            numbering=read_numbering(read_member(archive, "word/numbering.xml", name=name)),
        )
        entries = [*reader.read_body(parse_xml(body)), *reader.read_notes()]
    except etree.XMLSyntaxError as error:
        raise IngestError(f"{name}: damaged: {error}; save it once more") from error
    text = "\n\n".join(entry for entry in entries if entry.strip())
    if not text:
        raise IngestError(f"{name}: the document holds no text; is it pictures alone?")
    return FileText(text=text + "\n")


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Walks through a document, counting its lists and notes."""

    archive: ZipFile
    name: str
    styles: dict[str, Style]
    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)
    owed: str = ""

    def read_body(self, root: "etree._Element") -> Iterator[str]:
        """Yield paragraphs, and each table's rows as one entry."""
        body = root.find(f"{W}body")
        if body is not None:
            yield from self._read_blocks(body)

    def read_notes(self) -> Iterator[str]:
        """Yield the foot and end notes in the order of their marks."""
        parts: dict[str, dict[str, str]] = {}
        for number, (kind, note_id) in enumerate(self.notes, 1):
            if kind not in parts:
                parts[kind] = self._read_note_part(kind)
            text = parts[kind].get(note_id, "")
            if text:
                yield f"[{number}] {text}"

    def _read_note_part(self, kind: str) -> dict[str, str]:
        data = read_member(self.archive, f"word/{kind}s.xml", name=self.name)
        if data is None:
            return {}
        found = {}
        for note in parse_xml(data).iter(f"{W}{kind}"):
            texts = (self._text(paragraph).strip() for paragraph in note.iter(f"{W}p"))
            found[str(note.get(f"{W}id"))] = " ".join(filter(None, texts))
        return found

    def _read_blocks(self, parent: "etree._Element") -> Iterator[str]:
        for element in parent:
            match _kind(element):
                case "p":
                    yield from self._read_paragraph(element)
                case "tbl":
                    yield from self._read_table(element)
                case "altChunk":
                    yield from self._read_chunk(element)
                case kind if kind in _AROUND and not _is_contents(element):
                    yield from self._read_blocks(element)

    def _read_paragraph(self, paragraph: "etree._Element") -> Iterator[str]:
        properties = paragraph.find(f"{W}pPr")
        style = self._style(properties)
        if style.contents:
            return
        text = self.owed + self._text(paragraph)
        self.owed = ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            # The end of the paragraph is deleted: what stands in the next one goes on with it.
            self.owed = text
            text = ""
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if lines:
            listed = list_of(properties) or style.numbering
            number = self.numbering.take(*listed) if listed else ""
            level = outline_level(properties) or style.level or int(style.title)
            mark = f"{'#' * level} " if level and number != "- " else ""
            yield mark + number + lines[0]
            yield from lines[1:]
        for box in self._boxes(paragraph):
            yield from self._read_blocks(box)

    def _style(self, properties: "etree._Element | None") -> Style:
        named = None if properties is None else properties.find(f"{W}pStyle")
        return self.styles.get("" if named is None else str(named.get(f"{W}val")), Style())

    def _text(self, element: "etree._Element") -> str:
        text = ""
        for said, is_raised in self._iter_text(element):
            text += write_raised(text, said) if is_raised else said
        return text

    def _iter_text(self, element: "etree._Element") -> Iterator[tuple[str, bool]]:
        """Yield the texts of an element, and whether each is raised."""
        for child in element:
            kind = _kind(child)
            if kind == "r":
                yield from self._iter_run(child)
            elif kind not in _LEFT_OUT:
                yield from self._iter_text(child)

    def _iter_run(self, run: "etree._Element") -> Iterator[tuple[str, bool]]:
        properties = run.find(f"{W}rPr")
        is_raised = False
        if properties is not None:
            if any(_is_on(properties.find(f"{W}{name}")) for name in _UNSEEN):
                return
            align = properties.find(f"{W}vertAlign")
            is_raised = align is not None and align.get(f"{W}val") == "superscript"
        for child in run:
            kind = _kind(child)
            if kind == "t":
                yield child.text or "", is_raised
            elif kind in ("footnoteReference", "endnoteReference"):
                self.notes.append((kind.removesuffix("Reference"), str(child.get(f"{W}id"))))
                yield f"[{len(self.notes)}]", False
            elif kind == "sym":
                yield _symbol(child), False
            elif kind == "ruby":
                yield from self._iter_text(child)
            else:
                yield _SIGNS.get(kind, ""), False

    def _boxes(self, paragraph: "etree._Element") -> Iterator["etree._Element"]:
        """Yield the text boxes of a paragraph, each once: Word writes them in two forms."""
        for box in paragraph.iter(f"{W}txbxContent"):
            is_double = next(box.iterancestors(f"{_MC}Fallback"), None) is not None
            if not is_double and next(box.iterancestors(f"{W}p"), None) is paragraph:
                yield box

    def _read_table(self, table: "etree._Element") -> Iterator[str]:
        cells: list[GridCell] = []
        open_cells: dict[int, int] = {}
        for row, element in enumerate(_rows_of(table)):
            column = _number(element.find(f"{W}trPr/{W}gridBefore"), 0)
            for cell in _cells_of(element):
                width, merge = _extent(cell)
                if merge == "continue" and column in open_cells:
                    above = cells[open_cells[column]]
                    cells[open_cells[column]] = replace(above, rows=row - above.row + 1)
                else:
                    text = "\n".join(self._read_blocks(cell)).replace("\t", " ")
                    open_cells[column] = len(cells)
                    cells.append(GridCell(row=row, column=column, columns=width, text=text))
                column += width
        if _is_layout(cells):
            for each in cells:
                yield from each.text.split("\n")
        else:
            yield "\n".join(write_grid(cells))

    def _read_chunk(self, chunk: "etree._Element") -> Iterator[str]:
        """Read what another format is embedded whole: a web page, alone or as a mail message."""
        target = _target(self.archive, str(chunk.get(f"{_R}id")), self.name)
        data = read_member(self.archive, target, name=self.name) if target else None
        if not data:
            return
        is_page = data.lstrip()[:1] == b"<"
        if is_page or is_message(data):
            read = read_html if is_page else read_message
            yield read(data, name=f"{self.name}: {target}").text.rstrip("\n")


def _kind(element: "etree._Element") -> str:
    """Return the name of an element of Word's, that of any other as it is."""
    return str(element.tag).removeprefix(W)


def _is_on(switch: "etree._Element | None") -> bool:
    return switch is not None and str(switch.get(f"{W}val") or "").lower() not in _OFF


def _rows_of(table: "etree._Element") -> Iterator["etree._Element"]:
    """Yield the rows of a table that no change deletes, those in content controls too."""
    for child in table:
        kind = _kind(child)
        if kind == "tr" and not _is_deleted(child):
            yield child
        elif kind in _AROUND:
            yield from _rows_of(child)


def _is_deleted(row: "etree._Element") -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _symbol(element: "etree._Element") -> str:
    code = str(element.get(f"{W}char") or "").lower()[-2:]
    is_math = str(element.get(f"{W}font") or "") == "Symbol"
    return (_SYMBOLS.get(code) if is_math else None) or "□"


def _cells_of(row: "etree._Element") -> Iterator["etree._Element"]:
    for child in row:
        if _kind(child) == "tc":
            yield child
        elif _kind(child) == "sdt":
            yield from child.iter(f"{W}tc")


def _extent(cell: "etree._Element") -> tuple[int, str]:
    """Return how many columns a cell spans, and ``continue`` where it goes on from above."""
    width = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return max(width, 1), "" if merge is None else str(merge.get(f"{W}val") or "continue")


def _number(element: "etree._Element | None", default: int) -> int:
    """Return the number that an element gives, at most as many as a table has columns."""
    said = "" if element is None else str(element.get(f"{W}val") or "")
    return min(int(said), MAX_COLUMNS) if said.isdigit() else default


def _is_layout(cells: list[GridCell]) -> bool:
    """Tell whether a table only places text: one column, or paragraphs in its cells."""
    long = sum(len(cell.text) > 200 for cell in cells)
    return max((cell.column for cell in cells), default=0) == 0 or 3 * long > len(cells)


def _is_contents(element: "etree._Element") -> bool:
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and "Contents" in str(gallery.get(f"{W}val"))


def _target(archive: ZipFile, relation: str, name: str) -> str:
    data = read_member(archive, "word/_rels/document.xml.rels", name=name)
    if data is None:
        return ""
    for each in parse_xml(data):
        if each.get("Id") == relation:
            target = str(each.get("Target") or "")
            return target.lstrip("/") if target.startswith("/") else f"word/{target}"
    return ""
