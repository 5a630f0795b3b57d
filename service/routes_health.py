"""The routes for those who run the server: alive, ready, metrics."""

from fastapi import APIRouter, Depends
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.responses import Response

from service.envelope import RecordResponse
from service.library import Library
from service.metrics import Metrics
from service.parameters import NO_PARAMETERS
from service.responses import Health


def health_routes(library: Library, *, metrics: Metrics) -> APIRouter:
    """Return the routes of an app; a library is a loaded snapshot, so what answers is ready."""
    router = APIRouter(tags=["operation"], dependencies=[Depends(NO_PARAMETERS)])

    @router.get("/healthz", summary="Is the process alive?", responses={200: {"model": Health}})
    async def healthz() -> Response:
        """Return 200 while the process answers."""
        return RecordResponse(Health(build_id=library.build_id))

    @router.get("/readyz", summary="Can it answer?", responses={200: {"model": Health}})
    async def readyz() -> Response:
        """Return 200 once a snapshot is loaded; before that the server does not listen."""
        return RecordResponse(Health(build_id=library.build_id))

    @router.get("/metrics", summary="Counts and times for Prometheus", response_class=Response)
    async def expose_metrics() -> Response:
        """Return the counts of all workers in the text format of Prometheus."""
        return Response(metrics.expose(), media_type=CONTENT_TYPE_LATEST)

    return router
