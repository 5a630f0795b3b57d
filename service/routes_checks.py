"""The routes that hold a text against the documents: JSON, CSV, and the page."""

from functools import partial
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Header, Request
from starlette.responses import HTMLResponse, Response

from service.aside import Aside
from service.check_csv import check_csv
from service.envelope import RecordResponse, describe_refusals
from service.errors import RefusedError
from service.json_bodies import JsonRoute
from service.library import Library
from service.page import Pages
from service.parameters import NO_PARAMETERS, CheckBody, prefers_csv
from service.responses_checks import CheckResponse
from service.routes_page import VARY, Spoken, without_results

CSV_HEADERS = {"content-disposition": 'attachment; filename="zhiwen-check.csv"'}

_DESCRIPTION = (
    'The claims of the text; as `text/csv` where `"format": "csv"` or the Accept header asks for it'
)
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"model": CheckResponse, "description": _DESCRIPTION, "content": {"text/csv": {}}},
    **describe_refusals(
        {
            413: "The body is larger than 256 KiB",
            422: "The text is empty or too long, or has too many claims",
        }
    ),
}
_MOST_FIELDS = 20
_SHARES = 6
"""So many times as long as another request it may take: a text asks many questions."""


def check_routes(library: Library, aside: Aside) -> APIRouter:
    """Return the routes over a library."""
    router = APIRouter(
        prefix="/v1",
        tags=["check"],
        dependencies=[Depends(NO_PARAMETERS)],
        route_class=JsonRoute,
    )

    @router.post("/check", summary="Check a text", responses=_RESPONSES)
    async def check(asked: CheckBody, accept: Annotated[str, Header()] = "") -> Response:
        """Return each figure, date, name with a number and quotation of a text with its mark.

        `printed`: a document prints the same of the same thing. `printed_of_something_else`: of
        another time, place or thing, see `differs`. `contradicted`: a document prints another value
        for this very thing. Quotations are `verbatim`, `altered` or `put_together`. Whatever is not
        sure is `not_found`.
        """
        turn = aside.admit("answer", shares=_SHARES)
        checked = await turn.run(partial(library.check, asked.text))
        if asked.format == "csv" or (asked.format is None and prefers_csv(accept)):
            return csv_response(checked)
        return RecordResponse(checked, headers={"vary": "accept"})

    return router


def check_page_routes(library: Library, aside: Aside) -> APIRouter:
    """Return the routes of the page over a library: an empty form, and what it sends."""
    router = APIRouter(include_in_schema=False)
    pages = Pages(library)

    @router.get("/check")
    async def check_form(lang: Spoken) -> Response:
        return HTMLResponse(pages.check_page(None, lang=lang)[0], headers=VARY)

    @router.post("/check")
    async def check_page(request: Request, lang: Spoken) -> Response:
        form = read_form(await request.body())
        text = form.get("text", "")
        try:
            turn = aside.admit("answer", shares=_SHARES)
            if form.get("format") == "csv":
                return csv_response(await turn.run(partial(library.check, text)))
            page, status = await turn.run(partial(pages.check_page, text, lang=lang))
        except RefusedError as refused:
            return without_results(pages.busy_page(lang=lang), refused)
        return HTMLResponse(page, status_code=status, headers=VARY)

    return router


def csv_response(checked: CheckResponse) -> Response:
    """Return a checked text as a file to be saved."""
    headers = {**CSV_HEADERS, "vary": "accept"}
    return Response(check_csv(checked), media_type="text/csv", headers=headers)


def read_form(body: bytes) -> dict[str, str]:
    r"""Return the fields of a form by name, line ends as line feeds; none for what is no form.

    Args:
        body: as ``application/x-www-form-urlencoded``, UTF-8; what is none is replaced.

    >>> read_form("text=319%E4%BB%B6%0D%0A117%25&format=".encode())
    {'text': '319件\n117%', 'format': ''}
    """
    try:
        fields = parse_qsl(
            body.decode("utf-8", "replace"),
            keep_blank_values=True,
            errors="replace",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:
        return {}
    return {name: value.replace("\r\n", "\n") for name, value in fields}
