import pytest

from index import Filter
from service.answering.reports import newest_of_series, plan_attempts
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


def test_the_newest_of_each_series_is_kept_and_what_has_no_year() -> None:
    assert newest_of_series(ALL) == {"water-2022", "court-2020", "undated"}


def test_a_question_without_a_year_goes_to_the_newest_reports_and_then_to_all() -> None:
    first, second = plan_attempts(read_question("用水总量多少"), ALL, Filter())

    assert first.where.among == {"water-2022", "court-2020", "undated"}
    assert second.where == Filter()
    assert first.year is second.year is None


@pytest.mark.parametrize("text", ["2021年用水总量", "How much water was used in 2021?"])
def test_the_year_of_a_question_picks_its_report_before_what_others_say_of_it(text: str) -> None:
    first, second = plan_attempts(read_question(text), ALL, Filter())

    assert (first.where.year, first.year, first.strict) == (2021, 2021, False)
    assert (second.where, second.strict) == (Filter(), True)


def test_a_year_without_a_report_counts_only_where_a_text_says_it() -> None:
    (only,) = plan_attempts(read_question("2015年用水总量"), ALL, Filter())

    assert (only.year, only.strict) == (2015, True)


@pytest.mark.parametrize(
    ("where", "strict"),
    [
        (Filter(doc_id="water-2021"), False),
        (Filter(doc_id="water-2022"), True),
        (Filter(year=2021), False),
        (Filter(year=1999), True),
    ],
)
def test_a_filter_is_never_widened(where: Filter, strict: bool) -> None:
    (only,) = plan_attempts(read_question("2021年用水总量"), ALL, where)

    assert only.where == where
    assert only.strict is strict


def test_a_corpus_of_one_year_is_asked_once() -> None:
    assert len(plan_attempts(read_question("2021年用水总量"), (WATER_2021,), Filter())) == 1
    assert len(plan_attempts(read_question("用水总量"), (WATER_2021,), Filter())) == 1


def test_last_year_is_the_one_before_the_newest_report() -> None:
    first, _ = plan_attempts(read_question("去年用水总量多少"), ALL, Filter())

    assert first.year == 2021
