"""Where questions are asked: the searcher in this process, or a running server."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

LegChoice = Literal["lexical", "dense", "both"]

# The most that a search returns: ranks past 10 change no measure, but show how far a miss was.
DEPTH = 100

_LEGS: dict[LegChoice, frozenset[Literal["lexical", "dense"]]] = {
    "lexical": frozenset({"lexical"}),
    "dense": frozenset({"dense"}),
    "both": frozenset({"lexical", "dense"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieved:
    """A passage that a search returned, reduced to what judging it needs."""

    passage_id: str
    text: str


Retrieval: TypeAlias = tuple[Retrieved, ...]


class Backend(Protocol):
    """Answers a question with a ranking by one or both legs."""

    @property
    def name(self) -> str:
        """Return what a report says was asked."""
        ...

    @property
    def legs(self) -> tuple[LegChoice, ...]:
        """Return the choices of legs that it can rank by."""
        ...

    def retrieve(self, text: str, *, legs: LegChoice) -> Retrieval:
        """Return at most ``DEPTH`` passages, best first."""
        ...

    def collection(self) -> Retrieval:
        """Return every passage that can be found; none where the backend cannot list them."""
        ...


class RetrievedPassage(Protocol):
    """What is read of a passage: ``ingest.Passage`` and the client's record both fit."""

    @property
    def passage_id(self) -> str:
        """Return its permanent id."""
        ...

    @property
    def text(self) -> str:
        """Return its readable text."""
        ...


class FoundHit(Protocol):
    """What is read of a hit: ``index.Hit`` and the client's record both fit."""

    @property
    def passage(self) -> RetrievedPassage:
        """Return the passage found."""
        ...


class ListedDocument(Protocol):
    """What is read of a document: ``ingest.Document`` fits."""

    @property
    def doc_id(self) -> str:
        """Return its permanent id."""
        ...


class LocalSearcher(Protocol):
    """What is asked of a searcher: ``index.Searcher`` fits."""

    @property
    def build_id(self) -> str:
        """Return the name of the build that is searched."""
        ...

    def search(
        self, query: str, /, *, k: int = ..., legs: Collection[Literal["lexical", "dense"]] = ...
    ) -> Sequence[FoundHit]:
        """Return at most ``k`` hits, best first."""
        ...

    def documents(self) -> Sequence[ListedDocument]:
        """Return all documents."""
        ...

    def passages(self, doc_id: str) -> Sequence[RetrievedPassage]:
        """Return a document's passages."""
        ...


class SearchReply(Protocol):
    """What is read of a server's reply to a search."""

    @property
    def hits(self) -> Sequence[FoundHit]:
        """Return the hits, best first."""
        ...


class SearchClient(Protocol):
    """What is asked of an HTTP client: ``service.Client`` fits."""

    def search(self, question: str, /, *, k: int = ...) -> SearchReply:
        """Return the reply with at most ``k`` hits."""
        ...


class LocalBackend:
    """Asks a searcher in this process, by each leg alone and by both."""

    legs: tuple[LegChoice, ...] = ("lexical", "dense", "both")

    def __init__(self, searcher: LocalSearcher) -> None:
        self._searcher = searcher

    @property
    def name(self) -> str:
        """Return the build that is searched."""
        return f"snapshot {self._searcher.build_id}"

    def retrieve(self, text: str, *, legs: LegChoice) -> Retrieval:
        """Return at most ``DEPTH`` passages, best first.

        Raises:
            QueryError: the question is too long or has no letter or digit.
        """
        return _passages(self._searcher.search(text, k=DEPTH, legs=_LEGS[legs]))

    def collection(self) -> Retrieval:
        """Return every passage of the snapshot."""
        return tuple(
            Retrieved(passage_id=passage.passage_id, text=passage.text)
            for document in self._searcher.documents()
            for passage in self._searcher.passages(document.doc_id)
        )


class HttpBackend:
    """Asks a running server, which ranks by both legs only.

    It cannot list the server's passages: relevance is judged over the pool of all passages
    returned to any question, 100 deep, which on a report of a few hundred is nearly all of them.
    """

    legs: tuple[LegChoice, ...] = ("both",)

    def __init__(self, client: SearchClient, *, url: str) -> None:
        self._client = client
        self._url = url

    @property
    def name(self) -> str:
        """Return the server's address."""
        return self._url

    def retrieve(self, text: str, *, legs: LegChoice) -> Retrieval:
        """Return at most ``DEPTH`` passages, best first.

        Raises:
            ValueError: ``legs`` is not ``"both"``.
            ClientError: the server cannot be reached or refuses the question.
        """
        if legs not in self.legs:
            raise ValueError(f"a server ranks by both legs only, got {legs!r}; ask for 'both'")
        return _passages(self._client.search(text, k=DEPTH).hits)

    def collection(self) -> Retrieval:
        """Return nothing: a server lists no passages."""
        return ()


def _passages(hits: Sequence[FoundHit]) -> Retrieval:
    return tuple(
        Retrieved(passage_id=hit.passage.passage_id, text=hit.passage.text) for hit in hits
    )
