"""The responses of the API as records: the server writes, OpenAPI shows and clients read them.

Every response is one of these as JSON, field by field; spans are ``[start, end]``, half-open, in
code points.
"""

from dataclasses import asdict, dataclass, field
from decimal import Decimal
from html import escape
from typing import Literal

from ingest import BlockKind, DocumentContext, Language, PassageKind
from service.records import (
    Answer,
    Citation,
    Coverage,
    Explanation,
    OtherFigure,
    Range,
    Reason,
)
from service.responses_facets import Facets

_ANSWER_COLUMNS = (
    *("text", "kind", "raw", "value", "high", "unit", "unit_en", "bound", "change"),
    *("subject", "period", "confidence"),
)
_CITATION_COLUMNS = ("quote", "title", "page", "passage_id", "doc_id")


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
    """A passage as it is read.

    ``page`` is the one it begins on, null where the file has none; ``ocr`` is how sure OCR was of
    its least sure character, 0 to 1, null where OCR read none of it.
    """

    passage_id: str
    doc_id: str
    kind: PassageKind
    text: str
    heading_path: tuple[str, ...]
    page: int | None = None
    ocr: float | None = None


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

    def to_dict(self) -> dict[str, object]:
        """Return the hit as a flat dict for a data frame."""
        lexical, dense = self.legs["lexical"], self.legs["dense"]
        return {
            "rank": self.rank,
            "score": self.score,
            "passage_id": self.passage.passage_id,
            "doc_id": self.passage.doc_id,
            "kind": self.passage.kind,
            "heading_path": " › ".join(self.passage.heading_path),
            "page": self.passage.page,
            "text": self.passage.text,
            "lexical_rank": lexical.rank,
            "lexical_score": lexical.score,
            "dense_rank": dense.rank,
            "dense_score": dense.score,
        }

    def _repr_html_(self) -> str:
        """Return the passage with its highlights for a notebook."""
        from service.notebook import item_html, marked_html

        return item_html(
            head=f"{self.rank}. {' › '.join(self.passage.heading_path)}",
            body=marked_html(self.passage.text, self.highlights),
            foot=self.passage.passage_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResponse:
    """A page of the hits of a search, best first.

    Attributes:
        ok: true.
        query: the question.
        lang: its language.
        took_ms: how long the search took.
        build_id: the snapshot searched.
        total: how many passages are found on all pages: the up to 100 that fit the question best,
            and all that hold words, or translations of words, which make up half of it.
        facets: of all of those.
        hits: of this page.
    """

    ok: Literal[True] = True
    query: str
    lang: Language
    took_ms: float
    build_id: str
    total: int
    facets: Facets
    hits: tuple[FoundPassage, ...]

    def to_dicts(self) -> list[dict[str, object]]:
        """Return one flat dict a hit for a data frame."""
        return [hit.to_dict() for hit in self.hits]

    def _repr_html_(self) -> str:
        """Return the hits with their highlights for a notebook."""
        return "".join(hit._repr_html_() for hit in self.hits) or "<p>no passage found</p>"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPart:
    """The answer to one of the things that a question asks for.

    Attributes:
        thing: as the question names it.
        query: the question for it alone.
        answer: a figure; null with the reason where none is sure enough.
        reason: why there is none; null beside an answer.
        choices: figures of which none can be preferred.
        citations: of the answer, else of the choices.
    """

    thing: str
    query: str
    answer: Answer | None
    reason: Reason | None
    choices: tuple[OtherFigure, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerResponse:
    """The answer with its citations, or null with the reason; and the hits it was drawn from.

    ``coverage`` says which places or years there are, where there are none of those asked about;
    ``choices`` are the figures of which none can be preferred, where the reason is ``ambiguous``,
    each quoted by the citation of its place; ``explanation`` is what was looked at for the answer,
    where that was asked for; ``parts`` answers a question for several things one by one: empty for
    any other question, and where fewer than two of them have a figure of their own.
    """

    ok: Literal[True] = True
    query: str
    lang: Language
    took_ms: float
    build_id: str
    answer: Answer | None
    reason: Reason | None
    citations: tuple[Citation, ...]
    hits: tuple[FoundPassage, ...]
    coverage: Coverage | None = None
    choices: tuple[OtherFigure, ...] = ()
    explanation: Explanation | None = None
    parts: tuple[AnswerPart, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return question, answer, reason and first citation as a flat dict for a data frame."""
        said, cited = self.answer, next(iter(self.citations), None)
        return {
            "query": self.query,
            **{name: getattr(said, name, None) for name in _ANSWER_COLUMNS},
            "value": None if said is None else _number(said.value),
            "high": None if said is None else _number(said.high),
            "change": said.change.raw if said and said.change else None,
            "reason": self.reason,
            **{name: getattr(cited, name, None) for name in _CITATION_COLUMNS},
            "error": None,
        }

    def _repr_html_(self) -> str:
        """Return the answer with its citations, or the reason and the hits, for a notebook."""
        from service.notebook import answer_html, table_html

        if self.choices:
            rows = [asdict(each) for each in self.choices]
            return table_html(rows, ("raw", "subject", "period", "passage_id"))
        if self.answer is None:
            nearest = "".join(hit._repr_html_() for hit in self.hits)
            said = f"<p>{escape(self.coverage.message)}</p>" if self.coverage else ""
            return f"<p><strong>no answer: {self.reason}</strong></p>{said}{nearest}"
        return answer_html(self.answer, self.citations)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageResponse:
    """One passage, with its place in the document."""

    ok: Literal[True] = True
    build_id: str
    passage: PassageText
    source: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A document without its text.

    ``characters`` is the length of the text in code points, ``pages`` how many pages its file has,
    0 where it has none.
    """

    doc_id: str
    title: str
    issuer: str
    year: int | None
    language: Language
    source_name: str
    sha256: str
    characters: int
    pages: int = 0
    context: DocumentContext = field(default_factory=DocumentContext)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRange:
    """A unit of a document's layout and where it stands."""

    kind: BlockKind
    level: int
    spans: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText(DocumentSummary):
    """A document with its text, untouched, and its blocks in reading order.

    ``page_starts`` is where in the text each page begins.
    """

    text: str
    page_starts: tuple[int, ...] = ()
    blocks: tuple[BlockRange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsResponse:
    """All documents of the snapshot, ordered by ``doc_id``."""

    ok: Literal[True] = True
    build_id: str
    documents: tuple[DocumentSummary, ...]

    def to_dicts(self) -> list[dict[str, object]]:
        """Return one flat dict a document for a data frame."""
        return [asdict(document) for document in self.documents]

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        from service.notebook import table_html

        return table_html(self.to_dicts(), ("doc_id", "title", "issuer", "year", "source_name"))


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


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
