"""Composes the reply to a question from the hits of its search."""

from collections.abc import Callable, Sequence

from index import Hit
from ingest import Document
from service.citations import cite
from service.records import Answer, Citation, Reply


def compose_reply(hits: Sequence[Hit], *, find_document: Callable[[str], Document | None]) -> Reply:
    """Quote the best sentence of the best hit whose citation holds.

    Args:
        hits: best first.
        find_document: gives a document by its id.

    Returns:
        A reply of kind ``passage``; its reason is ``not_in_corpus`` where nothing can be cited.
    """
    for hit in hits:
        citation = _cite_sentence(hit, find_document(hit.passage.doc_id))
        if citation is not None:
            return Reply(answer=_quoted(hit, citation), reason=None, citations=(citation,))
    return Reply(answer=None, reason="not_in_corpus", citations=())


def _cite_sentence(hit: Hit, document: Document | None) -> Citation | None:
    if document is None:
        return None
    return cite(hit.passage, quote=hit.sentence, answer=hit.sentence, document=document)


def _quoted(hit: Hit, citation: Citation) -> Answer:
    """Answer with the sentence itself.

    The confidence is the cosine of the passage's best sentence with the question: it orders
    answers, and no share of right ones has been measured for it yet.
    """
    cosine = min(max(hit.legs["dense"].score, 0.0), 1.0)
    return Answer(
        text=citation.quote, kind="passage", raw=citation.quote, confidence=round(cosine, 4)
    )
