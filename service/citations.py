"""Makes a citation, and only one that the document's own characters bear out."""

from collections.abc import Iterable
from unicodedata import normalize
from urllib.parse import quote as quote_url

from ingest import Document, Passage, Span, article_at
from service.records import Citation, Range, dump_ranges

MAX_ROW_CHARS = 300
"""A longer row is not quoted whole: its cells hold paragraphs."""


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
    cited = tuple((span.start, span.end) for span in source)
    page = document.page_at(passage.source_offset(answer.start))
    exact = tuple((span.start, span.end) for span in passage.source_spans(answer))
    return Citation(
        passage_id=passage.passage_id,
        doc_id=document.doc_id,
        title=document.title,
        heading_path=passage.heading_path,
        quote=quote.of(passage.text),
        quote_span=(quote.start, quote.end),
        answer_span=(answer.start, answer.end),
        source=cited,
        sha256=document.sha256,
        page=page,
        article=article_at(document.text, source[0].start),
        ocr=passage.ocr,
        page_image=None
        if page is None
        else page_image_url(document.doc_id, page, highlight=cited, mark=exact),
    )


def page_image_url(
    doc_id: str, page: int, *, highlight: Iterable[Range], mark: Iterable[Range]
) -> str:
    """Return the address of a picture of a page, with ranges of the document's text marked."""
    return (
        f"/v1/documents/{quote_url(doc_id, safe='')}/pages/{page}.png"
        f"?highlight={dump_ranges(highlight)}&mark={dump_ranges(mark)}"
    )


def quote_row(passage: Passage, sentence: Span) -> Span:
    """Return what to quote of a sentence: of a cell its whole row, for a number alone says nothing.

    Args:
        passage: that the sentence is of.
        sentence: a part of its text.
    """
    if passage.kind != "table_row":
        return sentence
    start = passage.text.rfind("\n", 0, sentence.start) + 1
    end = passage.text.find("\n", sentence.end)
    row = Span(start=start, end=len(passage.text) if end < 0 else end)
    return row if len(row) <= MAX_ROW_CHARS else sentence


def _same(quoted: str, printed: str) -> bool:
    """Compare character by character, as the passage maps to the document."""
    return len(quoted) == len(printed) and all(
        ours == theirs or normalize("NFKC", ours) == normalize("NFKC", theirs)
        for ours, theirs in zip(quoted, printed, strict=True)
    )
