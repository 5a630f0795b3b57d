"""A searcher over the contexts of a question set, each of them one passage."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from index import Builder, Collection, Searcher, collect
from ingest import Document, Passage, Segment, detect_language
from service import Settings
from service.composition import open_analyzer, open_embedder, open_glossary, open_reranker


def open_context_searcher(
    contexts: Sequence[str], data_dir: Path, settings: Settings, *, progress: bool = False
) -> Searcher:
    """Build a snapshot of contexts and open it.

    Args:
        contexts: not blank; the searcher knows each by ``context_id`` of its number.
        data_dir: a folder to build in, not that of the settings.
        settings: name the embedder, the analyzer's terms and the reranker.
        progress: show progress bars on the terminal.

    Raises:
        ZhiwenError: a part that the settings name cannot be opened.
    """
    analyzer, embedder = open_analyzer(settings), open_embedder(settings)
    builder = Builder(
        analyzer=analyzer, embedder=embedder, glossary=open_glossary(settings), progress=progress
    )
    builder.build(data_dir, collect_contexts(contexts))
    return Searcher.load(
        data_dir, analyzer=analyzer, embedder=embedder, reranker=open_reranker(settings)
    )


def collect_contexts(contexts: Sequence[str]) -> Collection:
    """Make of each context a document of one passage, under no heading and uncut."""
    documents = [_make_document(number, text) for number, text in enumerate(contexts)]
    return collect([(document, ()) for document in documents], map(_make_passage, documents))


def context_id(number: int) -> str:
    """Return the passage id of a context, in whose order the numbers are.

    >>> context_id(7)
    'context-000007:0'
    """
    return f"{_document_id(number)}:0"


def _document_id(number: int) -> str:
    return f"context-{number:06d}"


def _make_document(number: int, text: str) -> Document:
    return Document(
        doc_id=_document_id(number),
        title="",
        issuer="",
        year=None,
        language=detect_language(text),
        source_name="",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
    )


def _make_passage(document: Document) -> Passage:
    return Passage(
        passage_id=f"{document.doc_id}:0",
        doc_id=document.doc_id,
        kind="paragraph",
        heading_path=(),
        text=document.text,
        segments=(Segment(text_start=0, source_start=0, length=len(document.text)),),
    )
