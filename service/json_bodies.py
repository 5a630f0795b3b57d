"""Routes that read a body as JSON to the letter: what parsers let pass is refused."""

import json
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from service.errors import RefusedError

_SHOWN_CHARACTERS = 60


class JsonRoute(APIRoute):
    """A route with a body that is JSON in UTF-8, in which no name stands twice."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request."""
        answer = super().get_route_handler()
        if self.body_field is None:
            return answer

        async def check_and_answer(request: Request) -> Response:
            check_json(await request.body())
            return await answer(request)

        return check_and_answer


def check_json(body: bytes) -> None:
    r"""Refuse a body that one reader of JSON takes otherwise than another, or not at all.

    What is no JSON for any reader is left to the one behind, which says where it breaks.

    Raises:
        RefusedError: a name stands twice, a number is none or too long, the nesting is too deep, or
            the characters are no UTF-8.

    >>> check_json(b'{"q": "a", "k": 5}')
    >>> check_json(b'{"q": "a", "q": "b"}')
    Traceback (most recent call last):
    ...
    service.errors.RefusedError: q: given twice; give it once
    """
    try:
        # From bytes, ``loads`` would take UTF-16 and halves of its pairs as well.
        json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=_check_names,
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError:
        return
    except UnicodeDecodeError as error:
        raise _invalid(f"byte {error.start} is no UTF-8") from error
    except RecursionError as error:
        raise _invalid("it is nested too deeply") from error
    except ValueError as error:
        raise _invalid("a number in it is too long") from error


def _check_names(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in pairs:
        if name in found:
            shown = name[:_SHOWN_CHARACTERS]
            raise RefusedError(
                f"{shown}: given twice; give it once", code="repeated_parameter", status=422
            )
        found[name] = value
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise _invalid(f"{name} is no number of JSON")


def _invalid(reason: str) -> RefusedError:
    return RefusedError(f"the body is not valid JSON: {reason}", code="invalid_json", status=422)
