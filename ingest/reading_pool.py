"""Reads many files side by side, each in a process that may crash or run too long alone."""

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final

from ingest.errors import IngestError
from ingest.readers import is_text
from ingest.source import ReadSource, read_source

TIME_LIMIT_S: Final = 300.0
"""A file that takes longer to read, or a page of it that does, is refused."""
MEMORY_LIMIT_BYTES: Final = 6 * 1024**3
"""A process that asks for more memory gets none, and its file is refused."""
_PATIENCE_S = 0.5
_SNIFFED = 1024


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file, and the name that its document bears (``Document.source_name``)."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOutcome:
    """What reading a file gave: a document, or the reason why there is none."""

    path: Path
    source: ReadSource | None = None
    error: str | None = None


_Told = ReadSource | str | None
"""A document, the reason why there is none, or that a page was read."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: "Connection[int | None, _Told]"
    place: int | None = None
    since: float = 0.0


def read_files(
    files: Sequence[NamedFile],
    *,
    workers: int | None = None,
    time_limit_s: float = TIME_LIMIT_S,
) -> Iterator[ReadingOutcome]:
    """Read files in processes of their own; yield what became of each, in the order given.

    A single text file is read at once: starting a process would take longer.

    Args:
        files: which.
        workers: processes, from 1; as many as there are processors by default.
        time_limit_s: what a file may take, or each page of one that has pages, in seconds.
    """
    if len(files) == 1 and _is_text(files[0].path):
        yield _told(files[0].path, _read(files[0]))
        return
    crew = [_start(files) for _ in range(min(workers or os.cpu_count() or 1, len(files)))]
    waiting = deque(range(len(files)))
    done: dict[int, ReadingOutcome] = {}
    given = 0
    try:
        while given < len(files):
            _assign(crew, waiting)
            wait([worker.pipe for worker in crew if worker.place is not None], _PATIENCE_S)
            done |= _collect(crew, files, time_limit_s)
            while given in done:
                yield done.pop(given)
                given += 1
    finally:
        for worker in crew:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


def _start(files: Sequence[NamedFile]) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, tuple(files)), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _assign(crew: Sequence[_Worker], waiting: deque[int]) -> None:
    for worker in crew:
        if worker.place is None and waiting:
            worker.place, worker.since = waiting.popleft(), time.monotonic()
            with suppress(OSError):
                worker.pipe.send(worker.place)


def _collect(
    crew: list[_Worker], files: Sequence[NamedFile], time_limit_s: float
) -> dict[int, ReadingOutcome]:
    """Return what became of the files that are read; a worker that is gone is replaced."""
    found = {}
    for number, worker in enumerate(crew):
        if worker.place is None:
            continue
        outcome = _outcome(worker, files[worker.place].path, time_limit_s)
        if outcome is not None:
            found[worker.place], worker.place = outcome, None
            if not worker.process.is_alive():
                crew[number] = _start(files)
    return found


def _outcome(worker: _Worker, path: Path, time_limit_s: float) -> ReadingOutcome | None:
    """Return what became of the file that a worker reads; ``None`` while it is at it."""
    try:
        while worker.pipe.poll():
            told = worker.pipe.recv()
            if told is not None:
                return _told(path, told)
            worker.since = time.monotonic()
    except (EOFError, OSError):
        worker.process.join()
        said = "its reader crashed; the file may be damaged: save it anew"
        return ReadingOutcome(path=path, error=f"{path}: {said}")
    if time.monotonic() - worker.since > time_limit_s:
        worker.process.kill()
        worker.process.join()
        said = f"reading it took longer than {time_limit_s:g} s; split it"
        return ReadingOutcome(path=path, error=f"{path}: {said}")
    return None


def _told(path: Path, told: ReadSource | str) -> ReadingOutcome:
    if isinstance(told, str):
        return ReadingOutcome(path=path, error=told)
    return ReadingOutcome(path=path, source=told)


def _is_text(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return is_text(stream.read(_SNIFFED))
    except OSError:
        return True


def _serve(pipe: "Connection[_Told, int | None]", files: Sequence[NamedFile]) -> None:
    """Read the files whose places are asked for, until the pipe is closed."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while (place := pipe.recv()) is not None:
            pipe.send(_read(files[place], progress=lambda: pipe.send(None)))


def _read(file: NamedFile, *, progress: Callable[[], None] = lambda: None) -> ReadSource | str:
    try:
        return read_source(file.path, name=file.name, progress=progress)
    except IngestError as error:
        return str(error)
    except MemoryError:
        return f"{file.path}: reading it takes more memory than a file may; split it"
    except RecursionError:
        return f"{file.path}: it is nested too deep; save it anew"
