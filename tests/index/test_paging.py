"""Pages of what a query finds: one ranking, whichever page is read, with counts of all of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import (
    MAX_REACH,
    Embedder,
    FigureFilter,
    Filter,
    FilterError,
    Hit,
    QueryError,
    Searcher,
    build_snapshot,
)
from ingest import Analyzer, DocumentStore

TOWNS = (("鹭汀市", 2021), ("岚江省", 2022), ("成都市", 2022))
SUBJECTS = ("水田", "茶园", "渔船", "书院", "桥梁", "码头", "粮仓", "磨坊", "渡口", "牧场", "盐井")
QUERIES = ["水田产量", "全市水田", "tea gardens", "水田茶园渔船书院", "牧场 2022"]


def write_town(place: str, year: int) -> str:
    facts = (
        f"第{number + 1}乡{subject}共有{number * 7 + 3}处，{subject}产量增长{number}.5%。"
        for number in range(20)
        for subject in SUBJECTS
    )
    return "\n\n".join((f"{place}{year}年农事公报", f"{place}统计局", *facts))


@pytest.fixture(scope="module")
def towns(
    analyzer: Analyzer, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Searcher:
    """Return a searcher over three documents of 220 paragraphs that say nearly the same."""
    folder = tmp_path_factory.mktemp("towns")
    store = DocumentStore(folder / "data")
    for number, (place, year) in enumerate(TOWNS):
        path = folder / f"town-{number}.txt"
        path.write_text(write_town(place, year), encoding="utf-8")
        store.add(path)
    build_snapshot(folder / "data", analyzer=analyzer, embedder=embedder)
    return Searcher.load(folder / "data", analyzer=analyzer, embedder=embedder)


def read_all(searcher: Searcher, query: str, k: int, where: Filter | None = None) -> list[Hit]:
    hits: list[Hit] = []
    while len(hits) < MAX_REACH - k:
        page = searcher.search_page(query, k=k, offset=len(hits), where=where)
        hits += page.hits
        if not page.hits:
            break
    return hits


@pytest.mark.parametrize("query", QUERIES)
def test_the_pages_hold_all_that_is_found_once(towns: Searcher, query: str) -> None:
    total = towns.search_page(query, k=1).total
    hits = read_all(towns, query, 100)
    assert len({hit.passage.passage_id for hit in hits}) == len(hits) == total
    assert [hit.rank for hit in hits] == list(range(1, total + 1))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.sampled_from(QUERIES), offset=st.integers(0, 300), k=st.integers(1, 100))
def test_a_page_is_a_cut_of_the_long_list(towns: Searcher, query: str, offset: int, k: int) -> None:
    page = towns.search_page(query, k=k, offset=offset)
    assert list(page.hits) == read_all(towns, query, 60)[offset : offset + k]


@pytest.mark.parametrize("query", QUERIES)
def test_the_first_page_is_what_search_finds(towns: Searcher, query: str) -> None:
    assert towns.search_page(query, k=100).hits == towns.search(query, k=100)


@pytest.mark.parametrize("query", QUERIES)
def test_scores_never_rise_from_one_hit_to_the_next(towns: Searcher, query: str) -> None:
    scores = [hit.score for hit in read_all(towns, query, 70)]
    assert scores == sorted(scores, reverse=True)


def test_all_that_holds_most_of_a_query_is_found(towns: Searcher) -> None:
    page = towns.search_page("水田", k=1)
    holding = [
        passage
        for document in towns.documents()
        for passage in towns.passages(document.doc_id)
        if "水田" in passage.text
    ]
    assert len(holding) == 60
    assert page.total == 100
    assert towns.search_page("产量增长", k=1).total == 3 * 220


@pytest.mark.parametrize("query", QUERIES)
def test_facets_count_all_that_is_found(towns: Searcher, query: str) -> None:
    page = towns.search_page(query, k=1)
    for name in ("doc", "year", "kind"):
        facet = page.facets[name]
        assert sum(count for _, count in facet.values) + facet.without == page.total


def test_a_word_that_all_hold_is_counted_as_the_filter_narrows_it(towns: Searcher) -> None:
    page = towns.search_page("产量增长", k=1)
    for place, count in page.facets["place"].values:
        assert towns.search_page("产量增长", where=Filter(place=str(place))).total == count
    assert dict(page.facets["place"].values)["四川省"] == 220


@pytest.mark.parametrize(
    ("where", "title"),
    [
        (Filter(place="四川"), "成都市2022年农事公报"),
        (Filter(place="Luting"), "鹭汀市2021年农事公报"),
        (Filter(issuer="岚江省统计局"), "岚江省2022年农事公报"),
        (Filter(place="岚江", issuer="统计局", year=2022), "岚江省2022年农事公报"),
    ],
)
def test_a_filter_lets_only_its_documents_through(
    towns: Searcher, where: Filter, title: str
) -> None:
    titles = {document.doc_id: document.title for document in towns.documents()}
    hits = read_all(towns, "水田产量", 80, where)
    assert {titles[hit.passage.doc_id] for hit in hits} == {title}


def test_a_page_beyond_the_end_is_empty_and_counts_the_same(towns: Searcher) -> None:
    first = towns.search_page("水田", k=10)
    beyond = towns.search_page("水田", k=10, offset=first.total)
    assert (beyond.hits, beyond.total, beyond.facets) == ((), first.total, first.facets)


def test_where_a_filter_lets_nothing_through_the_total_is_zero(towns: Searcher) -> None:
    page = towns.search_page("水田", where=Filter(year=1999))
    assert (page.hits, page.total) == ((), 0)
    assert all(not facet.values for facet in page.facets.values())


def test_a_hit_behind_the_first_hundred_tells_why_it_was_found(towns: Searcher) -> None:
    hit = towns.search_page("产量增长", k=1, offset=400).hits[0]
    lexical, dense = hit.legs["lexical"], hit.legs["dense"]
    assert {match.term for match in lexical.matches} >= {"产量", "增长"}
    assert [span.of(hit.passage.text) for span in hit.highlights]
    assert lexical.score > 0
    assert lexical.rank is not None
    assert dense.rank is not None


@pytest.mark.parametrize(
    ("offset", "k", "message"),
    [
        (-1, 10, "offset must be 0 or more, got -1"),
        (991, 10, r"offset \+ k must be at most 1,000, got 991 \+ 10"),
        (10**30, 1, "at most 1,000"),
        (0, 101, "k must lie between"),
    ],
)
def test_a_page_out_of_range_is_refused(towns: Searcher, offset: int, k: int, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        towns.search_page("水田", k=k, offset=offset)


def test_a_place_of_no_document_is_refused_by_search_too(towns: Searcher) -> None:
    with pytest.raises(FilterError, match="there are 四川省"):
        towns.search("水田", where=Filter(place="火星"))


def test_figures_are_filtered_by_place_and_body(towns: Searcher) -> None:
    page = towns.list_figures(FigureFilter(place="四川", issuer="统计局"))
    assert {figure.doc_id.split("-")[1] for figure in page.figures} == {"2"}
    assert 0 < page.total < towns.list_figures().total
