"""Which file of a document store holds which bytes, known without reading the documents whole."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HEAD_BYTES = 4096
"""The sum stands before the text; a longer title makes the whole file be read."""

# A quotation mark inside a string is escaped, so this stands nowhere but behind the other fields.
_SUM = re.compile(rb'"sha256": "([0-9a-f]{64})", "text": "')

_Stamp = tuple[int, int]


@dataclass(slots=True)
class _Held:
    """The sum of the report that a file holds, and the state of the file when it was read."""

    stamp: _Stamp
    sha256: str


@dataclass(slots=True)
class StoredSums:
    """The sums of the reports in a folder, kept up as the folder changes.

    The folder is looked through once, and again only when its time of change says that someone
    else has put in or taken out a file: adding a document costs the same in a store of any size.

    Attributes:
        folder: of the store; it need not be there.
        read_sum: returns the sum of a stored document by reading all of it; it raises what is to
            be raised for a damaged one.
    """

    folder: Path
    read_sum: Callable[[Path], str]
    _changed_ns: int = -1
    _held: dict[str, _Held] = field(default_factory=dict)
    _files: dict[str, set[str]] = field(default_factory=dict)

    def find(self, sha256: str, *, besides: Path) -> Path | None:
        """Return a file that holds a report of this sum, the first by name, or ``None``.

        Args:
            sha256: of the report's bytes.
            besides: a file that does not count.
        """
        self._look()
        names = self._files.get(sha256, set()) - {besides.name}
        return self.folder / min(names) if names else None

    def note(self, file: Path, sha256: str | None) -> None:
        """Take down that a file was just written with a report of this sum, or removed."""
        self._forget(file.name)
        if sha256 is not None:
            self._keep(file.name, _Held(_stamp(file.stat()), sha256))
        self._changed_ns = self._folder_ns()

    def _look(self) -> None:
        changed_ns = self._folder_ns()
        if changed_ns == self._changed_ns:
            return
        stamps = self._stamps()
        for name in self._held.keys() - stamps.keys():
            self._forget(name)
        for name, stamp in stamps.items():
            held = self._held.get(name)
            if held is None or held.stamp != stamp:
                self._forget(name)
                self._keep(name, _Held(stamp, self._sum_of(self.folder / name)))
        self._changed_ns = changed_ns

    def _folder_ns(self) -> int:
        try:
            return self.folder.stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def _stamps(self) -> dict[str, _Stamp]:
        if not self.folder.is_dir():
            return {}
        with os.scandir(self.folder) as entries:
            return {e.name: _stamp(e.stat()) for e in entries if e.name.endswith(".json")}

    def _sum_of(self, file: Path) -> str:
        with file.open("rb") as stream:
            found = _SUM.search(stream.read(HEAD_BYTES))
        return found[1].decode() if found else self.read_sum(file)

    def _keep(self, name: str, held: _Held) -> None:
        self._held[name] = held
        self._files.setdefault(held.sha256, set()).add(name)

    def _forget(self, name: str) -> None:
        held = self._held.pop(name, None)
        if held is not None:
            self._files[held.sha256].discard(name)


def _stamp(found: os.stat_result) -> _Stamp:
    return found.st_mtime_ns, found.st_size
