"""Ids of documents as people give them: whole, or the first characters."""

from collections.abc import Iterable

from ingest.errors import IngestError

_NAMED = 5


def pick_document_id(given: str, ids: Iterable[str]) -> str:
    """Return the id that is meant.

    Args:
        given: an id, or as many of its first characters as no other id begins with.
        ids: those of all documents.

    Raises:
        IngestError: no id begins so, or several do and none is ``given`` itself.

    >>> pick_document_id("kunming-2", ["kunming-2022-0a1b2c3d", "qujing-2022-4e5f6a7b"])
    'kunming-2022-0a1b2c3d'
    """
    known = sorted(ids)
    found = [each for each in known if each.startswith(given)] if given else []
    if given in known or len(found) == 1:
        return given if given in known else found[0]
    if not found:
        raise IngestError(
            f"{given!r}: no document has an id that begins so; `zhiwen documents` lists them"
        )
    more = [f"{len(found) - _NAMED} more"] if len(found) > _NAMED else []
    named = ", ".join([*found[:_NAMED], *more])
    raise IngestError(f"{given!r}: {len(found)} documents begin so ({named}); give more of the id")
