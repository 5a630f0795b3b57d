"""Documents found by the body that issued them."""

import pytest

from index.catalogue import CatalogueEntry
from index.issuer_filter import IssuerFilter
from ingest import Analyzer, DocumentContext

BODIES = {
    "state": ("国务院",),
    "office": ("国务院办公厅",),
    "planning": ("国家发展和改革委员会",),
    "both": ("鹭汀市民政局", "鹭汀市财政局"),
    "labour": ("鹭汀市人力资源和社会保障局",),
    "health": ("鹭汀市卫生健康委员会",),
    "customs": ("Harbour Customs House",),
    "nobody": (),
}


@pytest.fixture(scope="module")
def issuers(analyzer: Analyzer) -> IssuerFilter:
    entries = [
        CatalogueEntry(
            doc_id=doc_id, title="", issuer="", year=None, context=DocumentContext(bodies=bodies)
        )
        for doc_id, bodies in BODIES.items()
    ]
    return IssuerFilter(entries, analyzer=analyzer)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("国务院", {"state"}),
        ("國務院", {"state"}),
        ("State Council", {"state"}),
        ("国务院办公厅", {"office"}),
        ("国办", {"office"}),
        ("NDRC", {"planning"}),
        ("鹭汀市财政局", {"both"}),
        ("harbour customs house", {"customs"}),
    ],
)
def test_a_name_in_full_means_that_body_alone(
    issuers: IssuerFilter, asked: str, expected: set[str]
) -> None:
    assert issuers.find(asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("财政局", {"both"}),
        ("鹭汀市", {"both", "labour", "health"}),
        ("办公厅", {"office"}),
        ("委员会", {"planning", "health"}),
        ("人力资源和社会保障局", {"labour"}),
        ("Customs House", {"customs"}),
        ("customs", {"customs"}),
    ],
)
def test_a_part_in_whole_words_means_every_body_that_has_it(
    issuers: IssuerFilter, asked: str, expected: set[str]
) -> None:
    assert issuers.find(asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("人社局", {"labour"}),
        ("鹭汀市人社局", {"labour"}),
        ("卫健委", {"health"}),
        ("国家发改委", {"planning"}),
    ],
)
def test_an_abbreviation_means_the_body_whose_words_it_begins(
    issuers: IssuerFilter, asked: str, expected: set[str]
) -> None:
    assert issuers.find(asked) == expected


@pytest.mark.parametrize(
    "asked", ["", " ", "局", "政局", "社人局", "House of Customs", "stom", "外交部"]
)
def test_what_is_no_body_here_finds_none(issuers: IssuerFilter, asked: str) -> None:
    assert issuers.find(asked) == frozenset()
