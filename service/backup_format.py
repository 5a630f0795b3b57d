"""What a backup is: a tar.gz whose first member lists the others, files of a data folder."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Self

from service.errors import BackupError

HEAD_NAME: Final = "zhiwen-backup.json"
MAX_HEAD_BYTES: Final = 64 * 1024 * 1024
KEPT: Final = ("documents", "originals", "snapshots", "CURRENT")
"""What of a data folder is kept in a backup and replaced by one; the rest can be made anew."""
_FORMAT: Final = 1
# A plain name within a folder that is known: nothing else can be unpacked.
_MEMBER: Final = re.compile(
    r"CURRENT|documents/\w[\w.-]*\.json|originals/[0-9a-f]{64}|snapshots/\w+/\w[\w.-]*", re.ASCII
)


def check_outside(file: Path, data_dir: Path) -> None:
    """Refuse a backup that lies in what it is of: there it would go with what is replaced.

    Args:
        file: the backup.
        data_dir: the data folder; right in it, beside the rest, a backup is safe.

    Raises:
        BackupError: it lies in one of the folders that are backed up.
    """
    for name in KEPT:
        if file.resolve().is_relative_to((data_dir / name).resolve()):
            raise BackupError(f"{file}: in a folder of the data itself; name another place")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupHead:
    """What a backup holds.

    Attributes:
        format: version of the format.
        version: of the Zhiwen that wrote it.
        created: when, ISO 8601 in UTC.
        documents: how many.
        originals: how many files with pages.
        build_id: of the snapshot; ``None`` where there was none.
        files: size in bytes of every other member, by its name.
    """

    format: int = _FORMAT
    version: str
    created: str
    documents: int
    originals: int
    build_id: str | None
    files: Mapping[str, int]

    def dump(self) -> bytes:
        """Return the first member of a backup."""
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def load(cls, dumped: bytes, *, name: str) -> Self:
        """Read the first member of a backup.

        Args:
            dumped: the member.
            name: what to call the backup in an error.

        Raises:
            BackupError: it is no such member, of another version, or lists what no backup holds.
        """
        try:
            fields = json.loads(dumped)
            if fields["format"] != _FORMAT:
                raise BackupError(
                    f"{name}: a backup of format {fields['format']!r}, this Zhiwen reads {_FORMAT};"
                    " restore it with the one that wrote it"
                )
            head = cls(**fields)
            head.check(name=name)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BackupError(f"{name}: damaged: its list cannot be read ({error})") from error
        return head

    def check(self, *, name: str) -> None:
        """Refuse what is no file of a data folder, and so could lie outside it.

        Args:
            name: what to call the backup in an error.

        Raises:
            BackupError: there is such a file, or one with no size.
        """
        for member, size in self.files.items():
            if not _MEMBER.fullmatch(member) or not isinstance(size, int) or size < 0:
                raise BackupError(f"{name}: {member!r} is no file of a data folder")
