"""Does the jobs that a server was given, in a process of its own: reads, keeps, indexes.

``python -m service.intake`` does what waits and ends. Several may be started: one works, the others
end at once.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import structlog

from ingest import DocumentStore, IngestError, ZhiwenError, lock_writers
from ingest.readers import BESIDE, is_bundle, unpack
from service.audit import Audit
from service.jobs import Job, JobQueue, JobState
from service.journal import configure_log
from service.settings import Settings

BATCH: Final = 50
"""So many jobs are done before the index is built again."""
MAX_TRIES: Final = 3
"""A job that ended its process so often is given up."""
MAX_REPORTS: Final = 500
"""A zip file of more is refused: the jobs of a server are to be looked through."""
_MOST_TOLD = 20
_PATIENCE_S = 1.0
"""Who only looks whether somebody works holds the lock for less."""


def start_intake(data_dir: Path) -> "subprocess.Popen[bytes]":
    """Start a process that does what waits."""
    return subprocess.Popen(
        [sys.executable, "-m", "service.intake"],
        env={**os.environ, "ZHIWEN_DATA": str(data_dir.resolve())},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def is_at_work(data_dir: Path) -> bool:
    """Tell whether a process does the jobs of a data folder."""
    with _sole_worker(JobQueue(data_dir)) as alone:
        return not alone


def do_jobs(settings: Settings) -> None:
    """Do all jobs that wait, and those that come meanwhile."""
    queue = JobQueue(settings.data_dir)
    while queue.open_jobs():
        with _sole_worker(queue, patience_s=_PATIENCE_S) as alone:
            if not alone:
                return
            while jobs := queue.open_jobs():
                _do_batch(settings, queue, jobs[:BATCH])
            queue.forget()


def _do_batch(settings: Settings, queue: JobQueue, jobs: Sequence[Job]) -> None:
    """Do some jobs, then build the index once."""
    store = DocumentStore(settings.data_dir)
    done = []
    for job in jobs:
        done.append(_do(settings, store, queue, job))
        if done[-1].state == "done":
            # It made other jobs, which come before those behind it.
            break
    changed = [job for job in done if job.state == "indexing"]
    if not changed:
        return
    state: JobState = "done"
    error = None
    try:
        # Imported here: to refuse a file needs no index.
        from service.composition import build_index

        with lock_writers(settings.data_dir):
            build_index(settings)
    except (ZhiwenError, OSError, MemoryError) as failure:
        state, error = "failed", f"the index could not be built: {failure}"
    for job in changed:
        over = replace(job, state=state, error=error)
        queue.save(over)
        _write_down(settings, over)


def _do(settings: Settings, store: DocumentStore, queue: JobQueue, job: Job) -> Job:
    """Do one job up to the index, and return how it stands."""
    if job.state == "indexing":  # as a process that was ended left it
        return job
    job = replace(job, state="reading", tries=job.tries + 1)
    queue.save(job)
    try:
        if job.tries > MAX_TRIES:
            raise IngestError(f"{job.name}: it ended the process that did it {MAX_TRIES} times")
        if job.kind == "add" and is_bundle(queue.file_of(job)):
            job = _unpack(queue, job)
        elif job.kind == "add":
            job = _add(settings, store, queue, job)
        else:
            job = _change(settings, store, job)
    except (ZhiwenError, OSError) as error:
        job = replace(job, state="failed", error=_without_path(str(error), queue, job))
    queue.save(job)
    if job.kind == "add":
        queue.drop_file(job.job_id)
    if job.is_over:
        _write_down(settings, job)
    return job


def _write_down(settings: Settings, job: Job) -> None:
    """Write down what became of a job."""
    try:
        Audit(settings.audit_log).write(
            who=job.by or "nobody",
            via="job",
            action=job.kind,
            document=job.doc_id or job.name,
            outcome=job.state,
            job_id=job.job_id,
            error=job.error,
        )
    except OSError as error:
        structlog.get_logger().error("a change could not be written down", error=str(error))


def _add(settings: Settings, store: DocumentStore, queue: JobQueue, job: Job) -> Job:
    from ingest.reading_pool import NamedFile, read_files

    file = NamedFile(queue.file_of(job), job.source_name or job.name)
    outcome = next(iter(read_files([file], workers=1)))
    if outcome.source is None:
        raise IngestError(outcome.error or "it cannot be read")
    with lock_writers(settings.data_dir):
        kept = store.keep(outcome.source)
    return replace(job, state="indexing", doc_id=kept.document.doc_id, warnings=kept.warnings)


def _unpack(queue: JobQueue, job: Job) -> Job:
    """Make a job of each report of a zip file, in its place; the job itself is done then.

    A process that was ended meanwhile leaves jobs that are not made again.
    """
    file = queue.file_of(job)
    with TemporaryDirectory(dir=file.parent) as folder:
        bundle = unpack(file, Path(folder))
        if len(bundle.files) > MAX_REPORTS:
            raise IngestError(
                f"{job.name}: {len(bundle.files):,} reports; a server takes {MAX_REPORTS} at once: "
                "split it, or use zhiwen ingest"
            )
        for place, (name, path) in enumerate(bundle.files.items()):
            job_id = f"{job.job_id}-{place:05d}"
            if not queue.holds(job_id):
                _queue_report(queue, replace(job, job_id=job_id), name, path)
    told = [f"{name}: {why}" for name, why in bundle.failed.items()]
    told += [f"{name} is no report of a known kind and was left" for name in bundle.left]
    more = [f"and {len(told) - _MOST_TOLD} more"] if len(told) > _MOST_TOLD else []
    return replace(job, state="done", warnings=(*told[:_MOST_TOLD], *more))


def _queue_report(queue: JobQueue, job: Job, name: str, path: Path) -> None:
    """Make a job of a report that was unpacked, with what stands beside it."""
    _, target = queue.prepare_file(name, job_id=job.job_id)
    for suffix in BESIDE:
        beside = path.with_suffix(suffix)
        if beside.is_file():
            beside.replace(target.with_suffix(suffix))
    path.replace(target)
    queue.add("add", target.name, source_name=name, job_id=job.job_id, by=job.by)


def _change(settings: Settings, store: DocumentStore, job: Job) -> Job:
    with lock_writers(settings.data_dir):
        if job.kind == "remove":
            others = [each for each in store.documents() if each.doc_id != job.name]
            if not others:
                raise IngestError("the last document stays: a server needs one to serve")
            # It is gone where a process was ended behind the removal.
            if len(others) < len(store.documents()):
                store.remove(job.name)
        else:
            store.correct(job.name, job.given)
    return replace(job, state="indexing", doc_id=job.name)


def _without_path(message: str, queue: JobQueue, job: Job) -> str:
    """Return a message with the name of a file instead of where the server keeps it."""
    return message.replace(str(queue.file_of(job)), job.name)


@contextmanager
def _sole_worker(queue: JobQueue, *, patience_s: float = 0.0) -> Iterator[bool]:
    """Tell whether this process alone does the jobs as long as it likes."""
    lock = queue.folder / "worker"
    try:
        with lock_writers(lock, patience_s=patience_s):
            yield True
    except IngestError:
        yield False


def main() -> None:
    """Do what waits, by the settings of the environment."""
    settings = Settings.from_environ(os.environ)
    configure_log(settings.log_level, settings.log_format)
    do_jobs(settings)


if __name__ == "__main__":
    main()
