"""The responses of the API as records: the server writes, OpenAPI shows and clients read them.

Every response is one of these as JSON, field by field; spans are ``[start, end]``, half-open, in
code points.
"""

from dataclasses import dataclass
from typing import Literal

from ingest import BlockKind, Language, PassageKind
from service.records import Answer, Citation, Range, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedTerm:
    """An index term that speaks for a passage, and the words of the question it stands for."""

    term: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegScore:
    """What one leg of the search says of a hit; ``rank`` is null where the leg scored it zero.

    ``matches`` are the terms that matched, in the order of the question; lexical only.
    """

    rank: int | None
    score: float
    matches: tuple[MatchedTerm, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageText:
    """A passage as it is read."""

    passage_id: str
    doc_id: str
    kind: PassageKind
    text: str
    heading_path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPassage:
    """A hit: a passage, its place, and why it has that place.

    Attributes:
        rank: from 1.
        score: the fused score, comparable within one search only.
        legs: the rank and score of ``lexical`` and of ``dense``.
        passage: the passage.
        highlights: where in the passage's text the matched terms stand.
        source: where in the document the passage stands.
    """

    rank: int
    score: float
    legs: dict[Literal["lexical", "dense"], LegScore]
    passage: PassageText
    highlights: tuple[Range, ...]
    source: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResponse:
    """The hits of a search, best first."""

    ok: Literal[True] = True
    query: str
    lang: Language
    took_ms: float
    build_id: str
    hits: tuple[FoundPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerResponse:
    """The answer with its citations, or null with the reason; and the hits it was drawn from."""

    ok: Literal[True] = True
    query: str
    lang: Language
    took_ms: float
    build_id: str
    answer: Answer | None
    reason: Reason | None
    citations: tuple[Citation, ...]
    hits: tuple[FoundPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageResponse:
    """One passage, with its place in the document."""

    ok: Literal[True] = True
    build_id: str
    passage: PassageText
    source: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A document without its text; ``characters`` is the length of the text in code points."""

    doc_id: str
    title: str
    issuer: str
    year: int | None
    language: Language
    source_name: str
    sha256: str
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRange:
    """A unit of a document's layout and where it stands."""

    kind: BlockKind
    level: int
    spans: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText(DocumentSummary):
    """A document with its text, untouched, and its blocks in reading order."""

    text: str
    blocks: tuple[BlockRange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsResponse:
    """All documents of the snapshot, ordered by ``doc_id``."""

    ok: Literal[True] = True
    build_id: str
    documents: tuple[DocumentSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentResponse:
    """One document."""

    ok: Literal[True] = True
    build_id: str
    document: DocumentText


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The process is alive, or ready; ``build_id`` is the snapshot it serves."""

    ok: Literal[True] = True
    build_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The envelope of every error.

    Attributes:
        ok: false.
        code: a short name for programs.
        error: what is wrong and what to do, for people.
        status: the HTTP status.
    """

    ok: Literal[False] = False
    code: str
    error: str
    status: int
