"""What a client asks for: each request of the API as a value, with the record that it yields."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from urllib.parse import quote

from ingest import PassageKind
from ingest.figures import FigureKind
from service.errors import ClientError
from service.records import Range, dump_ranges
from service.responses import (
    AnswerResponse,
    DocumentResponse,
    DocumentsResponse,
    Health,
    PassageResponse,
    SearchResponse,
)
from service.responses_batch import AnswersResponse, SearchesResponse
from service.responses_checks import CheckResponse
from service.responses_citations import CitationResponse
from service.responses_figures import FiguresResponse

Record = TypeVar("Record")
Parameter = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[Record]):
    """A request and the record that it yields: a POST where there is a body, else a GET."""

    record: type[Record]
    path: str
    params: dict[str, Parameter] = field(default_factory=dict)
    body: dict[str, object] | None = None


def search_call(
    question: str,
    *,
    k: int,
    offset: int = 0,
    doc: str | None,
    year: int | None,
    place: str | None = None,
    issuer: str | None = None,
    kind: PassageKind | None,
) -> Call[SearchResponse]:
    """Return the call that searches."""
    given = {"doc": doc, "year": year, "place": place, "issuer": issuer, "kind": kind}
    params = _given(q=question, k=k, offset=offset or None, **given)
    return Call(record=SearchResponse, path="/v1/search", params=params)


def answer_call(
    question: str,
    *,
    k: int,
    doc: str | None,
    year: int | None,
    place: str | None = None,
    issuer: str | None = None,
    explain: bool = False,
) -> Call[AnswerResponse]:
    """Return the call that answers."""
    given = {"doc": doc, "year": year, "place": place, "issuer": issuer}
    params = _given(q=question, k=k, explain="true" if explain else None, **given)
    return Call(record=AnswerResponse, path="/v1/answer", params=params)


def figures_call(
    text: str | None,
    *,
    doc: str | None,
    year: int | None,
    place: str | None = None,
    issuer: str | None = None,
    unit: str | None,
    kind: FigureKind | None,
    period: str | None = None,
    limit: int,
    cursor: str | None,
) -> Call[FiguresResponse]:
    """Return the call that lists figures."""
    given = {"q": text, "doc": doc, "year": year, "place": place, "issuer": issuer, "unit": unit}
    params = _given(**given, kind=kind, period=period, limit=limit, cursor=cursor)
    return Call(record=FiguresResponse, path="/v1/figures", params=params)


def check_call(text: str) -> Call[CheckResponse]:
    """Return the call that checks a text."""
    return Call(record=CheckResponse, path="/v1/check", body={"text": text})


def page_image_call(
    doc_id: str, page: int, *, highlight: Iterable[Range], mark: Iterable[Range], crop: bool
) -> Call[bytes]:
    """Return the call that draws a page."""
    params = _given(
        highlight=dump_ranges(highlight) or None,
        mark=dump_ranges(mark) or None,
        crop="true" if crop else None,
    )
    path = f"/v1/documents/{quote(doc_id, safe='')}/pages/{page}.png"
    return Call(record=bytes, path=path, params=params)


def citation_call(passage_id: str, span: Range | None) -> Call[CitationResponse]:
    """Return the call that cites a passage, or a range of its text."""
    name = passage_id if span is None else f"{passage_id}@{span[0]}-{span[1]}"
    return Call(record=CitationResponse, path=f"/v1/citations/{quote(name, safe='')}")


def passage_call(passage_id: str) -> Call[PassageResponse]:
    """Return the call that reads a passage."""
    return Call(record=PassageResponse, path=f"/v1/passages/{quote(passage_id, safe='')}")


def documents_call() -> Call[DocumentsResponse]:
    """Return the call that lists the documents."""
    return Call(record=DocumentsResponse, path="/v1/documents")


def document_call(doc_id: str) -> Call[DocumentResponse]:
    """Return the call that reads a document."""
    return Call(record=DocumentResponse, path=f"/v1/documents/{quote(doc_id, safe='')}")


def search_many_call(
    questions: Iterable[str],
    *,
    k: int,
    offset: int = 0,
    doc: str | None,
    year: int | None,
    place: str | None = None,
    issuer: str | None = None,
    kind: PassageKind | None,
) -> Call[SearchesResponse]:
    """Return the call that searches for many questions.

    Raises:
        ClientError: the questions are one string.
    """
    body = {"questions": _listed(questions), "mode": "search"}
    narrowing = _given(doc=doc, year=year, place=place, issuer=issuer, kind=kind)
    given = _given(k=k, offset=offset or None, **narrowing)
    return Call(record=SearchesResponse, path="/v1/batch", body={**body, **given})


def answer_many_call(
    questions: Iterable[str],
    *,
    k: int,
    doc: str | None,
    year: int | None,
    place: str | None = None,
    issuer: str | None = None,
) -> Call[AnswersResponse]:
    """Return the call that answers many questions.

    Raises:
        ClientError: the questions are one string.
    """
    body = {"questions": _listed(questions), "mode": "answer"}
    given = _given(k=k, doc=doc, year=year, place=place, issuer=issuer)
    return Call(record=AnswersResponse, path="/v1/batch", body={**body, **given})


def health_call() -> Call[Health]:
    """Return the call that asks whether the server can answer."""
    return Call(record=Health, path="/readyz")


def _given(**params: Parameter | None) -> dict[str, Parameter]:
    return {name: value for name, value in params.items() if value is not None}


def _listed(questions: Iterable[str]) -> list[str]:
    if isinstance(questions, str):
        raise ClientError(f"give a list of questions, not the one string {questions[:40]!r}")
    return list(questions)
