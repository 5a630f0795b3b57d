"""The responses of the API about the jobs of a server."""

from dataclasses import dataclass
from typing import Literal

from service.jobs import Job, JobKind, JobState


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStatus:
    """How a job stands; ``name`` is that of the file, or the id of the document.

    ``doc_id`` is the document that it made or changed, ``error`` why it failed, ``warnings`` what
    of the file could not be read, ``received`` when it was asked for.
    """

    job_id: str
    kind: JobKind
    name: str
    state: JobState
    doc_id: str | None
    error: str | None
    warnings: tuple[str, ...]
    received: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobResponse:
    """A job that was taken on."""

    ok: Literal[True] = True
    job: JobStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsResponse:
    """The jobs that are remembered, the last first."""

    ok: Literal[True] = True
    jobs: tuple[JobStatus, ...]


def job_status(job: Job) -> JobStatus:
    """Return a job as clients see it."""
    return JobStatus(
        job_id=job.job_id,
        kind=job.kind,
        name=job.name,
        state=job.state,
        doc_id=job.doc_id,
        error=job.error,
        warnings=job.warnings,
        received=job.received,
    )
