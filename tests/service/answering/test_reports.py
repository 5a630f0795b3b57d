from dataclasses import replace

import pytest

from index import Filter
from ingest import DocumentContext
from service.answering.reports import Attempt, Library, newest_of_series, plan_attempts
from service.questions import read_question
from service.responses import DocumentSummary


def _report(doc_id: str, title: str, year: int | None, issuer: str = "水利部") -> DocumentSummary:
    return DocumentSummary(
        doc_id=doc_id,
        title=title,
        issuer=issuer,
        year=year,
        language="zh",
        source_name=f"{doc_id}.txt",
        sha256="0" * 64,
        characters=1,
    )


WATER_2021 = _report("water-2021", "2021年中国水资源公报", 2021)
WATER_2022 = _report("water-2022", "2022年中国水资源公报", 2022)
COURT_2020 = _report("court-2020", "最高人民法院工作报告（2020年）", 2020, "最高人民法院")
UNDATED = _report("undated", "水利发展规划", None)
ALL = (WATER_2021, WATER_2022, COURT_2020, UNDATED)
# The court looks back on 2020 and plans 2021.
LIBRARY = Library(
    documents=ALL,
    reported={
        "water-2021": frozenset({2021}),
        "water-2022": frozenset({2022}),
        "court-2020": frozenset({2020, 2021}),
        "undated": frozenset(),
    },
)


def _plan(text: str, where: Filter | None = None) -> tuple[Attempt, ...]:
    return plan_attempts(read_question(text), LIBRARY, where or Filter())


def test_the_newest_of_each_series_is_kept_and_what_has_no_year() -> None:
    assert newest_of_series(ALL) == {"water-2022", "court-2020", "undated"}


def test_a_question_without_a_year_goes_to_the_newest_reports_and_then_to_all() -> None:
    first, second = _plan("用水总量多少")

    assert first.where.among == {"water-2022", "court-2020", "undated"}
    assert second.where == Filter()
    assert first.year is second.year is None


@pytest.mark.parametrize("text", ["2021年用水总量", "How much water was used in 2021?"])
def test_a_year_is_looked_for_in_all_that_tells_of_it(text: str) -> None:
    assert _plan(text) == (Attempt(where=Filter(), year=2021, covered=True),)


def test_a_year_without_a_report_counts_only_where_a_text_says_it() -> None:
    assert _plan("2015年用水总量") == (Attempt(where=Filter(), year=2015, covered=False),)


@pytest.mark.parametrize(
    ("where", "covered"),
    [
        (Filter(doc_id="water-2021"), True),
        (Filter(doc_id="water-2022"), False),
        (Filter(doc_id="court-2020"), True),
        (Filter(year=2021), True),
        (Filter(year=1999), False),
    ],
)
def test_a_filter_is_never_widened(where: Filter, covered: bool) -> None:
    (only,) = _plan("2021年用水总量", where)

    assert only.where == where
    assert only.covered is covered


def test_a_filter_that_no_report_passes_leaves_the_year_uncovered() -> None:
    (only,) = _plan("用水总量", Filter(year=1999))

    assert not only.covered


@pytest.mark.parametrize("text", ["2021年公报中的用水总量", "water use in the 2021 communique"])
def test_a_report_called_by_its_year_is_the_one_looked_into(text: str) -> None:
    (only,) = _plan(text)

    assert only == Attempt(where=Filter(among=frozenset({"water-2021"})), year=None)


def test_another_year_may_be_asked_of_a_named_report() -> None:
    (only,) = _plan("2020年工作报告提出的2021年目标")

    assert only.where == Filter(among=frozenset({"court-2020"}))
    assert only.year == 2021


def test_last_year_in_a_named_report_is_the_one_before_that_report() -> None:
    (only,) = _plan("2021年公报中去年的用水总量")

    assert only.year == 2020


def test_a_report_that_is_not_there_is_a_year_not_covered() -> None:
    (only,) = _plan("1999年公报中的用水总量")

    assert (only.year, only.covered) == (1999, False)


def test_a_corpus_of_one_year_is_asked_once() -> None:
    library = Library(documents=(WATER_2021,), reported={"water-2021": frozenset({2021})})

    for text in ("2021年用水总量", "用水总量"):
        assert len(plan_attempts(read_question(text), library, Filter())) == 1


def test_last_year_is_the_one_before_the_newest_report() -> None:
    (only,) = _plan("去年用水总量多少")

    assert only.year == 2021


@pytest.mark.parametrize(("issued", "year"), [("2022-05-12", 2021), ("", 2021)])
def test_last_year_is_not_reckoned_from_the_end_of_a_plan(issued: str, year: int) -> None:
    context = DocumentContext(plan_period="2021/2035", issued=issued)
    plan = replace(_report("plan", "水网规划纲要", 2035), context=context)
    library = replace(LIBRARY, documents=(*ALL, plan))
    (attempt,) = plan_attempts(read_question("去年用水总量多少"), library, Filter())
    assert attempt.year == year
