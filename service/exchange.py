"""What a client says and hears: how a call is sent, and responses as records or errors.

httpx and pydantic are imported where they are used: they take 0.3 s that ``zhiwen ask`` needs not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from service.calls import Call, Record
from service.errors import (
    ApiError,
    ClientConnectionError,
    ClientError,
    ClientTimeoutError,
    UnexpectedResponseError,
)
from service.responses import Failure

if TYPE_CHECKING:
    import httpx
    from pydantic import TypeAdapter

# Enough of a foreign page to see whose it is.
_SHOWN_CHARACTERS = 80


def key_headers(key: str | None) -> dict[str, str]:
    """Return the headers by which a client shows its key.

    Args:
        key: ``None`` for none; a header takes no characters beyond ASCII, so they are escaped.

    >>> key_headers("zhiwen_x"), key_headers(None)
    ({'authorization': 'Bearer zhiwen_x'}, {})
    """
    return {} if key is None else {"authorization": f"Bearer {quote(key, safe='')}"}


def build_request(call: Call[Record], http: "httpx.Client | httpx.AsyncClient") -> "httpx.Request":
    """Return a call as a request of a client of httpx.

    Raises:
        httpx.InvalidURL: the question is too long for an address.
    """
    from service.jsontext import dump_json

    if call.body is None:
        return http.build_request("GET", call.path, params=call.params)
    headers = {"content-type": "application/json"}
    return http.build_request("POST", call.path, content=dump_json(call.body), headers=headers)


def conclude(call: Call[Record], outcome: "httpx.Response | ClientError") -> Record:
    """Return the record that the last try yielded, or raise what went wrong.

    Raises:
        ClientError: the outcome, or what ``parse_response`` raises.
    """
    if isinstance(outcome, ClientError):
        raise outcome
    return parse_response(call, outcome)


def parse_response(call: Call[Record], response: "httpx.Response") -> Record:
    """Return the record that a response holds; of a picture its bytes.

    Raises:
        ApiError: it is an error envelope.
        UnexpectedResponseError: it is no response of this version of Zhiwen.
    """
    if call.record is bytes and response.headers.get("content-type") == "image/png":
        return response.content  # type: ignore[return-value]
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
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise ClientError(
            f"cannot send this to {base_url} ({error}); mend the address or shorten the question"
        ) from error
    except httpx.RequestError as error:
        raise ClientConnectionError(
            f"cannot reach {base_url} ({error or type(error).__name__});"
            " start a server with `zhiwen serve` or mend the address"
        ) from error


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
