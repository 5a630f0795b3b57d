"""The routes that change the documents of a server; they are there only where it has a key."""

import asyncio
import errno
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Depends, Request
from pydantic import BaseModel, ConfigDict
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from ingest import IngestError, check_given
from service.admin import Admin
from service.envelope import RecordResponse
from service.errors import RefusedError
from service.jobs import Job, JobKind
from service.json_bodies import JsonRoute
from service.keyring import caller_of
from service.keys import Scope
from service.library import Library
from service.middleware_audit import note_job
from service.parameters import NO_PARAMETERS
from service.responses import Failure

_ACCEPTED = 202
_REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": Failure, "description": "The key is wrong, over or missing"},
    403: {"model": Failure, "description": "The scope of the key is too small"},
    404: {"model": Failure, "description": "There is no such document"},
    413: {"model": Failure, "description": "The file is too large"},
    422: {"model": Failure, "description": "A name or a field is wrong"},
    507: {"model": Failure, "description": "The disk is full"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobResponse:
    """A job that was taken on."""

    ok: Literal[True] = True
    job: Job


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsResponse:
    """The jobs that are remembered, the last first."""

    ok: Literal[True] = True
    jobs: tuple[Job, ...]


_TAKEN: dict[int | str, dict[str, Any]] = {_ACCEPTED: {"model": JobResponse}, **_REFUSED}


class Correction(BaseModel):
    """What ``PATCH /v1/documents/{doc_id}`` takes; what is left out stays as it was read."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str | None = None
    issuer: str | None = None
    year: int | None = None


def admin_routes(library: Library, admin: Admin) -> APIRouter:
    """Return the routes over a library that has keys."""
    router = APIRouter(
        prefix="/v1",
        tags=["admin"],
        dependencies=[Depends(_needs("write")), Depends(NO_PARAMETERS)],
        route_class=JsonRoute,
    )

    @router.put("/files/{name}", summary="Add a file", status_code=_ACCEPTED, responses=_TAKEN)
    async def add(name: str, request: Request) -> Response:
        """Take in a file, the body; one of the same name takes the place of the old one."""
        with _told_disk(), ExitStack() as undo:
            job_id, path = _prepare(admin, name)
            undo.callback(admin.queue.drop_file, job_id)
            await _receive(request, path)
            response = _take_on(admin, request, "add", path.name, job_id=job_id)
            undo.pop_all()
        return response

    @router.patch(
        "/documents/{doc_id}",
        summary="Correct what a document is about",
        status_code=_ACCEPTED,
        responses=_TAKEN,
    )
    async def correct(
        doc_id: str, correction: Annotated[Correction, Body()], request: Request
    ) -> Response:
        """Say the title, the issuer or the year of a document where it was read wrongly."""
        library.document(doc_id)
        with _told_disk():
            return _take_on(admin, request, "correct", doc_id, given=_read_given(correction))

    @router.delete(
        "/documents/{doc_id}",
        summary="Remove a document",
        status_code=_ACCEPTED,
        responses=_TAKEN,
        dependencies=[Depends(_needs("admin"))],
    )
    async def remove(doc_id: str, request: Request) -> Response:
        """Remove a document; it is found until the index was built anew."""
        library.document(doc_id)
        with _told_disk():
            return _take_on(admin, request, "remove", doc_id)

    @router.get(
        "/jobs",
        summary="See what becomes of files and corrections",
        responses={
            200: {"model": JobsResponse},
            **{status: _REFUSED[status] for status in (401, 403)},
        },
    )
    async def jobs() -> Response:
        """Return the jobs that are remembered, the last first."""
        admin.wake()
        return RecordResponse(JobsResponse(jobs=admin.queue.jobs()[::-1]))

    return router


def _needs(scope: Scope) -> Callable[[Request], Awaitable[None]]:
    """Return what refuses a request whose key has another scope than it needs."""

    async def check(request: Request) -> None:
        caller_of(request.scope).check(scope)

    return check


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


async def _receive(request: Request, path: Path) -> None:
    """Write the body of a request into a file."""
    with path.open("wb") as stream:
        async for chunk in _iter_body(request):
            await asyncio.to_thread(stream.write, chunk)
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


@contextmanager
def _told_disk() -> Iterator[None]:
    """Refuse a request that the disk does not take."""
    try:
        yield
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        said = "its disk is full" if full else error.strerror
        raise RefusedError(
            f"the server cannot keep this: {said}", code="storage_failed", status=507
        ) from error


def _take_on(
    admin: Admin,
    request: Request,
    kind: JobKind,
    name: str,
    *,
    given: Mapping[str, Any] | None = None,
    job_id: str | None = None,
) -> Response:
    by = caller_of(request.scope).name or ""
    job = admin.queue.add(kind, name, given=given, job_id=job_id, by=by)
    note_job(request.scope, job.job_id)
    admin.wake()
    return RecordResponse(JobResponse(job=job), status_code=_ACCEPTED)
