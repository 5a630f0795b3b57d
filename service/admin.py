"""Who may change the documents of a server, and what hands their wishes on."""

import hashlib
import hmac
import subprocess
from pathlib import Path
from threading import Lock
from urllib.parse import unquote

from service.errors import RefusedError
from service.intake import is_at_work, start_intake
from service.jobs import JobQueue

_SCHEME = "bearer "


class Admin:
    """The key of a server and the jobs behind it.

    Args:
        data_dir: the data folder.
        key: what a request must bear, not empty.
        max_bytes: of a file.
    """

    def __init__(self, data_dir: Path, *, key: str, max_bytes: int) -> None:
        self.queue = JobQueue(data_dir)
        self.max_bytes = max_bytes
        self._data_dir = data_dir
        self._digest = _digest(key)
        self._lock = Lock()
        self._intake: subprocess.Popen[bytes] | None = None

    def check(self, authorization: str) -> None:
        """Let a request pass that bears the key; it takes the same time for any other.

        Raises:
            RefusedError: it does not.
        """
        given = authorization.strip()
        named = given[: len(_SCHEME)].lower() == _SCHEME
        # The page writes a key of other characters than a header takes as an address does.
        keys = (given[len(_SCHEME) :], unquote(given[len(_SCHEME) :]))
        fits = [hmac.compare_digest(_digest(key), self._digest) for key in keys]
        if not named or not any(fits):
            raise RefusedError(
                "the key is wrong or missing; send it as `Authorization: Bearer KEY`",
                code="unauthorized",
                status=401,
            )

    def wake(self) -> None:
        """See to it that the jobs that wait are done."""
        with self._lock:
            if self._intake is not None and self._intake.poll() is not None:
                self._intake = None
            if self._intake is None and self.queue.open_jobs() and not is_at_work(self._data_dir):
                self._intake = start_intake(self._data_dir)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).digest()
