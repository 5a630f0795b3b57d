"""What a client says and hears: requests as values, responses as records or errors.

httpx and pydantic are imported where they are used: they take 0.3 s that ``zhiwen ask`` needs not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import quote

from ingest import PassageKind
from ingest.figures import FigureKind
from service.errors import (
    ApiError,
    ClientConnectionError,
    ClientError,
    ClientTimeoutError,
    UnexpectedResponseError,
)
from service.records import Range
from service.responses import (
    AnswerResponse,
    DocumentResponse,
    DocumentsResponse,
    Failure,
    PassageResponse,
    SearchResponse,
)
from service.responses_citations import CitationResponse
from service.responses_figures import FiguresResponse

if TYPE_CHECKING:
    import httpx
    from pydantic import TypeAdapter

Record = TypeVar("Record")

# Enough of a foreign page to see whose it is.
_SHOWN_CHARACTERS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[Record]):
    """A GET request and the record that it yields."""

    record: type[Record]
    path: str
    params: dict[str, str | int] = field(default_factory=dict)


def search_call(
    question: str, *, k: int, doc: str | None, year: int | None, kind: PassageKind | None
) -> Call[SearchResponse]:
    """Return the call that searches."""
    params = _given(q=question, k=k, doc=doc, year=year, kind=kind)
    return Call(record=SearchResponse, path="/v1/search", params=params)


def answer_call(
    question: str, *, k: int, doc: str | None, year: int | None
) -> Call[AnswerResponse]:
    """Return the call that answers."""
    params = _given(q=question, k=k, doc=doc, year=year)
    return Call(record=AnswerResponse, path="/v1/answer", params=params)


def figures_call(
    text: str | None,
    *,
    doc: str | None,
    year: int | None,
    unit: str | None,
    kind: FigureKind | None,
    limit: int,
    cursor: str | None,
) -> Call[FiguresResponse]:
    """Return the call that lists figures."""
    given = {"q": text, "doc": doc, "year": year, "unit": unit, "kind": kind}
    params = _given(**given, limit=limit, cursor=cursor)
    return Call(record=FiguresResponse, path="/v1/figures", params=params)


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


def parse_response(call: Call[Record], response: "httpx.Response") -> Record:
    """Return the record that a response holds.

    Raises:
        ApiError: it is an error envelope.
        UnexpectedResponseError: it is no response of this version of Zhiwen.
    """
    body = _parse_body(response)
    if isinstance(body, dict) and body.get("ok") is False:
        failure = _validate(Failure, body, response)
        raise ApiError(failure.error, code=failure.code, status=failure.status)
    return _validate(call.record, body, response)


@contextmanager
def typed_errors(base_url: str, timeout_s: float) -> Iterator[None]:
    """Raise what goes wrong on the way as errors of this package."""
    import httpx

    try:
        yield
    except httpx.TimeoutException as error:
        raise ClientTimeoutError(
            f"{base_url} did not answer within {timeout_s:g} s; is it the right address?"
        ) from error
    except httpx.InvalidURL as error:
        raise ClientError(
            f"cannot send this to {base_url} ({error}); mend the address or shorten the question"
        ) from error
    except httpx.RequestError as error:
        raise ClientConnectionError(
            f"cannot reach {base_url} ({error or type(error).__name__});"
            " start a server with `zhiwen serve` or mend the address"
        ) from error


def _given(**params: str | int | None) -> dict[str, str | int]:
    return {name: value for name, value in params.items() if value is not None}


def _parse_body(response: "httpx.Response") -> Any:  # noqa: ANN401
    try:
        return response.json()
    except ValueError as error:
        raise _unexpected(response, "it is no JSON") from error


def _validate(record: type[Record], body: Any, response: "httpx.Response") -> Record:  # noqa: ANN401
    from pydantic import ValidationError

    try:
        # Every class is hashable; mypy does not know it of type[Record].
        parsed: Record = _adapter(record).validate_python(body)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise _unexpected(response, f"{place}: {first['msg']}") from error
    return parsed


@cache
def _adapter(record: Any) -> "TypeAdapter[Any]":  # noqa: ANN401
    from pydantic import TypeAdapter

    return TypeAdapter(record)


def _unexpected(response: "httpx.Response", reason: str) -> ClientError:
    shown = " ".join(response.text[:_SHOWN_CHARACTERS].split())
    return UnexpectedResponseError(
        f"{response.url} answered {response.status_code} with something that is not this version of"
        f" Zhiwen's ({reason}): {shown!r}"
    )
