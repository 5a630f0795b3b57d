"""Turns what the library answers into what a tool returns: with the citation of each result."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from service.arguments import (
    AnswerArguments,
    DocumentsArguments,
    FiguresArguments,
    PassageArguments,
    SearchArguments,
)
from service.library import Library
from service.page_words import read_words
from service.records import Citation
from service.responses import AnswerResponse, DocumentSummary, FoundPassage, PassageText
from service.responses_figures import FigureRow
from service.responses_tools import (
    CitedAnswer,
    CitedFigure,
    DocumentsListed,
    FiguresFound,
    IssuedCitation,
    PassageRead,
    PassagesFound,
    RankedPassage,
)

Documents = Mapping[str, DocumentSummary]


def search_view(library: Library, asked: SearchArguments) -> PassagesFound:
    """Return the passages that fit a query best.

    Raises:
        QueryError: the query is out of range.
        RefusedError: ``offset`` is, or a filter names what is not here.
    """
    found = library.search(asked.q, k=asked.k, offset=asked.offset, where=asked.where)
    documents = _documents(library)
    return PassagesFound(
        query=found.query,
        lang=found.lang,
        build_id=found.build_id,
        total=found.total,
        hits=tuple(_ranked(hit, documents) for hit in found.hits),
    )


def answer_view(library: Library, asked: AnswerArguments) -> CitedAnswer:
    """Return the answer to a question, or why there is none and the nearest passages.

    Raises:
        QueryError: the question is out of range.
        RefusedError: a filter names what is not here.
    """
    found = library.answer(asked.q, k=asked.k, where=asked.where, explain=asked.explain)
    documents = _documents(library)
    nearest = () if found.answer else found.hits
    return CitedAnswer(
        query=found.query,
        lang=found.lang,
        build_id=found.build_id,
        answer=found.answer,
        reason=found.reason,
        message=_message(found, documents),
        coverage=found.coverage,
        choices=found.choices,
        citations=tuple(_issued(each, documents) for each in found.citations),
        nearest=tuple(_ranked(hit, documents) for hit in nearest),
        explanation=found.explanation,
    )


def figures_view(library: Library, asked: FiguresArguments) -> FiguresFound:
    """Return a page of figures.

    Raises:
        QueryError: the words are out of range.
        RefusedError: a filter names what is not here, or the cursor is of another filter.
    """
    found = library.figures(asked.where, cursor=asked.cursor, limit=asked.limit)
    documents = _documents(library)
    ids = {row.passage_id for row in found.figures}
    passages = {passage_id: library.passage(passage_id).passage for passage_id in ids}
    return FiguresFound(
        build_id=found.build_id,
        total=found.total,
        next=found.next,
        figures=tuple(
            _cited_figure(row, passages[row.passage_id], documents) for row in found.figures
        ),
    )


def passage_view(library: Library, asked: PassageArguments) -> PassageRead:
    """Return a passage.

    Raises:
        RefusedError: there is no such passage.
    """
    found = library.passage(asked.id)
    document = _documents(library)[found.passage.doc_id]
    return PassageRead(
        **_as_fields(found.passage, PassageText),
        title=document.title,
        issuer=document.issuer,
        source=found.source,
        build_id=found.build_id,
    )


def documents_view(library: Library, asked: DocumentsArguments) -> DocumentsListed:
    """Return documents with what was understood of each.

    Raises:
        RefusedError: a filter names what is not here.
    """
    found = library.documents(asked.where)
    return DocumentsListed(
        build_id=found.build_id,
        total=len(found.documents),
        documents=found.documents[asked.offset : asked.offset + asked.limit],
    )


def _documents(library: Library) -> Documents:
    return {document.doc_id: document for document in library.documents().documents}


def _message(found: AnswerResponse, documents: Documents) -> str | None:
    """Say why there is no answer, in the words of the page."""
    if found.reason is None:
        return None
    if found.coverage is not None:
        return found.coverage.message
    years = sorted({each.year for each in documents.values() if each.year is not None})
    words = read_words("en" if found.lang == "en" else "zh-Hans")
    return words[found.reason].replace("{years}", ", ".join(map(str, years)))


def _ranked(hit: FoundPassage, documents: Documents) -> RankedPassage:
    document = documents[hit.passage.doc_id]
    return RankedPassage(
        **_as_fields(hit.passage, PassageText),
        title=document.title,
        issuer=document.issuer,
        source=hit.source,
        rank=hit.rank,
        score=hit.score,
    )


def _issued(citation: Citation, documents: Documents) -> IssuedCitation:
    issuer = documents[citation.doc_id].issuer
    return IssuedCitation(**_as_fields(citation, Citation), issuer=issuer)


def _cited_figure(row: FigureRow, passage: PassageText, documents: Documents) -> CitedFigure:
    document = documents[row.doc_id]
    return CitedFigure(
        **_as_fields(row, FigureRow),
        title=document.title,
        issuer=document.issuer,
        heading_path=passage.heading_path,
        page=passage.page,
    )


def _as_fields(record: object, kind: type[Any]) -> dict[str, Any]:
    """Return the fields that a record has as one of a kind."""
    return {field.name: getattr(record, field.name) for field in fields(kind)}
