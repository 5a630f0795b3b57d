"""Documents found by a place, called by any of its names."""

import pytest

from index.catalogue import CatalogueEntry
from index.place_filter import PlaceFilter
from ingest import DocumentContext

PLACES = {
    "ganzi": ("甘孜藏族自治州",),
    "sichuan": ("四川省",),
    "chengdu": ("成都市",),
    "shanghai": ("上海市",),
    "xizang": ("西藏自治区",),
    "jilin": ("吉林市",),
    "changchun": ("长春市",),
    "luting": ("鹭汀市",),
    "xian": ("西安市",),
    "nation": (),
}


@pytest.fixture(scope="module")
def places() -> PlaceFilter:
    return PlaceFilter(
        CatalogueEntry(
            doc_id=doc_id, title="", issuer="", year=None, context=DocumentContext(places=own)
        )
        for doc_id, own in PLACES.items()
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("甘孜藏族自治州", {"ganzi"}),
        ("甘孜州", {"ganzi"}),
        ("甘孜", {"ganzi"}),
        ("Ganzi", {"ganzi"}),
        ("Ganzi Tibetan Autonomous Prefecture", {"ganzi"}),
        ("沪", {"shanghai"}),
        ("上海", {"shanghai"}),
        ("SHANGHAI", {"shanghai"}),
        ("city of Shanghai", {"shanghai"}),
        ("西藏", {"xizang"}),
        ("Tibet", {"xizang"}),
        ("Xizang", {"xizang"}),
        ("Xi'an", {"xian"}),
        ("蓉", {"chengdu"}),
        ("鹭汀", {"luting"}),
        ("鷺汀市", {"luting"}),
        ("Luting City", {"luting"}),
    ],
)
def test_a_place_is_known_by_all_its_names(
    places: PlaceFilter, asked: str, expected: set[str]
) -> None:
    assert places.find(asked) == expected


@pytest.mark.parametrize(
    "asked", ["四川省", "四川", "川", "Sichuan", "Sichuan Province", "中国四川"]
)
def test_a_province_holds_the_documents_of_its_cities(places: PlaceFilter, asked: str) -> None:
    assert places.find(asked) == {"sichuan", "chengdu", "ganzi"}


@pytest.mark.parametrize("asked", ["四川省成都市", "四川成都", "Chengdu, Sichuan", "成都市"])
def test_a_city_is_known_with_its_province_and_holds_nothing_else(
    places: PlaceFilter, asked: str
) -> None:
    assert places.find(asked) == {"chengdu"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("吉林", {"jilin", "changchun"}), ("吉林市", {"jilin"}), ("吉林省", {"jilin", "changchun"})],
)
def test_a_name_in_full_means_one_place_and_a_short_one_all_that_bear_it(
    places: PlaceFilter, asked: str, expected: set[str]
) -> None:
    assert places.find(asked) == expected


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "火星",
        "Mars",
        "云南省",
        "成都市四川省大学",
        "云南省成都市",
        "市",
        "1",
        ",",
        "上海 Chengdu",
    ],
)
def test_what_no_document_is_of_finds_none(places: PlaceFilter, asked: str) -> None:
    assert places.find(asked) == frozenset()
