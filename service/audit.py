"""Who changed what: one line of JSON for each change, whether it was let through or not."""

import getpass
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import structlog

from service.errors import StartError
from service.settings import Settings

_SHOWN_CHARACTERS: Final = 200


class Audit:
    """Writes down changes.

    Args:
        path: a file that lines are put behind; ``None`` for the log of the server, whatever its
            level.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path

    def check(self) -> None:
        """See whether lines can be written, before any has to be.

        Raises:
            StartError: the file cannot be opened for that.
        """
        try:
            self._append(b"")
        except OSError as error:
            raise StartError(
                f"{self._path}: the audit log cannot be written to: {error.strerror}; mend its"
                " folder or name another file with ZHIWEN_AUDIT_LOG"
            ) from error

    def write(
        self, *, who: str, via: str, action: str, document: str, outcome: str, **more: object
    ) -> None:
        """Write a line.

        Args:
            who: the name of a key, or a user of this machine.
            via: ``http``, ``job`` or ``command``.
            action: such as ``add``, ``correct``, ``remove``, ``index``.
            document: its id, or the name of a file.
            outcome: what became of it, such as ``accepted``, ``refused``, ``done``, ``failed``.
            more: what else is known; ``None`` is left out.

        Raises:
            OSError: the file cannot be written to.
        """
        told = {
            "who": who,
            "via": via,
            "action": action,
            "document": document[:_SHOWN_CHARACTERS],
            "outcome": outcome,
            **{name: value for name, value in more.items() if value is not None},
        }
        if self._path is None:
            unfiltered = structlog.get_config()["logger_factory"]()
            structlog.wrap_logger(unfiltered, wrapper_class=structlog.BoundLogger).info(
                "audit", **told
            )
            return
        timestamp = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"timestamp": timestamp, "event": "audit", **told}, ensure_ascii=False)
        self._append(f"{line}\n".encode("utf-8", "backslashreplace"))

    def _append(self, line: bytes) -> None:
        """Put a line behind the others, in one piece whoever else does; the file may be moved."""
        if self._path is None:
            return
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
        descriptor = os.open(self._path, flags, 0o600)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)


def audit_command(
    settings: Settings, *, action: str, document: str, outcome: str, **more: object
) -> None:
    """Write down what a command changed, where the settings name a file for that.

    Raises:
        OSError: the file cannot be written to.
    """
    if settings.audit_log is not None:
        Audit(settings.audit_log).write(
            who=_user(), via="command", action=action, document=document, outcome=outcome, **more
        )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in a container
        return str(os.getuid())
