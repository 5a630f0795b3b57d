"""What hands on the wishes of those who may change the documents of a server."""

import subprocess
from pathlib import Path
from threading import Lock

from service.audit import Audit
from service.intake import is_at_work, start_intake
from service.jobs import JobQueue
from service.keyring import Keyring


class Admin:
    """The keys of a server and the jobs behind them.

    Args:
        data_dir: the data folder.
        key: one that may everything; empty for none beside the keyring's.
        keyring: the keys that hold; that one alone by default.
        audit: where changes are written down; the log by default.
        max_bytes: of a file.

    Attributes:
        queue: the jobs.
        max_bytes: of a file.
        keyring: the keys that hold.
        audit: where changes are written down.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        key: str = "",
        keyring: Keyring | None = None,
        audit: Audit | None = None,
        max_bytes: int,
    ) -> None:
        self.queue = JobQueue(data_dir)
        self.max_bytes = max_bytes
        self._data_dir = data_dir
        self.keyring = keyring or Keyring(admin_key=key)
        self.audit = audit or Audit()
        self._lock = Lock()
        self._intake: subprocess.Popen[bytes] | None = None

    def wake(self) -> None:
        """See to it that the jobs that wait are done."""
        with self._lock:
            if self._intake is not None and self._intake.poll() is not None:
                self._intake = None
            if self._intake is None and self.queue.open_jobs() and not is_at_work(self._data_dir):
                self._intake = start_intake(self._data_dir)
