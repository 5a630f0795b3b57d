"""Which keys hold now, and who sends a request."""

import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import structlog
from starlette.types import Scope as AsgiScope

from service.errors import KeyFileError, RefusedError
from service.keys import ADMIN_KEY_NAME, Key, Scope, digest, read_keys

_SCHEME: Final = "bearer "
_CALLER: Final = "zhiwen.caller"

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who sends a request.

    Attributes:
        address: of the client, as the server or a proxy that it trusts sees it; empty if unknown.
        key: the key that the request bears; ``None`` for none that holds.
    """

    address: str
    key: Key | None = None

    @property
    def name(self) -> str | None:
        """Return the name of the key."""
        return None if self.key is None else self.key.name

    def check(self, scope: Scope) -> None:
        """Let a request pass that may what a scope may.

        Raises:
            RefusedError: it bears no key that holds, or one that may less.
        """
        if self.key is None:
            raise RefusedError(
                "the key is wrong, over or missing; send it as `Authorization: Bearer KEY`",
                code="unauthorized",
                status=401,
            )
        if not self.key.may(scope):
            raise RefusedError(
                f"this needs a key with the scope {scope}; that of {self.key.name!r} is"
                f" {self.key.scope}",
                code="forbidden",
                status=403,
            )


class Keyring:
    """The keys of a file, read again when it changes, and the one of ``ZHIWEN_ADMIN_KEY``.

    Where a changed file is damaged, the keys that it held before go on to hold and the log says
    so; where it is gone, none of them holds.

    Args:
        path: the file; ``None`` for none: then whoever likes may read.
        admin_key: a key that may everything; empty for none.
        now: the time, with its zone.

    Raises:
        KeyFileError: the file is not there or damaged.
    """

    def __init__(
        self,
        path: Path | None = None,
        *,
        admin_key: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._path = path
        self._now = now
        self._lock = threading.Lock()
        made = digest(admin_key)
        admin = Key(name=ADMIN_KEY_NAME, scope="admin", sha256=made, created="")
        self._fixed = (admin,) if admin_key else ()
        self._stamp = self._look()
        self._keys = () if path is None else read_keys(path)

    @property
    def is_closed(self) -> bool:
        """Whether reading takes a key as well."""
        return self._path is not None

    def find(self, authorization: str) -> Key | None:
        """Return the key that a request bears, if it holds.

        All keys are compared, each in a time that does not tell how much of it was right.

        Args:
            authorization: the header.
        """
        self._refresh()
        given = authorization.strip()
        if given[: len(_SCHEME)].lower() != _SCHEME:
            return None
        bare = given[len(_SCHEME) :].strip()
        # The page writes a key of other characters than a header takes as an address does.
        digests = (digest(bare), digest(unquote(bare)))
        now, found = self._now(), None
        for key in (*self._fixed, *self._keys):
            fits = [hmac.compare_digest(each, key.sha256) for each in digests]
            if any(fits) and not key.has_expired(now):
                found = key
        return found

    def _refresh(self) -> None:
        stamp = self._look()
        if stamp == self._stamp:
            return
        with self._lock:
            if stamp == self._stamp or self._path is None:
                return
            self._stamp = stamp
            try:
                self._keys = read_keys(self._path)
            except KeyFileError as error:
                if stamp is None:
                    self._keys = ()
                _log.error("the keys could not be read", error=str(error), held=len(self._keys))
                return
            _log.warning("the keys were read anew", names=[key.name for key in self._keys])

    def _look(self) -> tuple[int, ...] | None:
        """Return what tells a file from the one before it; ``None`` where there is none."""
        try:
            found = self._path and self._path.stat()
        except OSError:
            return None
        return (found.st_ino, found.st_mtime_ns, found.st_size) if found else None


def note_caller(scope: AsgiScope, caller: Caller) -> None:
    """Remember who sends a request, for whatever comes behind."""
    scope[_CALLER] = caller


def caller_of(scope: AsgiScope) -> Caller:
    """Return who sends a request."""
    noted = scope.get(_CALLER)
    return noted if isinstance(noted, Caller) else Caller(address=address_of(scope))


def address_of(scope: AsgiScope) -> str:
    """Return the address of a client; empty where it has none."""
    client = scope.get("client")
    return str(client[0]) if client else ""
