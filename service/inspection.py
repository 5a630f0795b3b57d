"""Looks through a data folder: what is kept there, and what of it is not as it should be."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from index import Embedder, inspect_snapshots, is_abandoned
from ingest import (
    Analyzer,
    Document,
    DocumentStore,
    Finding,
    LockState,
    ZhiwenError,
    look_at_lock,
)
from service.composition import open_analyzer, open_embedder
from service.settings import Settings

RESTORING: Final = ".restoring-"
"""Begins the names of the folders in which a backup is unpacked; the process behind it follows."""
NOBODY_ELSE: Final = LockState(held=False, writer=None)
"""How the lock is for whoever holds it."""
_LONG_S: Final = 3600.0
"""So long a writer waits for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What an index is to be of; ``None`` where it cannot be opened, with a finding that says so.

    Attributes:
        analyzer: the one that the settings name.
        embedder: the one that the settings name.
        findings: why one of them cannot be opened.
    """

    analyzer: Analyzer | None = None
    embedder: Embedder | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What became of looking through a data folder.

    Attributes:
        documents: those that are whole, sorted by ``doc_id``.
        build_id: of the live snapshot; ``None`` where there is none that can be read.
        findings: what is not as it should be.
        files: those of the documents that are whole, of their pages, and of the live snapshot.
        writer: who is writing meanwhile; ``None`` for nobody.
    """

    documents: tuple[Document, ...] = field(repr=False)
    build_id: str | None
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = field(default=(), repr=False)
    writer: str | None = None

    @property
    def damage(self) -> tuple[Finding, ...]:
        """What is kept and is not as it was written."""
        return tuple(finding for finding in self.findings if finding.kind == "damaged")


def open_parts(settings: Settings) -> Parts:
    """Open what the settings say an index is to be of."""
    try:
        return Parts(analyzer=open_analyzer(settings), embedder=open_embedder(settings))
    except ZhiwenError as error:
        return Parts(findings=(Finding(kind="setting", message=str(error)),))


def inspect_data(
    data_dir: Path, parts: Parts | None = None, *, lock: LockState | None = None
) -> Inspection:
    """Check documents, files with pages and snapshots, and whether the index is of what is here.

    Nothing is changed and nobody waited for: while a writer is at work, what it has begun is no
    finding, but what it has not come to yet may be one.

    Args:
        data_dir: the data folder.
        parts: what the index is to be of; not looked at where left out.
        lock: of the folder, as it was found; looked at where left out.

    Raises:
        OSError: a folder or a file cannot be read.
    """
    if not data_dir.is_dir():
        said = f"{data_dir}: no such folder; set ZHIWEN_DATA or run `zhiwen ingest FILE...`"
        return Inspection(
            documents=(), build_id=None, findings=(Finding(kind="missing", message=said),)
        )
    parts = parts or Parts()
    lock = lock or look_at_lock(data_dir)
    store = DocumentStore(data_dir).inspect(at_work=lock.held)
    snapshots = inspect_snapshots(
        data_dir,
        store.documents,
        analyzer=parts.analyzer,
        embedder=parts.embedder,
        at_work=lock.held,
    )
    findings = (*_iter_lock(data_dir, lock), *store.findings, *snapshots.findings)
    return Inspection(
        documents=store.documents,
        build_id=snapshots.build_id,
        findings=(*parts.findings, *findings),
        files=(*store.files, *snapshots.files),
        writer=str(lock.writer or "another command") if lock.held else None,
    )


def _iter_lock(data_dir: Path, lock: LockState) -> Iterator[Finding]:
    """Yield what writers left behind, and one that has been at work for long."""
    if lock.writer is not None and not lock.held:
        said = f"{data_dir}: {lock.writer} was ended while it wrote; run its command again"
        yield Finding(kind="left_over", message=said)
    if lock.writer is not None and lock.held and _age_s(lock.writer.since) > _LONG_S:
        said = f"{data_dir}: {lock.writer} has kept others from writing for more than an hour"
        yield Finding(kind="left_over", message=f"{said}; end it if it hangs")
    for path in sorted(data_dir.glob(f"{RESTORING}*")):
        if is_abandoned(path):
            said = f"{path}: left by a restore that was ended; what was here before it stands in"
            yield Finding(kind="left_over", message=f"{said} its folder before, if any; delete it")


def _age_s(since: str) -> float:
    try:
        return (datetime.now(UTC) - datetime.fromisoformat(since)).total_seconds()
    except (ValueError, TypeError):
        return 0.0
