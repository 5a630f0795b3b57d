"""A small real cross-encoder in the reranker's place."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import Embedder, Searcher, SearchError
from index.cross_encoder import BATCH, CrossEncoderReranker
from index.features import Features
from index.reranker import LinearReranker, ReadPassages
from ingest import Analyzer, Passage

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


class Falling:
    """A reranker that leaves the passages as they are."""

    def scores(
        self, query: str, features: Features, read_passages: ReadPassages
    ) -> NDArray[np.float64]:
        return np.linspace(1, 0, len(features.sentences))


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a random BERT of two layers with one output."""
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    source = tmp_path_factory.mktemp("bert")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"法院海关案件专利商标"]
    (source / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(str(source / "vocab.txt")).save_pretrained(source)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(source)
    folder = tmp_path_factory.mktemp("models") / "tiny"
    CrossEncoder(str(source)).save_pretrained(str(folder))
    return folder


@pytest.fixture(scope="module")
def reranker(model_folder: Path) -> CrossEncoderReranker:
    return CrossEncoderReranker.load(str(model_folder), fallback=Falling(), budget_ms=60_000)


def ask(reranker: CrossEncoderReranker, passages: tuple[Passage, ...]) -> NDArray[np.float64]:
    features = Features(
        matrix=np.zeros((len(passages), 0)), sentences=np.zeros(len(passages), dtype=np.int64)
    )
    return reranker.scores("法院案件", features, lambda: passages)


def test_passages_stand_in_the_order_of_the_models_scores(
    reranker: CrossEncoderReranker, report_passages: tuple[Passage, ...], model_folder: Path
) -> None:
    from sentence_transformers import CrossEncoder

    passages = report_passages[:BATCH]
    expected = CrossEncoder(str(model_folder)).predict([("法院案件", p.text) for p in passages])
    found = ask(reranker, passages)
    assert np.argsort(-found).tolist() == np.argsort(-expected).tolist()


def test_when_the_time_is_up_the_rest_follow_in_the_order_they_had(
    model_folder: Path, report_passages: tuple[Passage, ...]
) -> None:
    from sentence_transformers import CrossEncoder

    ticks = count()
    clock: Callable[[], float] = lambda: float(next(ticks))  # noqa: E731
    reranker = CrossEncoderReranker(
        CrossEncoder(str(model_folder)), fallback=Falling(), budget_ms=1_000, clock=clock
    )
    found = ask(reranker, report_passages[:30])
    order = np.argsort(-found, kind="stable").tolist()
    assert sorted(order[:BATCH]) == list(range(BATCH))
    assert order[BATCH:] == list(range(BATCH, 30))


def test_a_searcher_takes_it(
    report_data: Path, analyzer: Analyzer, embedder: Embedder, model_folder: Path
) -> None:
    reranker = CrossEncoderReranker.load(
        str(model_folder), fallback=LinearReranker.load(), budget_ms=0
    )
    searcher = Searcher.load(report_data, analyzer=analyzer, embedder=embedder, reranker=reranker)
    hits = searcher.search("法院案件", k=20)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_model_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="cannot load the reranker"):
        CrossEncoderReranker.load(str(tmp_path / "gone"), fallback=Falling(), budget_ms=0)
