"""What is said of the places and years that there are."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index import Filter, Hit
from ingest import DocumentContext, Language, Passage, Segment, Span
from service.answering.coverage import find_coverage
from service.answering.reports import Attempt, Library
from service.records import Coverage
from service.responses import DocumentSummary

CITY = DocumentSummary(
    doc_id="city",
    title="澄浦市2023年统计公报",
    issuer="",
    year=2023,
    language="zh",
    source_name="city.txt",
    sha256="0" * 64,
    characters=1,
    context=DocumentContext(places=("澄浦市",), period="2023"),
)
OTHERS = tuple(
    replace(CITY, doc_id=f"d{year}", year=year, context=DocumentContext(places=("广东省",)))
    for year in range(2010, 2020)
)
LIBRARY = Library(documents=(CITY, *OTHERS), reported={"city": frozenset({2023})})


def _find(
    places: set[str], year: int | None, language: Language = "zh", *, hits: Sequence[Hit] = ()
) -> Coverage | None:
    attempt = Attempt(where=Filter(), year=year)
    return find_coverage(LIBRARY, attempt, frozenset(places), hits, language=language)


@pytest.mark.parametrize(
    ("places", "year", "language", "message"),
    [
        ({"澄浦市"}, 2019, "zh", "没有2019年关于澄浦市的文件；现有：2023年。"),
        ({"澄浦市"}, 2019, "en", "No document on Chengpu covers 2019; covered: 2023."),
        ({"江苏省"}, 2023, "zh", "没有关于江苏省的文件；现有澄浦市、广东省的文件。"),
        ({"江苏省", "澄浦市"}, 2023, "zh", "没有关于江苏省的文件；现有澄浦市、广东省的文件。"),
        (
            {"江苏省"},
            None,
            "en",
            "No document is about Jiangsu; there are documents on Chengpu, Guangdong.",
        ),
        (set(), 2030, "en", "No document covers 2030; covered: 2016, 2017, 2018, 2019, 2023."),
    ],
)
def test_what_there_is_is_said_in_the_language_of_the_question(
    places: set[str], year: int | None, language: Language, message: str
) -> None:
    found = _find(places, year, language)
    assert found is not None
    assert found.message == message


@pytest.mark.parametrize(
    ("places", "year"),
    [({"澄浦市"}, 2023), ({"澄浦市"}, None), (set(), 2015), (set(), None), ({"岚桥"}, 2015)],
)
def test_nothing_is_said_where_the_documents_cover_what_is_asked(
    places: set[str], year: int | None
) -> None:
    assert _find(places, year) is None


@pytest.mark.parametrize(
    ("places", "language", "missing"),
    [
        ({"黄埔区", "黄浦区"}, "en", "Huangpu"),
        ({"澄浦区", "澄浦市"}, "en", None),
        ({"澄浦区", "澄浦市"}, "zh", "澄浦区"),
        ({"石渡镇"}, "zh", None),
        ({"石渡镇"}, "en", None),
    ],
)
def test_a_place_is_covered_by_a_title_and_by_one_of_those_that_bear_its_name(
    places: set[str], language: Language, missing: str | None
) -> None:
    law = replace(CITY, doc_id="law", title="石城县石渡古镇保护条例")
    library = Library(documents=(CITY, law), reported={})
    attempt = Attempt(where=Filter(), year=None)
    found = find_coverage(library, attempt, frozenset(places), (), language=language)
    assert (found is None) is (missing is None)
    if found is not None and missing is not None:
        assert found.message.count(missing) == 1


@pytest.mark.parametrize(("doc_id", "covered"), [("city", True), ("d2010", False)])
def test_a_year_that_a_passage_found_names_is_not_called_missing(
    doc_id: str, *, covered: bool
) -> None:
    text = "2020年人口普查时，全市常住人口为50万人。"
    passage = Passage(
        passage_id=f"{doc_id}:0",
        doc_id=doc_id,
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    whole = Span(start=0, end=len(text))
    hit = Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=())
    assert (_find({"澄浦市"}, 2020, hits=(hit,)) is None) is covered


def test_no_more_than_a_handful_of_years_is_said_and_the_nearest() -> None:
    found = _find({"广东省"}, 2009)
    assert found is not None
    assert found.years == (2010, 2011, 2012, 2013, 2014)
