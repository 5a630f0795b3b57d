"""What a server was asked to take in, correct or remove: each job a file that any worker reads.

A job waits until ``service.intake`` does it; what became of it is kept for a while.
"""

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

JobKind = Literal["add", "correct", "remove"]
JobState = Literal["waiting", "reading", "indexing", "done", "failed"]

KEPT: Final = 600
"""So many jobs that came to an end are remembered."""
MAX_NAME_BYTES: Final = 200
_ORPHANED_S = 3600.0
_UNFIT = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to be done to the documents.

    Attributes:
        job_id: of the job; later ones sort behind.
        kind: add a file, correct or remove a document.
        name: of the file, or the id of the document.
        source_name: of the document that a file makes; the file's name where empty.
        given: what to say of the document, as ``DocumentStore.correct`` takes it.
        state: ``waiting``, ``reading``, ``indexing``, and in the end ``done`` or ``failed``.
        doc_id: the document that it made or changed.
        error: why it failed.
        warnings: what of the file could not be read.
        received: when it was asked for, ISO 8601 in UTC.
        by: who asked for it, the name of a key; empty if unknown.
        tries: how often it was begun; more than once where a process was ended meanwhile.
    """

    job_id: str
    kind: JobKind
    name: str
    source_name: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    state: JobState = "waiting"
    doc_id: str | None = None
    error: str | None = None
    warnings: tuple[str, ...] = ()
    received: str = ""
    tries: int = 0
    by: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


class JobQueue:
    """The jobs under ``<data_dir>/jobs``.

    Args:
        data_dir: the data folder; made with the first job.
    """

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "jobs"
        self._files = self._folder / "files"

    @property
    def folder(self) -> Path:
        """Where the jobs are."""
        return self._folder

    def prepare_file(self, name: str, *, job_id: str | None = None) -> tuple[str, Path]:
        """Return the id of a job that will add a file, and where to write the file.

        Args:
            name: of the file; folders before it are dropped.
            job_id: a new one by default.

        Raises:
            ValueError: nothing is left of the name.
            OSError: the folder cannot be made.
        """
        kept, job_id = file_name(name), job_id or _new_id()
        folder = self._files / job_id
        folder.mkdir(parents=True, exist_ok=True)
        return job_id, folder / kept

    def holds(self, job_id: str) -> bool:
        """Tell whether a job is remembered."""
        return (self._folder / f"{job_id}.json").is_file()

    def drop_file(self, job_id: str) -> None:
        """Remove the file of a job."""
        shutil.rmtree(self._files / job_id, ignore_errors=True)

    def file_of(self, job: Job) -> Path:
        """Return where the file of a job is."""
        return self._files / job.job_id / job.name

    def add(
        self,
        kind: JobKind,
        name: str,
        *,
        source_name: str = "",
        given: Mapping[str, Any] | None = None,
        job_id: str | None = None,
        by: str = "",
    ) -> Job:
        """Put a job behind the others.

        Args:
            kind: what is to be done.
            name: of the file that was written where ``prepare_file`` said, or of the document.
            source_name: of the document that a file makes; the file's name by default.
            given: what to say of the document; nothing by default.
            job_id: from ``prepare_file``.
            by: who asks for it.

        Raises:
            OSError: it cannot be written.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        named = job_id or _new_id()
        job = Job(
            job_id=named,
            kind=kind,
            name=name,
            source_name=source_name,
            given=given or {},
            received=now,
            by=by,
        )
        self.save(job)
        return job

    def save(self, job: Job) -> None:
        """Write down how a job stands."""
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = self._folder / f".{job.job_id}"
        aside.write_text(json.dumps(asdict(job), ensure_ascii=False), encoding="utf-8")
        aside.replace(self._folder / f"{job.job_id}.json")

    def jobs(self) -> tuple[Job, ...]:
        """Return all jobs that are remembered, in the order in which they came."""
        return tuple(self._iter_jobs())

    def open_jobs(self) -> tuple[Job, ...]:
        """Return the jobs that are not over, in the order in which they came."""
        return tuple(job for job in self._iter_jobs() if not job.is_over)

    def forget(self) -> None:
        """Forget the oldest jobs that are over, and files of jobs that never came to be."""
        over = [job for job in self._iter_jobs() if job.is_over]
        for job in over[: max(len(over) - KEPT, 0)]:
            (self._folder / f"{job.job_id}.json").unlink(missing_ok=True)
        for job in over:
            self.drop_file(job.job_id)
        known = {job.job_id for job in self._iter_jobs()}
        for folder in self._files.glob("*"):
            # Its server was killed before the job came to be.
            if folder.name not in known and time.time() - folder.stat().st_mtime > _ORPHANED_S:
                self.drop_file(folder.name)

    def _iter_jobs(self) -> Iterator[Job]:
        if not self._folder.is_dir():
            return
        for path in sorted(self._folder.glob("[!.]*.json")):
            try:
                fields = json.loads(path.read_text(encoding="utf-8"))
                yield replace(Job(**fields), warnings=tuple(fields["warnings"]))
            except (OSError, ValueError, TypeError, KeyError):
                continue


def file_name(name: str) -> str:
    r"""Return a file's name without the folders before it.

    Raises:
        ValueError: nothing is left, or it holds control characters.

    >>> file_name("../2023年公报.pdf"), file_name("a  b.txt")
    ('2023年公报.pdf', 'a b.txt')
    """
    if _UNFIT.search(name):
        raise ValueError(f"{name[:40]!r} holds control characters")
    last = re.split(r"[/\\]", name)[-1]
    plain = " ".join(last.split()).lstrip(".")
    if not plain:
        raise ValueError(f"{name[:40]!r} is no name of a file")
    stem, dot, suffix = plain.rpartition(".")
    kept = (stem if dot else plain).encode()[: MAX_NAME_BYTES - len(suffix.encode()) - 1]
    return kept.decode("utf-8", "ignore") + (f"{dot}{suffix}" if dot else "")


def _new_id() -> str:
    return f"{time.time_ns():019d}-{os.getpid():07d}-{secrets.token_hex(3)}"
