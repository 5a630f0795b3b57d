"""What the tools of the MCP server return: the records of the API, each with its citation.

A passage, a citation and a figure have beside the fields of the API those of its document by which
they are cited. Spans are ``[start, end]``, half-open, in code points.
"""

from dataclasses import dataclass

from ingest import Language
from service.records import Answer, Citation, Coverage, Explanation, OtherFigure, Range, Reason
from service.responses import DocumentSummary, PassageText
from service.responses_figures import FigureRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPassage(PassageText):
    """A passage and where it stands; ``text`` is as printed.

    Attributes:
        title: of its document.
        issuer: the body that issued the document; empty where unknown.
        source: where in the document's text the passage stands.
    """

    title: str
    issuer: str
    source: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPassage(CitedPassage):
    """A passage that was found.

    Attributes:
        rank: from 1.
        score: comparable within one search only.
    """

    rank: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesFound:
    """The passages that fit a query best.

    Attributes:
        query: the query.
        lang: its language.
        build_id: the snapshot searched.
        total: how many passages are found in all.
        hits: those asked for, best first.
    """

    query: str
    lang: Language
    build_id: str
    total: int
    hits: tuple[RankedPassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCitation(Citation):
    """A verbatim quotation and where it stands.

    Attributes:
        issuer: the body that issued the document; empty where unknown.
    """

    issuer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedAnswer:
    """An answer with its citations, or the reason why none is given, with the nearest passages.

    Attributes:
        query: the question.
        lang: its language.
        build_id: the snapshot it was answered from.
        answer: null where none is sure enough.
        reason: why there is none; null where there is one.
        message: the reason in words, in the language of the question.
        coverage: where no document is of the place or the year asked about, which there are.
        choices: where the reason is ``ambiguous``, the figures of which one is meant; ``citations``
            quotes each, in the same order.
        citations: each sentence that the answer rests on.
        nearest: where there is no answer, the passages that fit the question best.
        explanation: what was looked at, where that was asked for.
    """

    query: str
    lang: Language
    build_id: str
    answer: Answer | None
    reason: Reason | None
    message: str | None
    coverage: Coverage | None
    choices: tuple[OtherFigure, ...]
    citations: tuple[IssuedCitation, ...]
    nearest: tuple[RankedPassage, ...]
    explanation: Explanation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedFigure(FigureRow):
    """A figure as printed, what it is of, and the sentence it stands in.

    Attributes:
        title: of its document.
        issuer: the body that issued the document; empty where unknown.
        heading_path: the headings above the passage, outermost first.
        page: the page the passage begins on; null where the file has no pages.
    """

    title: str
    issuer: str
    heading_path: tuple[str, ...]
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresFound:
    """A page of figures, by document and by place in it.

    Attributes:
        build_id: the snapshot they stand in.
        total: how many there are in all.
        next: the ``cursor`` of the next page; null on the last.
        figures: this page.
    """

    build_id: str
    total: int
    next: str | None
    figures: tuple[CitedFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRead(CitedPassage):
    """A passage that was asked for by its id.

    Attributes:
        build_id: the snapshot it stands in.
    """

    build_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsListed:
    """Documents with what was understood of each, by ``doc_id``.

    Attributes:
        build_id: the snapshot they stand in.
        total: how many there are in all.
        documents: those asked for.
    """

    build_id: str
    total: int
    documents: tuple[DocumentSummary, ...]
