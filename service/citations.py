"""Makes a citation, and only one that the document's own characters bear out."""

from unicodedata import normalize

from ingest import Document, Passage, Span
from service.records import Citation


def cite(passage: Passage, *, quote: Span, answer: Span, document: Document) -> Citation | None:
    """Cite a part of a passage after checking it against the document.

    Args:
        passage: the passage to quote from.
        quote: the part of ``passage.text`` to quote, not empty.
        answer: the part of ``quote`` that answers.
        document: the document that the passage names.

    Returns:
        The citation, or ``None`` where the characters that the quotation maps to in the document
        are not the quotation, up to NFKC, or where the answer lies outside the quotation.
    """
    inside = quote.start <= answer.start < answer.end <= quote.end <= len(passage.text)
    if passage.doc_id != document.doc_id or not inside:
        return None
    source = passage.source_spans(quote)
    if not _same(quote.of(passage.text), "".join(span.of(document.text) for span in source)):
        return None
    return Citation(
        passage_id=passage.passage_id,
        doc_id=document.doc_id,
        title=document.title,
        heading_path=passage.heading_path,
        quote=quote.of(passage.text),
        quote_span=(quote.start, quote.end),
        answer_span=(answer.start, answer.end),
        source=tuple((span.start, span.end) for span in source),
        sha256=document.sha256,
        page=document.page_at(passage.source_offset(answer.start)),
    )


def _same(quoted: str, printed: str) -> bool:
    """Compare character by character, as the passage maps to the document."""
    return len(quoted) == len(printed) and all(
        ours == theirs or normalize("NFKC", ours) == normalize("NFKC", theirs)
        for ours, theirs in zip(quoted, printed, strict=True)
    )
