"""The files with pages that documents were read from, kept to show their pages.

Each is named by the sum of its bytes, so that it can be told whether it is still what was read.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Set
from pathlib import Path

from ingest.errors import IngestError


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


def _sum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
