from pathlib import Path

import numpy as np
import pytest

from index import Embedder
from index.contexts import ContextIndex, asked_years, read_scope
from ingest import Analyzer, Document, DocumentContext


def _document(doc_id: str, title: str, places: tuple[str, ...], issued: str) -> Document:
    return Document(
        doc_id=doc_id,
        title=title,
        issuer="",
        year=None,
        language="zh",
        source_name=f"{doc_id}.txt",
        sha256="0" * 64,
        text=title,
        context=DocumentContext(places=places, issued=issued),
    )


DOCUMENTS = (
    _document("a", "澄浦市统计公报", ("澄浦市",), "2023-03-01"),
    _document("b", "天河区学位指引", ("广州市", "天河区"), "2026"),
    _document("c", "养犬管理条例", (), "2020"),
)
OWNERS = ("a", "a", "b", "c")


@pytest.fixture(scope="module")
def contexts(analyzer: Analyzer, embedder: Embedder) -> ContextIndex:
    return ContextIndex.build(DOCUMENTS, OWNERS, analyzer=analyzer, encode=embedder.encode_passages)


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("澄浦生产总值", {"澄浦市"}),
        ("GDP of Chengpu", {"澄浦市"}),
        ("天河的学位", {"天河区"}),
        ("school places in Tianhe, Guangzhou", {"天河区", "广州市"}),
        ("湖南的生产总值", {"湖南省"}),
        ("普通化妆品备案", set()),
        ("2025年深圳生产总值", {"深圳市"}),
        ("GDP of Wuhan", {"武汉市"}),
        ("GDP of Suzhou", {"苏州市", "宿州市"}),
        ("Fujian's GDP", {"福建省"}),
        ("how many dogs", set()),
    ],
)
def test_the_places_of_a_query_are_read_in_both_languages(
    contexts: ContextIndex, query: str, places: set[str]
) -> None:
    assert contexts.places_in(query) == places


@pytest.mark.parametrize(
    ("query", "place", "own"),
    [
        ("澄浦市", [1, 1, -1, 0], [1, 1, 0, 0]),
        ("广东省", [-1, -1, 1, 0], [0, 0, 0, 0]),
        ("犬只", [0, 0, 0, 0], [0, 0, 0, 0]),
    ],
)
def test_documents_fit_the_places_asked_about(
    contexts: ContextIndex, query: str, place: list[float], own: list[float]
) -> None:
    fit = _fit(contexts, query)
    assert (fit.place.tolist(), fit.own_place.tolist()) == (place, own)


def test_documents_fit_the_years_asked_about(contexts: ContextIndex) -> None:
    assert _fit(contexts, "2026年").year.tolist() == [-1, -1, 1, -1]
    assert _fit(contexts, "犬").year.tolist() == [0, 0, 0, 0]


def test_a_title_counts_for_all_its_passages(contexts: ContextIndex) -> None:
    scores = contexts.scores({"公报": 1.0})
    assert scores[0] == scores[1] > 0
    assert scores[2] == scores[3] == 0


def test_saving_and_loading_changes_nothing(contexts: ContextIndex, tmp_path: Path) -> None:
    contexts.save(tmp_path)
    loaded = ContextIndex.load(tmp_path)
    one, other = _fit(contexts, "澄浦市2023年"), _fit(loaded, "澄浦市2023年")
    for name in ("lexical", "held", "cosines", "place", "own_place", "year"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def test_what_a_district_lies_in_is_known() -> None:
    assert read_scope(DOCUMENTS[1]).within == ("广东省",)


@pytest.mark.parametrize("query", ["二〇二三年", "2023年", "in 2023?"])
def test_a_year_is_read_in_any_writing(query: str) -> None:
    assert asked_years(query) == (2023,)


def _fit(contexts: ContextIndex, query: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    dim = contexts.title_vectors(np.array([0])).shape[1]
    return contexts.fit(
        np.arange(len(OWNERS)),
        {"公报": 1.0},
        terms=("公报", "条例"),
        vector=np.zeros(dim, dtype=np.float32),
        text=query,
    )
