"""The routes that list figures, as JSON a page at a time or as CSV, and their charts."""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from starlette.responses import Response, StreamingResponse

from service.aside import Aside, Turn
from service.envelope import RecordResponse, describe_refusals
from service.figure_csv import csv_header, csv_lines
from service.library import Library
from service.parameters import ChartParameters, FigureParameters, KnownParameters, prefers_csv
from service.responses_charts import ChartsResponse
from service.responses_figures import FigureRow, FiguresResponse

_DESCRIPTION = (
    "The figures; as `text/csv` where `format=csv` or the Accept header asks for it: then all that"
    " match, or the page where `limit` or `cursor` is given"
)
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"model": FiguresResponse, "description": _DESCRIPTION, "content": {"text/csv": {}}},
    **describe_refusals(
        {404: "There is no such document, place or body", 422: "A parameter is wrong"}
    ),
}
_CHART_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {"model": ChartsResponse, "description": "The charts"},
    **describe_refusals(
        {404: "There is no such document, place or body", 422: "A parameter is wrong"}
    ),
}
_CSV_HEADERS = {"content-disposition": 'attachment; filename="zhiwen-figures.csv"'}
_VARY = {"vary": "accept"}


def figure_routes(library: Library, aside: Aside) -> APIRouter:
    """Return the routes over a library."""
    router = APIRouter(prefix="/v1", tags=["figures"])

    @router.get(
        "/figures",
        summary="List figures",
        responses=_RESPONSES,
        dependencies=[Depends(KnownParameters(*FigureParameters.model_fields))],
    )
    async def figures(
        asked: Annotated[FigureParameters, Query()], accept: Annotated[str, Header()] = ""
    ) -> Response:
        """Return figures with what they are of, by document and by place in it.

        `q` keeps those whose sentence, subject, headings or period hold each of its words or a
        translation of it; it filters and does not rank.
        """
        turn = aside.admit()
        read_page = partial(library.figures, asked.where, cursor=asked.cursor, limit=asked.limit)
        if asked.format == "json" or (asked.format is None and not prefers_csv(accept)):
            return RecordResponse(await turn.run(read_page), headers=_VARY)
        if asked.model_fields_set & {"limit", "cursor"}:
            page = await turn.run(read_page)
            return _csv_response(library, turn, iter([page.figures]))
        batches = await turn.run(partial(library.all_figures, asked.where))
        return _csv_response(library, turn, batches)

    @router.get(
        "/charts",
        summary="List charts",
        responses=_CHART_RESPONSES,
        dependencies=[Depends(KnownParameters(*ChartParameters.model_fields))],
    )
    async def charts(asked: Annotated[ChartParameters, Query()]) -> Response:
        """Return which of the figures may stand in one chart, with the likeliest chart first.

        Bars are of one indicator, scope, unit and length of period, and all results or all
        targets; what a period or place has two values of is left out.
        """
        return RecordResponse(await aside.run(partial(library.charts, asked.where)))

    return router


def _csv_response(
    library: Library, turn: Turn, batches: Iterator[tuple[FigureRow, ...]]
) -> Response:
    titles = library.titles()

    def next_lines() -> bytes | None:
        rows = next(batches, None)
        return None if rows is None else csv_lines(rows, titles)

    async def lines() -> AsyncIterator[bytes]:
        yield csv_header()
        while (written := await turn.run(next_lines)) is not None:
            yield written
            turn.renew()

    return StreamingResponse(lines(), media_type="text/csv", headers={**_CSV_HEADERS, **_VARY})
