"""The response of the API about a citation: an annotation by the W3C's Web Annotation Data Model.

Source: https://www.w3.org/TR/annotation-model/
"""

from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from ingest import Language
from service.records import Range

ANNOTATION_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPositionSelector:
    """A range of the document's text, in code points, half-open."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuoteSelector:
    """The same range by its characters, as they stand in the document, and those around them."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationTarget:
    """A part of a document; ``source`` is the address of the document on this server."""

    type: Literal["SpecificResource"] = "SpecificResource"
    source: str
    selector: tuple[TextPositionSelector, TextQuoteSelector]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationBody:
    """The quotation as it is read: page breaks mended, stray spaces gone."""

    type: Literal["TextualBody"] = "TextualBody"
    value: str
    format: Literal["text/plain"] = "text/plain"
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationText:
    """A citation to be pasted, or taken into a reference manager.

    Attributes:
        gb_t_7714: an entry of a reference list by GB/T 7714-2015.
        chicago: a note by the Chicago Manual of Style, 17th edition.
        plain: the quotation and where it stands.
        ris: a record for reference managers, its lines ended by carriage return and line feed.
        bibtex: an entry for BibTeX and biblatex.
        csl: CSL-JSON, a list of one item.
    """

    gb_t_7714: str
    chicago: str
    plain: str
    ris: str
    bibtex: str
    csl: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationResponse:
    """A citation as a Web Annotation, with its text in the styles of reference lists.

    Attributes:
        context: ``@context`` in JSON.
        ok: true.
        id: the address of this citation on this server.
        type: what it is in JSON-LD.
        motivation: why the target is marked.
        body: the quotation as it is read.
        target: where it stands.
        build_id: the snapshot it was checked against.
        passage_id: the passage quoted.
        doc_id: its document.
        sha256: of the document's file.
        quote_span: where in the passage's text the quotation stands.
        source: where in the document it stands: several ranges where something stands between.
        text: to be pasted.
    """

    # What pydantic, and so OpenAPI and the client, calls the field that has no Python name.
    __pydantic_config__: ClassVar[dict[str, object]] = {
        "alias_generator": lambda name: "@context" if name == "context" else name
    }

    context: Literal["http://www.w3.org/ns/anno.jsonld"] = ANNOTATION_CONTEXT
    ok: Literal[True] = True
    id: str
    type: Literal["Annotation"] = "Annotation"
    motivation: Literal["highlighting"] = "highlighting"
    body: AnnotationBody
    target: AnnotationTarget
    build_id: str
    passage_id: str
    doc_id: str
    sha256: str
    quote_span: Range
    source: tuple[Range, ...]
    text: CitationText
