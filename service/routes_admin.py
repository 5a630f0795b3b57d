"""The routes that change the documents of a server; they are there only where it has a key."""

import asyncio
import errno
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, Request
from pydantic import BaseModel, ConfigDict
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from ingest import IngestError, check_given
from service.admin import Admin
from service.envelope import RecordResponse
from service.errors import RefusedError
from service.jobs import Job
from service.library import Library
from service.parameters import NO_PARAMETERS
from service.responses import Failure
from service.responses_admin import JobResponse, JobsResponse, job_status

_ACCEPTED = 202
_REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": Failure, "description": "The key is wrong or missing"},
    404: {"model": Failure, "description": "There is no such document"},
    413: {"model": Failure, "description": "The file is too large"},
    422: {"model": Failure, "description": "A name or a field is wrong"},
    507: {"model": Failure, "description": "The disk is full"},
}
_TAKEN: dict[int | str, dict[str, Any]] = {_ACCEPTED: {"model": JobResponse}, **_REFUSED}


class Correction(BaseModel):
    """What ``PATCH /v1/documents/{doc_id}`` takes; what is left out stays as it was read."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str | None = None
    issuer: str | None = None
    year: int | None = None


def admin_routes(library: Library, admin: Admin) -> APIRouter:
    """Return the routes over a library that has a key."""

    async def check(authorization: Annotated[str, Header()] = "") -> None:
        admin.check(authorization)

    router = APIRouter(
        prefix="/v1", tags=["admin"], dependencies=[Depends(check), Depends(NO_PARAMETERS)]
    )

    @router.put("/files/{name}", summary="Add a file", status_code=_ACCEPTED, responses=_TAKEN)
    async def add(name: str, request: Request) -> Response:
        """Take in a file, the body; one of the same name takes the place of the old one."""
        job_id, path = _prepare(admin, name)
        try:
            await _receive(request, path)
        except BaseException:
            admin.queue.drop_file(job_id)
            raise
        return _taken(admin, admin.queue.add("add", path.name, job_id=job_id))

    @router.patch(
        "/documents/{doc_id}",
        summary="Correct what a document is about",
        status_code=_ACCEPTED,
        responses=_TAKEN,
    )
    async def correct(doc_id: str, correction: Annotated[Correction, Body()]) -> Response:
        """Say the title, the issuer or the year of a document where it was read wrongly."""
        library.document(doc_id)
        return _taken(admin, admin.queue.add("correct", doc_id, given=_read_given(correction)))

    @router.delete(
        "/documents/{doc_id}",
        summary="Remove a document",
        status_code=_ACCEPTED,
        responses=_TAKEN,
    )
    async def remove(doc_id: str) -> Response:
        """Remove a document; it is found until the index was built anew."""
        library.document(doc_id)
        return _taken(admin, admin.queue.add("remove", doc_id))

    @router.get(
        "/jobs",
        summary="See what becomes of files and corrections",
        responses={200: {"model": JobsResponse}, 401: _REFUSED[401]},
    )
    async def jobs() -> Response:
        """Return the jobs that are remembered, the last first."""
        admin.wake()
        found = reversed(admin.queue.jobs())
        return RecordResponse(JobsResponse(jobs=tuple(map(job_status, found))))

    return router


def _read_given(correction: Correction) -> dict[str, Any]:
    given = correction.model_dump(exclude_none=True)
    if not given:
        raise RefusedError("say a title, an issuer or a year", code="missing_parameter", status=422)
    try:
        check_given(given)
    except IngestError as error:
        raise RefusedError(str(error), code="invalid_parameter", status=422) from error
    return given


def _prepare(admin: Admin, name: str) -> tuple[str, Path]:
    try:
        return admin.queue.prepare_file(name)
    except ValueError as error:
        raise RefusedError(str(error), code="invalid_parameter", status=422) from error
    except OSError as error:
        raise _full(error) from error


async def _receive(request: Request, path: Path) -> None:
    """Write the body of a request into a file."""
    try:
        with path.open("wb") as stream:
            async for chunk in _iter_body(request):
                await asyncio.to_thread(stream.write, chunk)
    except OSError as error:
        raise _full(error) from error
    if path.stat().st_size != int(request.headers["content-length"]):
        raise RefusedError("the file was cut off on its way", code="bad_request", status=400)


async def _iter_body(request: Request) -> AsyncIterator[bytes]:
    try:
        async for chunk in request.stream():
            yield chunk
    except ClientDisconnect as error:
        raise RefusedError(
            "the file was cut off on its way", code="bad_request", status=400
        ) from error


def _full(error: OSError) -> RefusedError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = "the disk of the server is full; nothing was changed"
    else:
        message = f"the server cannot keep the file: {error.strerror}"
    return RefusedError(message, code="storage_failed", status=507)


def _taken(admin: Admin, job: Job) -> Response:
    admin.wake()
    return RecordResponse(JobResponse(job=job_status(job)), status_code=_ACCEPTED)
