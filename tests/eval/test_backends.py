from dataclasses import dataclass, field

import pytest

from eval.backends import DEPTH, HttpBackend, LocalBackend, Retrieved


@dataclass(frozen=True)
class Passage:
    passage_id: str
    text: str


@dataclass(frozen=True)
class Hit:
    passage: Passage


@dataclass(frozen=True)
class Document:
    doc_id: str


@dataclass(frozen=True)
class Reply:
    hits: tuple[Hit, ...]


PASSAGES = (Passage("d1:0", "共计319件。"), Passage("d1:9", "319 cases."))
HITS = tuple(Hit(passage) for passage in PASSAGES)
RETRIEVED = tuple(Retrieved(passage_id=one.passage_id, text=one.text) for one in PASSAGES)


@dataclass
class FakeSearcher:
    build_id: str = "b1"
    asked: list[tuple[str, int, frozenset[str]]] = field(default_factory=list)

    def search(self, query: str, *, k: int, legs: frozenset[str]) -> tuple[Hit, ...]:
        self.asked.append((query, k, legs))
        return HITS

    def documents(self) -> tuple[Document, ...]:
        return (Document("d1"), Document("d2"))

    def passages(self, doc_id: str) -> tuple[Passage, ...]:
        return PASSAGES if doc_id == "d1" else ()


@dataclass
class FakeClient:
    asked: list[tuple[str, int]] = field(default_factory=list)

    def search(self, question: str, *, k: int) -> Reply:
        self.asked.append((question, k))
        return Reply(HITS)


@pytest.mark.parametrize(
    ("legs", "expected"),
    [("lexical", {"lexical"}), ("dense", {"dense"}), ("both", {"lexical", "dense"})],
)
def test_the_searcher_is_asked_for_the_legs_wanted(legs: str, expected: object) -> None:
    searcher = FakeSearcher()
    assert LocalBackend(searcher).retrieve("多少件？", legs=legs) == RETRIEVED
    assert searcher.asked == [("多少件？", DEPTH, expected)]


def test_a_local_collection_is_every_passage_of_every_document() -> None:
    backend = LocalBackend(FakeSearcher())
    assert backend.collection() == RETRIEVED
    assert backend.name == "snapshot b1"


def test_a_server_is_asked_as_deep_as_it_allows() -> None:
    client = FakeClient()
    backend = HttpBackend(client, url="http://127.0.0.1:8000")
    assert backend.retrieve("How many cases?", legs="both") == RETRIEVED
    assert client.asked == [("How many cases?", DEPTH)]
    assert (backend.name, backend.collection()) == ("http://127.0.0.1:8000", ())


def test_a_server_cannot_rank_by_one_leg() -> None:
    backend = HttpBackend(FakeClient(), url="http://127.0.0.1:8000")
    assert backend.legs == ("both",)
    with pytest.raises(ValueError, match="by both legs only, got 'dense'"):
        backend.retrieve("多少件？", legs="dense")
