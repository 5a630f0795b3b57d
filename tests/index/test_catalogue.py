"""What documents are of, as filters and facets see it."""

import pytest

from index.catalogue import CatalogueEntry, bodies_of, places_of
from ingest import DocumentContext


def entry(
    title: str = "", issuer: str = "", places: tuple[str, ...] = (), bodies: tuple[str, ...] = ()
) -> CatalogueEntry:
    context = DocumentContext(places=places, bodies=bodies)
    return CatalogueEntry(doc_id="a", title=title, issuer=issuer, year=None, context=context)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((), ()),
        (("四川省",), ("四川省",)),
        (("甘孜藏族自治州",), ("甘孜藏族自治州", "四川省")),
        (("苏州市", "昆山市"), ("苏州市", "昆山市", "江苏省")),
        (("鹭汀市",), ("鹭汀市",)),
    ],
)
def test_a_document_is_of_its_places_and_of_what_they_lie_in(
    places: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert places_of(entry(places=places)) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (entry(places=("鼓楼区",)), ("鼓楼区",)),
        (entry(places=("福州市", "鼓楼区")), ("福州市", "鼓楼区", "福建省")),
        (entry(places=("鼓楼区",), bodies=("南京市鼓楼区民政局",)), ("鼓楼区", "南京市", "江苏省")),
        (entry(places=("鼓楼区",), title="江苏省鼓楼区公报"), ("鼓楼区", "江苏省")),
    ],
)
def test_a_name_that_several_places_bear_lies_in_what_the_document_names(
    known: CatalogueEntry, expected: tuple[str, ...]
) -> None:
    assert places_of(known) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (entry(), ()),
        (entry(issuer="财政部"), ("财政部",)),
        (entry(issuer="财政部", bodies=("财政部", "海关总署")), ("财政部", "海关总署")),
        (entry(bodies=("财政部、海关总署",)), ("财政部", "海关总署")),
        (entry(bodies=("中共中央 国务院",)), ("中共中央", "国务院")),
        (entry(bodies=("苏州市民政局苏州市财政局",)), ("苏州市民政局", "苏州市财政局")),
        (entry(issuer="Ministry of Finance"), ("Ministry of Finance",)),
    ],
)
def test_bodies_that_issued_together_stand_apart(
    known: CatalogueEntry, expected: tuple[str, ...]
) -> None:
    assert bodies_of(known) == expected
