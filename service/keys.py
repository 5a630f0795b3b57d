"""The keys of a server: a file that names each and keeps no more of it than its digest.

A key is 256 random bits. Nobody finds one by trying, so that a plain SHA-256 keeps it as well as a
slow hash would; that one would cost every request a twentieth of a second, and let anyone keep the
server busy with wrong keys.
"""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal, get_args

from service.errors import KeyFileError

Scope = Literal["read", "write", "admin"]
"""What a key may: ask; add and correct documents as well; remove them as well."""
SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)

ADMIN_KEY_NAME: Final = "ZHIWEN_ADMIN_KEY"
"""By which name the key of that setting goes; no key of a file bears it."""
MAX_NAME_CHARACTERS: Final = 64
_PREFIX: Final = "zhiwen_"
_SECRET_BYTES: Final = 32
_NAME: Final = re.compile(rf"[\w.@-]{{1,{MAX_NAME_CHARACTERS}}}")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MODE: Final = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key as it is kept.

    Attributes:
        name: whose it is or what for; it stands in the log.
        scope: what it may.
        sha256: of the key, in hexadecimal.
        created: when it was made, ISO 8601 in UTC.
        expires: when it ends, ISO 8601 in UTC; ``None`` for never.
    """

    name: str
    scope: Scope
    sha256: str
    created: str
    expires: str | None = None

    def may(self, scope: Scope) -> bool:
        """Tell whether it may what a scope may; each may what those before it may.

        >>> key = Key(name="a", scope="write", sha256="", created="")
        >>> [key.may(scope) for scope in SCOPES]
        [True, True, False]
        """
        return SCOPES.index(self.scope) >= SCOPES.index(scope)

    def has_expired(self, now: datetime) -> bool:
        """Tell whether it is over.

        Args:
            now: with its time zone.
        """
        return self.expires is not None and datetime.fromisoformat(self.expires) <= now


def digest(text: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def read_keys(path: Path) -> tuple[Key, ...]:
    """Read a file of keys.

    Raises:
        KeyFileError: it is not there, cannot be read or is no such file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KeyFileError(
            f"{path}: there is no such file of keys; make one with `zhiwen keys add NAME`"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise KeyFileError(f"{path}: the file of keys cannot be read: {said}") from error
    try:
        keys = tuple(_read_key(each) for each in json.loads(text)["keys"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _damaged(path, str(error) or type(error).__name__) from error
    if len({key.name for key in keys}) < len(keys):
        raise _damaged(path, "a name stands there twice")
    return keys


def add_key(path: Path, name: str, scope: Scope, *, expires: datetime | None = None) -> str:
    """Make a key and return it; it is not kept and cannot be shown again.

    Args:
        path: the file of keys; made where it is not there.
        name: letters of any script, digits, ``.``, ``_``, ``@`` and ``-``; 1 to 64 characters.
        scope: what it may.
        expires: when it ends, with a time zone; never by default.

    Raises:
        KeyFileError: the name cannot be or is taken, or the file is damaged.
        OSError: the file cannot be written.
    """
    if not _NAME.fullmatch(name) or name == ADMIN_KEY_NAME:
        raise KeyFileError(
            f"a key cannot be called {name[:MAX_NAME_CHARACTERS]!r}; take up to"
            f" {MAX_NAME_CHARACTERS} letters, digits, `.`, `_`, `@` and `-`"
        )
    made = f"{_PREFIX}{secrets.token_urlsafe(_SECRET_BYTES)}"
    key = Key(
        name=name,
        scope=scope,
        sha256=digest(made),
        created=_stamp(datetime.now(UTC)),
        expires=None if expires is None else _stamp(expires.astimezone(UTC)),
    )
    with _alone(path):
        keys = read_keys(path) if path.exists() else ()
        if any(each.name == name for each in keys):
            raise KeyFileError(f"{path}: there is a key {name!r} already; take another name")
        _write_keys(path, (*keys, key))
    return made


def remove_key(path: Path, name: str) -> None:
    """Take a key out of the file; servers refuse it from then on.

    Raises:
        KeyFileError: there is no such key, or the file is not there or damaged.
        OSError: the file cannot be written.
    """
    with _alone(path):
        keys = read_keys(path)
        kept = tuple(key for key in keys if key.name != name)
        if len(kept) == len(keys):
            named = ", ".join(key.name for key in keys) or "none"
            raise KeyFileError(f"{path}: there is no key {name!r}; there are: {named}")
        _write_keys(path, kept)


def _read_key(fields: dict[str, Any]) -> Key:
    key = Key(**fields)
    if not (_NAME.fullmatch(key.name) and key.scope in SCOPES and _DIGEST.fullmatch(key.sha256)):
        raise ValueError("a name, a scope or a digest is none")
    for moment in filter(None, (key.created, key.expires)):
        if datetime.fromisoformat(moment).tzinfo is None:
            raise ValueError(f"{moment} has no time zone")
    return key


def _damaged(path: Path, reason: str) -> KeyFileError:
    return KeyFileError(
        f"{path}: this is no file of keys, or a damaged one ({reason}); restore it, or move it away"
        " and make new keys"
    )


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other commands from changing the file meanwhile; its folder is what is locked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # a system without such locks
        yield
        return
    descriptor = os.open(path.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write_keys(path: Path, keys: tuple[Key, ...]) -> None:
    """Replace the file at one moment; it keeps its rights, a new one is for its owner alone."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    text = json.dumps({"keys": [asdict(key) for key in keys]}, ensure_ascii=False, indent=2)
    try:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _MODE)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(f"{text}\n".encode())
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            before = path.stat()
            with suppress(PermissionError, AttributeError):
                os.chown(aside, before.st_uid, before.st_gid)
            aside.chmod(before.st_mode & 0o777)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
