"""Turns what the index gives into the records of the API."""

from collections.abc import Iterable, Mapping, MutableMapping, Sequence

from index import Facet, FacetName, Hit, Leg
from ingest import Block, Document, Passage, Span
from service.records import Range
from service.responses import (
    BlockRange,
    DocumentSummary,
    DocumentText,
    FoundPassage,
    LegScore,
    MatchedTerm,
    PassageText,
)
from service.responses_facets import FacetCount, FacetCounts, Facets

# Scores beyond the sixth decimal are float noise.
_SCORE_DECIMALS = 6


def ranges(spans: Iterable[Span]) -> tuple[Range, ...]:
    """Return spans as pairs."""
    return tuple((span.start, span.end) for span in spans)


def whole_source(passage: Passage) -> tuple[Range, ...]:
    """Return where in its document a passage stands."""
    return ranges(passage.source_spans(Span(start=0, end=len(passage.text))))


def readable_passage(passage: Passage) -> PassageText:
    """Return a passage as it is read, without its mapping to the document."""
    return PassageText(
        passage_id=passage.passage_id,
        doc_id=passage.doc_id,
        kind=passage.kind,
        text=passage.text,
        heading_path=passage.heading_path,
        page=passage.page,
        ocr=passage.ocr,
    )


def found_passages(
    hits: Sequence[Hit], sources: MutableMapping[str, tuple[Range, ...]]
) -> tuple[FoundPassage, ...]:
    """Return hits in their order.

    Args:
        hits: as the searcher returned them.
        sources: where each passage stands in its document, by its id; what is not known yet is
            added.
    """
    for hit in hits:
        if hit.passage.passage_id not in sources:
            sources[hit.passage.passage_id] = whole_source(hit.passage)
    return tuple(
        FoundPassage(
            rank=hit.rank,
            score=round(hit.score, _SCORE_DECIMALS),
            legs={name: _leg_score(leg) for name, leg in hit.legs.items()},
            passage=readable_passage(hit.passage),
            highlights=ranges(hit.highlights),
            source=sources[hit.passage.passage_id],
        )
        for hit in hits
    )


def counted_facets(facets: Mapping[FacetName, Facet]) -> Facets:
    """Return the facets of a search."""
    return Facets(**{name: _facet_counts(facet) for name, facet in facets.items()})


def summarize(document: Document) -> DocumentSummary:
    """Return a document without its text."""
    return DocumentSummary(
        doc_id=document.doc_id,
        title=document.title,
        issuer=document.issuer,
        year=document.year,
        language=document.language,
        source_name=document.source_name,
        sha256=document.sha256,
        characters=len(document.text),
        pages=len(document.pages),
        context=document.context,
    )


def full_document(document: Document, blocks: Iterable[Block]) -> DocumentText:
    """Return a document with its text and blocks."""
    return DocumentText(
        doc_id=document.doc_id,
        title=document.title,
        issuer=document.issuer,
        year=document.year,
        language=document.language,
        source_name=document.source_name,
        sha256=document.sha256,
        characters=len(document.text),
        pages=len(document.pages),
        context=document.context,
        text=document.text,
        page_starts=document.pages,
        blocks=tuple(
            BlockRange(kind=block.kind, level=block.level, spans=ranges(block.spans))
            for block in blocks
        ),
    )


def _facet_counts(facet: Facet) -> FacetCounts:
    return FacetCounts(
        values=tuple(FacetCount(value=value, count=count) for value, count in facet.values),
        left_off=facet.left_off,
        without=facet.without,
    )


def _leg_score(leg: Leg) -> LegScore:
    return LegScore(
        rank=leg.rank,
        score=round(leg.score, _SCORE_DECIMALS),
        matches=tuple(MatchedTerm(term=match.term, source=match.source) for match in leg.matches),
    )
