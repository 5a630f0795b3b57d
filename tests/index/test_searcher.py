"""The searcher on the shipped report and on a small bilingual collection."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import (
    BOTH_LEGS,
    Embedder,
    FigureFilter,
    Filter,
    Hit,
    QueryError,
    Searcher,
    SnapshotError,
)
from index.local import LocalStorage
from index.snapshot import live_folder
from ingest import Analyzer


@pytest.mark.parametrize(
    "query",
    [
        "2023年惩罚性赔偿案件数",
        "How many punitive damages cases in 2023?",
        "2023年懲罰性賠償案件數",
        "2023年 punitive damages 案件",
    ],
)
def test_the_same_need_finds_the_same_paragraph_in_every_script(
    report_searcher: Searcher, query: str
) -> None:
    best = report_searcher.search(query)[0]
    assert "适用惩罚性赔偿共计319件" in best.passage.text
    assert "319件" in best.sentence.of(best.passage.text)


def test_hits_are_numbered_and_their_scores_fall(report_searcher: Searcher) -> None:
    hits = report_searcher.search("商标注册量", k=20)
    assert [hit.rank for hit in hits] == list(range(1, 21))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("query", ["海关查扣侵权货物", "seizures by customs"])
def test_the_same_query_gives_the_same_hits(report_searcher: Searcher, query: str) -> None:
    assert report_searcher.search(query) == report_searcher.search(query)


def test_a_smaller_cut_off_gives_the_head_of_the_longer_list(report_searcher: Searcher) -> None:
    assert report_searcher.search("专利", k=3) == report_searcher.search("专利", k=50)[:3]


@pytest.mark.parametrize("leg", ["lexical", "dense"])
def test_one_leg_alone_ranks_by_its_own_score(report_searcher: Searcher, leg: str) -> None:
    hits = report_searcher.search("植物新品种权申请", legs=[leg])
    assert [hit.legs[leg].rank for hit in hits] == [hit.rank for hit in hits]


def test_a_match_names_the_words_of_the_query_that_it_translates(
    report_searcher: Searcher,
) -> None:
    best = report_searcher.search("punitive damages awarded")[0]
    sources = {match.term: match.source for match in best.legs["lexical"].matches}
    assert sources["惩罚性赔偿"] == "punitive damages"
    marked = {span.of(best.passage.text) for span in best.highlights}
    assert any("惩罚性赔偿" in text for text in marked)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Filter(year=2021), {"某省高级人民法院工作报告"}),
        (Filter(year=2022), {"Annual report of the customs house"}),
        (Filter(year=1999), set()),
        (Filter(doc_id="unknown"), set()),
        (Filter(kind="table_row"), set()),
    ],
)
def test_a_filter_lets_nothing_else_through(
    small_searcher: Searcher, where: Filter, expected: set[str]
) -> None:
    hits = small_searcher.search("court 法院", where=where)
    titles = {found.doc_id: found.title for found in small_searcher.documents()}
    assert {titles[hit.passage.doc_id] for hit in hits} == expected


def test_the_years_reported_on_are_those_of_passages(small_searcher: Searcher) -> None:
    court, customs = small_searcher.documents()
    years = small_searcher.reported_years()

    assert years == {court.doc_id: {2021}, customs.doc_id: {2022}}
    (hit, *_) = small_searcher.search("知识产权案件", k=1)
    assert small_searcher.reported_year(hit.passage.passage_id) == 2021
    assert small_searcher.reported_year("nobody-00000000:0") is None


@pytest.mark.parametrize(
    ("query", "snippet"),
    [
        ("海关查扣的假冒包裹", "counterfeit parcels"),
        ("cases accepted by courts", "受理各类案件"),
    ],
)
def test_either_language_finds_text_of_the_other(
    small_searcher: Searcher, query: str, snippet: str
) -> None:
    assert snippet in small_searcher.search(query)[0].passage.text


def test_documents_blocks_and_passages_can_be_looked_up(small_searcher: Searcher) -> None:
    court, customs = small_searcher.documents()
    assert (court.year, customs.language) == (2021, "en")
    assert small_searcher.document(court.doc_id) == court
    assert small_searcher.blocks(court.doc_id)
    passages = small_searcher.passages(court.doc_id)
    assert [passage.text[:5] for passage in passages] == ["某省高级人", "2021年", "全年判处罪"]
    assert small_searcher.passage(passages[0].passage_id) == passages[0]


def test_unknown_ids_are_none_or_empty(small_searcher: Searcher) -> None:
    assert small_searcher.document("gone") is None
    assert small_searcher.passage("gone:1") is None
    assert small_searcher.passages("gone") == ()
    assert small_searcher.blocks("gone") == ()


@pytest.mark.parametrize("legs", [[], ["semantic"]])
def test_unknown_legs_are_refused(small_searcher: Searcher, legs: Sequence[str]) -> None:
    with pytest.raises(QueryError, match="legs must be some of"):
        small_searcher.search("法院", legs=legs)


def test_a_query_that_nobody_knows_finds_nothing(small_searcher: Searcher) -> None:
    hits: tuple[Hit, ...] = small_searcher.search("ꙮꙮꙮ", legs=BOTH_LEGS)
    assert all(hit.score != 0 for hit in hits)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEmbedder:
    """An embedder of another make, with the sum of no model."""

    name: str = "other"
    dim: int = 4
    sha256: str = "00"

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), self.dim), dtype=np.float32)

    def encode_passages(
        self, texts: Sequence[str], *, progress: bool = False
    ) -> NDArray[np.float32]:
        return np.ones((len(texts), self.dim), dtype=np.float32)


def test_another_embedder_than_the_snapshots_is_refused(
    small_searcher: Searcher, small_data: Path, analyzer: Analyzer
) -> None:
    with pytest.raises(SnapshotError, match="not with 'other'"):
        Searcher.load(small_data, analyzer=analyzer, embedder=OtherEmbedder())


def test_another_user_dictionary_than_the_snapshots_is_refused(
    small_data: Path, embedder: Embedder
) -> None:
    other = Analyzer(user_terms=["某某新词"])
    with pytest.raises(SnapshotError, match="another analyzer or user dictionary"):
        Searcher.load(small_data, analyzer=other, embedder=embedder)


def test_all_rows_of_a_storage_can_be_read(report_data: Path) -> None:
    storage = LocalStorage.load(live_folder(report_data))
    for row in range(storage.manifest.counts["passages"]):
        passage = storage.passage(row)
        assert storage.row(passage.passage_id) == row
        assert storage.sentences(row)[-1].end <= len(passage.text)
    storage.close()


@pytest.mark.parametrize(
    "text", ["惩罚性赔偿案件", "懲罰性賠償", "How many punitive damages cases?"]
)
def test_figures_are_listed_by_the_words_that_stand_with_them(
    report_searcher: Searcher, text: str
) -> None:
    page = report_searcher.list_figures(FigureFilter(text=text))
    assert {"319件", "11.6亿元"} <= {figure.amount.raw for figure in page.figures}
    assert page.total < 10


def test_every_figure_listed_is_one_of_its_passage_and_of_its_text(
    report_searcher: Searcher,
) -> None:
    page = report_searcher.list_figures(limit=500)
    assert len(page.figures) == min(page.total, 500) > 300
    for figure in page.figures:
        passage = report_searcher.passage(figure.passage_id)
        assert passage is not None
        assert figure.amount.span.of(passage.text) == figure.amount.raw
        assert figure in report_searcher.figures(figure.passage_id)


def test_what_is_unknown_has_no_figures_and_no_sentences(report_searcher: Searcher) -> None:
    assert (report_searcher.figures("gone:1"), report_searcher.sentences("gone:1")) == ((), ())


@pytest.mark.parametrize(("text", "limit"), [(" ", 50), ("的", 50), ("专利", 0), ("专利", 501)])
def test_a_listing_out_of_range_is_refused(
    report_searcher: Searcher, text: str, limit: int
) -> None:
    with pytest.raises(QueryError):
        report_searcher.list_figures(FigureFilter(text=text), limit=limit)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("惩罚性陪偿案件", "惩罚性赔偿案件"),
        ("punative damages cases", "punitive damages cases"),
        ("trademark opositions", "trademark oppositions"),
    ],
)
def test_a_misspelt_query_finds_what_was_meant(
    report_searcher: Searcher, typed: str, meant: str
) -> None:
    found, wanted = report_searcher.search(typed, k=1), report_searcher.search(meant, k=1)
    assert found[0].passage.passage_id == wanted[0].passage.passage_id
    matches = found[0].legs["lexical"].matches
    assert any(match.source in typed and match.source not in meant for match in matches)
