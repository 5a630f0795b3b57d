"""Cursors: opaque marks of how far a listing was read, good for that listing only."""

import hashlib
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

from index import FigureFilter
from service.errors import RefusedError

_MARK_BYTES = 6
_FORM = re.compile(r"([0-9a-f]{12})([0-9a-f]{12})(\d{1,12})")


def write_cursor(after: int, *, build_id: str, where: FigureFilter) -> str:
    """Return the cursor of the page that begins after a figure.

    >>> where = FigureFilter(unit="件")
    >>> cursor = write_cursor(49, build_id="b1", where=where)
    >>> read_cursor(cursor, build_id="b1", where=where)
    49
    """
    text = f"{_mark(build_id)}{_mark(repr(where))}{after}"
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(cursor: str, *, build_id: str, where: FigureFilter) -> int:
    """Return what ``write_cursor`` was given.

    Raises:
        RefusedError: it is no cursor, or one of another snapshot or of another filter.
    """
    form = _FORM.fullmatch(_decode(cursor))
    if form is None:
        raise _refusal(f"cursor: {cursor[:60]!r} is not one that this service gave out")
    if form[1] != _mark(build_id):
        raise _refusal(
            "cursor: it belongs to another snapshot, the index was built anew since; start again"
            " without a cursor",
            code="stale_cursor",
        )
    if form[2] != _mark(repr(where)):
        raise _refusal(
            "cursor: it belongs to another filter; give the same q, doc, year, place,"
            " issuer, unit, kind, period"
        )
    return int(form[3])


def _decode(cursor: str) -> str:
    """Return what a cursor holds; nothing where it is malformed."""
    try:
        return urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode("ascii")
    except ValueError:
        return ""


def _mark(text: str) -> str:
    """Return what tells a text from others, in twelve hex digits."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=_MARK_BYTES).hexdigest()


def _refusal(message: str, *, code: str = "invalid_cursor") -> RefusedError:
    return RefusedError(message, code=code, status=422)
