"""The records that reading a report yields: spans, documents, blocks, passages.

All offsets are half-open ``[start, end)`` ranges of Unicode code points. Records are frozen,
compare by value, and check their own invariants when they are made.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from ingest.page_map import Facsimile

Language = Literal["zh", "en"]
FROM_METADATA = "metadata"
"""The source of what the file beside a report says."""

BlockKind = Literal[
    "title",
    "heading",
    "box_heading",
    "caption",
    "table_header",
    "paragraph",
    "list_item",
    "table_row",
]
PassageKind = Literal["paragraph", "list_item", "table_row", "note", "title"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open range of code points.

    Raises:
        ValueError: ``0 <= start <= end`` does not hold.

    >>> Span(start=2, end=5).of("ab惩罚性c")
    '惩罚性'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span must satisfy 0 <= start <= end, got [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of a passage's text that stands unbroken in the document.

    ``passage.text[text_start + i]`` is ``document.text[source_start + i]`` for ``0 <= i < length``.

    Raises:
        ValueError: a start is negative or ``length`` is not positive.
    """

    text_start: int
    source_start: int
    length: int

    def __post_init__(self) -> None:
        if self.text_start < 0 or self.source_start < 0 or self.length < 1:
            raise ValueError(f"segment needs starts >= 0 and length >= 1, got {self!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContext:
    """What a document is about, when, and by what it is cited; empty where nothing says it.

    Attributes:
        kind: of document, a key of ``document_kinds.tsv``.
        places: full names of the divisions that its title names, the widest first.
        bodies: that issued, passed or signed it.
        issued: date of issue in ISO 8601, as far as it is printed: a day, a month or a year.
        in_force: date since which it is in force, as it says itself.
        revised: date of the last revision that its title block names.
        period: the year that it reports on.
        plan_period: the year, or ``first/last``, that it plans for.
        short_names: of the law or plan that it holds.
        number: that its issuer gave it (国办发〔2014〕56号).
        title_en: its title in English, which only the file beside it gives.
        url: where it is published, which only the file beside it gives.
        read_from: where each field was read: ``title``, ``title_block``, ``closing``, ``number``
            ``text`` or ``metadata``.
    """

    kind: str = ""
    places: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    issued: str = ""
    period: str = ""
    plan_period: str = ""
    short_names: tuple[str, ...] = ()
    in_force: str = ""
    revised: str = ""
    number: str = ""
    title_en: str = ""
    url: str = ""
    read_from: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as it was read.

    Attributes:
        doc_id: a slug and the first 8 hex digits of ``sha256``; permanent.
        title: the report's title.
        issuer: the body that issued it; empty when unknown.
        year: the year it reports on; ``None`` when unknown.
        language: the language most of it is written in.
        source_name: the file's name; with the folders it lies in below the one that was taken in.
        sha256: of ``text`` in UTF-8, 64 hex digits; that of the file itself where it is UTF-8
            with bare line feeds and no byte order mark.
        text: the file's characters, its line ends as line feeds; every offset refers to it.
        context: what it is about and when.
        pages: where each of its pages begins in ``text``; none where the file has no pages.
        facsimile: the file with pages that it was read from; ``None`` where there is none, and of a
            document that a snapshot gives.
    """

    doc_id: str
    title: str
    issuer: str
    year: int | None
    language: Language
    source_name: str
    sha256: str
    text: str
    context: DocumentContext = DocumentContext()
    pages: tuple[int, ...] = ()
    facsimile: Facsimile | None = field(default=None, compare=False, repr=False)

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, on which a character of ``text`` stands; ``None`` without pages.

        Args:
            offset: ``0 <= offset < len(text)``.
        """
        return bisect_right(self.pages, offset) or None


def load_context(fields: Mapping[str, Any]) -> DocumentContext:
    """Return the context whose fields were written as JSON."""
    tuples = {name: tuple(fields[name]) for name in ("places", "bodies", "short_names")}
    read_from = tuple((name, source) for name, source in fields["read_from"])
    return DocumentContext(**{**fields, **tuples, "read_from": read_from})


def load_document(fields: Mapping[str, Any]) -> Document:
    """Return the document whose fields were written as JSON, as ``dump_document`` gives them.

    Raises:
        KeyError, TypeError: a field is missing or unknown.
    """
    pages = tuple(fields.get("pages", ()))
    shown = fields.get("facsimile")
    loaded = {"pages": pages, "facsimile": Facsimile.load(shown) if shown else None}
    return Document(**{**fields, "context": load_context(fields["context"]), **loaded})


def dump_document(document: Document) -> dict[str, Any]:
    """Return the fields of a document for JSON, as ``load_document`` takes them."""
    shown = document.facsimile
    fields = asdict(replace(document, facsimile=None))
    return {**fields, "facsimile": shown.dump() if shown else None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A unit of a document's layout.

    ``level`` is the depth of a heading (1 is a chapter) and 0 for anything else. ``spans`` lists
    the ranges of ``document.text`` that make up the block, in reading order: more than one where
    a page end or a box cuts it. ``columns`` and ``parents`` are of the rows of tables alone: the
    names of the columns, and those of the rows that it is a part of, outermost first.

    Raises:
        ValueError: there is no span, or the spans overlap or stand out of order.
    """

    kind: BlockKind
    level: int
    spans: tuple[Span, ...]
    columns: tuple[str, ...] = field(default=(), compare=False)
    parents: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a block needs at least one span")
        for before, after in zip(self.spans, self.spans[1:], strict=False):
            if after.start < before.end:
                raise ValueError(f"block spans must be ordered and disjoint, got {before}, {after}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The unit of retrieval: a paragraph, list item, table row, note or title block made readable.

    ``text`` has the page breaks mended, the stray spaces and the marks of notes removed.
    ``segments`` cover it from first to last character, in order, and map each character to the
    document. A long paragraph is several passages. ``page`` is the page, from 1, that it begins on;
    ``None`` where the document has no pages. ``ocr`` is how sure OCR was of its least sure
    character, 0 to 1; ``None`` where OCR read none of it.

    Raises:
        ValueError: the segments do not tile ``text``.
    """

    passage_id: str
    doc_id: str
    kind: PassageKind
    heading_path: tuple[str, ...]
    text: str
    segments: tuple[Segment, ...]
    page: int | None = None
    ocr: float | None = None

    def __post_init__(self) -> None:
        expected = 0
        for segment in self.segments:
            if segment.text_start != expected:
                raise ValueError(
                    f"{self.passage_id}: a segment starts at {segment.text_start}, not {expected}"
                )
            expected += segment.length
        if expected != len(self.text):
            raise ValueError(
                f"{self.passage_id}: segments cover {expected} of {len(self.text)} characters"
            )

    def source_offset(self, offset: int) -> int:
        """Return the offset in the document of the character ``text[offset]``.

        Args:
            offset: ``0 <= offset < len(text)``.

        Raises:
            IndexError: ``offset`` lies outside the text.
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(f"{self.passage_id}: offset {offset} is not in [0, {len(self.text)})")
        segment = self.segments[bisect_right(self.segments, offset, key=_text_start) - 1]
        return segment.source_start + offset - segment.text_start

    def source_spans(self, span: Span) -> tuple[Span, ...]:
        """Return the ranges of the document that ``span`` of the text covers, in text order.

        Neighbouring ranges are joined, so a quotation that no repair touched is one range.

        Args:
            span: a range of ``text``.

        Raises:
            IndexError: ``span`` ends past the text.
        """
        if span.end > len(self.text):
            raise IndexError(f"{self.passage_id}: span end {span.end} exceeds {len(self.text)}")
        found: list[tuple[int, int]] = []
        for segment in self.segments:
            start = max(span.start, segment.text_start)
            end = min(span.end, segment.text_start + segment.length)
            if start < end:
                shift = segment.source_start - segment.text_start
                goes_on = found and found[-1][1] == start + shift
                first = found.pop()[0] if goes_on else start + shift
                found.append((first, end + shift))
        return tuple(Span(start=start, end=end) for start, end in found)


def _text_start(segment: Segment) -> int:
    return segment.text_start
