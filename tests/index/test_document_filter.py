"""Filters by place and by body become filters by documents."""

import pytest

from index import FigureFilter, Filter, FilterError
from index.catalogue import CatalogueEntry
from index.document_filter import DocumentFilter
from ingest import Analyzer, DocumentContext


def entry(doc_id: str, place: str, body: str) -> CatalogueEntry:
    context = DocumentContext(places=(place,), bodies=(body,))
    return CatalogueEntry(doc_id=doc_id, title="", issuer="", year=None, context=context)


@pytest.fixture(scope="module")
def documents(analyzer: Analyzer) -> DocumentFilter:
    entries = [
        entry("a", "鹭汀市", "鹭汀市财政局"),
        entry("b", "鹭汀市", "鹭汀市民政局"),
        entry("c", "岚江省", "岚江省财政厅"),
    ]
    return DocumentFilter(entries, analyzer=analyzer)


@pytest.mark.parametrize(
    ("where", "among"),
    [
        (Filter(place="鹭汀"), {"a", "b"}),
        (Filter(issuer="财政局"), {"a"}),
        (Filter(place="Luting", issuer="民政局"), {"b"}),
        (Filter(place="岚江省", issuer="民政局"), set()),
        (Filter(place="鹭汀市", among=frozenset({"b", "c"})), {"b"}),
        (FigureFilter(place="鹭汀市", issuer="财政局"), {"a"}),
    ],
)
def test_a_place_and_a_body_mean_the_documents_of_both(
    documents: DocumentFilter, where: Filter | FigureFilter, among: set[str]
) -> None:
    found = documents.resolve(where)
    assert (found.place, found.issuer, found.among) == (None, None, among)


@pytest.mark.parametrize("where", [Filter(), Filter(year=2020, among=frozenset("a"))])
def test_a_filter_that_names_neither_stays_as_it_is(
    documents: DocumentFilter, where: Filter
) -> None:
    assert documents.resolve(where) is where


@pytest.mark.parametrize(
    ("where", "name", "message"),
    [
        (Filter(place="火星"), "place", "no document is of '火星'; there are 鹭汀市, 岚江省"),
        (Filter(issuer="外交部"), "issuer", "'外交部'; there are 岚江省财政厅, 鹭汀市"),
    ],
)
def test_what_no_document_is_of_is_refused_with_what_there_is(
    documents: DocumentFilter, where: Filter, name: str, message: str
) -> None:
    with pytest.raises(FilterError, match=message) as caught:
        documents.resolve(where)
    assert caught.value.name == name


def test_a_refusal_names_no_more_than_fits(analyzer: Analyzer) -> None:
    entries = [entry(str(number), f"第{number:04d}市", "") for number in range(200)]
    with pytest.raises(FilterError, match=r"第0000市, .* and 180 more$") as caught:
        DocumentFilter(entries, analyzer=analyzer).resolve(Filter(place="x" * 200))
    assert len(str(caught.value)) < 300
