"""Counts of the passages found by document, year, place, body and kind."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.catalogue import CatalogueEntry
from index.facets import MAX_FACET_VALUES, Facet, FacetTable
from ingest import DocumentContext


def entry(doc_id: str, year: int | None, *places: str) -> CatalogueEntry:
    context = DocumentContext(places=places)
    return CatalogueEntry(doc_id=doc_id, title="", issuer="", year=year, context=context)


TABLE = FacetTable(
    [
        entry("a", 2020, "成都市"),
        entry("b", 2021, "四川省"),
        entry("c", 2021, "甘孜藏族自治州"),
        entry("d", None),
    ]
)


def count(owners: list[int], kinds: list[int] | None = None) -> dict[str, Facet]:
    found = TABLE.count(
        np.array(owners, dtype=np.int32),
        np.array([0] * len(owners) if kinds is None else kinds, dtype=np.int8),
    )
    return dict(found)


def test_values_stand_by_count_and_then_by_name() -> None:
    facets = count([2, 1, 2, 0], [0, 1, 1, 1])
    assert facets["doc"].values == (("c", 2), ("a", 1), ("b", 1))
    assert facets["year"].values == ((2021, 3), (2020, 1))
    assert facets["kind"].values == (("list_item", 3), ("paragraph", 1))


def test_a_province_counts_the_passages_of_its_cities_once() -> None:
    assert count([0, 1, 2])["place"].values == (
        ("四川省", 3),
        ("成都市", 1),
        ("甘孜藏族自治州", 1),
    )


def test_passages_without_a_value_are_counted_apart() -> None:
    facets = count([0, 3, 3])
    assert [facets[name].without for name in ("doc", "year", "place", "issuer")] == [0, 2, 2, 3]


def test_nothing_found_has_no_values() -> None:
    assert set(count([]).values()) == {Facet(values=(), left_off=0, without=0)}


def test_a_facet_is_bounded_and_says_how_many_it_leaves_off() -> None:
    table = FacetTable([entry(f"{number:03d}", 1900 + number) for number in range(50)])
    owners = np.repeat(np.arange(50, dtype=np.int32), np.arange(50))
    facet = table.count(owners, np.zeros(len(owners), dtype=np.int8))["doc"]
    assert len(facet.values) == MAX_FACET_VALUES
    assert facet.values[0] == ("049", 49)
    assert facet.left_off == 49 - MAX_FACET_VALUES


@given(owners=st.lists(st.integers(0, 3)), seed=st.integers(0, 2))
def test_what_has_one_value_each_sums_to_all(owners: list[int], seed: int) -> None:
    facets = count(owners, [(owner + seed) % 3 for owner in owners])
    for name in ("doc", "year", "kind"):
        counted = sum(number for _, number in facets[name].values)
        assert counted + facets[name].without == len(owners)
