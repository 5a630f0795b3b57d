"""The files with pages that documents were read from, kept to show their pages.

Each is named by the sum of its bytes, so that it can be told whether it is still what was read.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Collection, Iterable, Set
from pathlib import Path

from ingest.errors import IngestError
from ingest.findings import Finding
from ingest.records import Document


class Originals:
    """The files under ``<data_dir>/originals``.

    Args:
        data_dir: the data folder; made when the first file is kept.
    """

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "originals"

    def keep(self, path: Path, sha256: str) -> None:
        """Keep a copy of a file; one that is kept already is not copied again.

        Raises:
            IngestError: the file is not any more what was read, or cannot be copied.
        """
        kept = self._folder / sha256
        try:
            if kept.exists():
                os.utime(kept)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, aside = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
            try:
                with os.fdopen(descriptor, "wb") as target, path.open("rb") as source:
                    shutil.copyfileobj(source, target)
                    target.flush()
                    os.fsync(target.fileno())
                if _sum(Path(aside)) != sha256:
                    raise IngestError(f"{path}: it changed while it was read; ingest it again")
                Path(aside).replace(kept)
            finally:
                Path(aside).unlink(missing_ok=True)
        except OSError as error:
            raise IngestError(f"{path}: cannot be kept in {self._folder}: {error}") from error

    def find(self, sha256: str) -> Path | None:
        """Return the file of this sum, ``None`` where it is not kept or was altered."""
        kept = self._folder / sha256
        try:
            return kept if _sum(kept) == sha256 else None
        except OSError:
            return None

    def holds(self, sha256: str) -> bool:
        """Tell whether a file is kept under this sum, whatever became of it."""
        return (self._folder / sha256).is_file()

    def inspect(self, documents: Iterable[Document], *, all_known: bool = True) -> list[Finding]:
        """Return what is not as it should be: altered, missing or needed by no document.

        Args:
            documents: those that are kept.
            all_known: whether no file can be of another document.

        Raises:
            OSError: the folder or a file cannot be read.
        """
        owners = _owners(documents)
        kept = sorted(self._folder.iterdir()) if self._folder.is_dir() else []
        orphans = [file for file in kept if file.name not in owners and all_known]
        return [
            *(_altered(file, owners[file.name]) for file in kept if self._is_altered(file, owners)),
            *(_missing(self._folder, owners[name]) for name in owners if not self.holds(name)),
            *(_orphan(file) for file in orphans),
        ]

    def files(self, documents: Iterable[Document]) -> list[Path]:
        """Return the files that some documents were read from, as far as they are kept, sorted."""
        return [self._folder / name for name in sorted(_owners(documents)) if self.holds(name)]

    def _is_altered(self, file: Path, owners: Collection[str]) -> bool:
        return file.name in owners and _sum(file) != file.name

    def sweep(self, wanted: Set[str], *, before_ns: int) -> None:
        """Remove the files that no document needs.

        Args:
            wanted: the sums of those that are needed.
            before_ns: files kept since then stay, nanoseconds since the epoch: their documents may
                not have been known when ``wanted`` was gathered.
        """
        if not self._folder.is_dir():
            return
        for file in self._folder.iterdir():
            if file.name not in wanted and file.stat().st_mtime_ns < before_ns:
                file.unlink(missing_ok=True)


def _owners(documents: Iterable[Document]) -> dict[str, str]:
    """Return the source names of the documents with pages, by the sums of their files."""
    return {
        document.facsimile.file_sha256: document.source_name
        for document in documents
        if document.facsimile is not None
    }


def _altered(file: Path, source_name: str) -> Finding:
    said = f"{file}: altered since {source_name} was read from it; delete it and ingest that again"
    return Finding(kind="damaged", message=said)


def _missing(folder: Path, source_name: str) -> Finding:
    said = f"{folder}: {source_name} is not kept, so its pages are not shown; ingest it again"
    return Finding(kind="missing", message=said)


def _orphan(file: Path) -> Finding:
    said = f"{file}: of no document; `zhiwen index` removes it"
    return Finding(kind="left_over", message=said)


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
