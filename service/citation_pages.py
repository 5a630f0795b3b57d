"""Reads the id of a citation and gives the citation, checked against the document."""

import re
from typing import Protocol
from urllib.parse import quote

from ingest import Document, Passage, Span
from service.citation_files import write_bibtex, write_csl, write_ris
from service.citation_styles import chicago_note, gb_t_7714_entry, plain_citation
from service.citations import cite
from service.errors import RefusedError
from service.records import Citation
from service.references import make_reference
from service.responses_citations import (
    AnnotationBody,
    AnnotationTarget,
    CitationResponse,
    CitationText,
    TextPositionSelector,
    TextQuoteSelector,
)

# Enough to find the place again where the same words stand twice; Hypothesis uses 32 as well.
_CONTEXT_CHARACTERS = 32
_RANGE = re.compile(r"(.+)@(\d{1,9})-(\d{1,9})", re.ASCII | re.DOTALL)


class CitationBackend(Protocol):
    """What is asked of a searcher here; ``index.Searcher`` is one."""

    @property
    def build_id(self) -> str:
        """The name of the build that is searched."""

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage, or ``None`` for an unknown id."""

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` for an unknown id."""


def citation_page(backend: CitationBackend, citation_id: str) -> CitationResponse:
    """Return a citation as an annotation and as text.

    Args:
        backend: holds the passage and the document.
        citation_id: a ``passage_id``, or ``passage_id@start-end``: that range of its text.

    Raises:
        RefusedError: there is no such passage, the passage has no such range, or the document's
            characters are not the quotation.
    """
    form = _RANGE.fullmatch(citation_id)
    passage = backend.passage(citation_id if form is None else form[1])
    document = None if passage is None else backend.document(passage.doc_id)
    if passage is None or document is None:
        raise _unknown(f"no passage for the citation {citation_id[:80]!r}; search for it again")
    span = _read_span(form, passage)
    citation = cite(passage, quote=span, answer=span, document=document)
    if citation is None:
        raise _unknown(f"{passage.passage_id}: the document does not hold the passage's characters")
    whole = span == Span(start=0, end=len(passage.text))
    name = passage.passage_id if whole else f"{passage.passage_id}@{span.start}-{span.end}"
    return CitationResponse(
        id=f"/v1/citations/{quote(name, safe=':@')}",
        body=AnnotationBody(value=citation.quote, language=document.language),
        target=_target(citation, document),
        build_id=backend.build_id,
        passage_id=citation.passage_id,
        doc_id=citation.doc_id,
        sha256=citation.sha256,
        quote_span=citation.quote_span,
        source=citation.source,
        text=_write_text(citation, document, name),
    )


def _write_text(citation: Citation, document: Document, name: str) -> CitationText:
    reference = make_reference(citation, document, name=name)
    return CitationText(
        gb_t_7714=gb_t_7714_entry(citation, document),
        chicago=chicago_note(citation, document),
        plain=plain_citation(citation, document),
        ris=write_ris(reference),
        bibtex=write_bibtex(reference),
        csl=write_csl(reference),
    )


def _read_span(form: re.Match[str] | None, passage: Passage) -> Span:
    if form is None:
        return Span(start=0, end=len(passage.text))
    start, end = int(form[2]), int(form[3])
    if not start < end <= len(passage.text):
        raise _unknown(
            f"{passage.passage_id}: no range {start}-{end} in its {len(passage.text)} characters"
        )
    return Span(start=start, end=end)


def _target(citation: Citation, document: Document) -> AnnotationTarget:
    """Return one range of the document from the first character quoted to the last.

    Where a page end cuts the quotation the range holds what stands between, too.
    """
    start = min(first for first, _ in citation.source)
    end = max(last for _, last in citation.source)
    text = document.text
    return AnnotationTarget(
        source=f"/v1/documents/{quote(document.doc_id, safe='')}",
        selector=(
            TextPositionSelector(start=start, end=end),
            TextQuoteSelector(
                exact=text[start:end],
                prefix=text[max(0, start - _CONTEXT_CHARACTERS) : start],
                suffix=text[end : end + _CONTEXT_CHARACTERS],
            ),
        ),
    )


def _unknown(message: str) -> RefusedError:
    return RefusedError(message, code="citation_not_found", status=404)
