"""The errors that building, loading and searching a snapshot can raise."""

from ingest import ZhiwenError


class SearchError(ZhiwenError):
    """Base of what the index package raises."""


class SnapshotError(SearchError):
    """A snapshot is missing, damaged, or does not fit the program or the embedder."""


class SnapshotVersionError(SnapshotError):
    """A snapshot has the layout of another version of the program: it is whole, but not read."""


class EmbedderError(SearchError):
    """An embedding model cannot be found, loaded or used."""


class FilterError(SearchError):
    """No document is of the place, or by the body, that a filter names.

    Attributes:
        name: of the filter: ``place`` or ``issuer``.
    """

    def __init__(self, message: str, *, name: str) -> None:
        super().__init__(message)
        self.name = name


class QueryError(SearchError):
    """A query or its cut-off is out of range."""


class OverdueError(SearchError):
    """The time that somebody set for the work at hand is over; see ``index.deadline``."""
