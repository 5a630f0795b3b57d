from collections.abc import Callable

import pytest

from ingest import Document, parse_blocks, split_passages
from ingest.figures import PassageYears, extract_figures, read_years

ReadYears = Callable[..., dict[str, PassageYears]]

WORK_REPORT = """一、2014年工作回顾

全年粮食产量1.21万亿斤。2012年以来，改革了行政审批制度。

二、2015年工作总体部署

国内生产总值增长7%左右。
"""


@pytest.fixture
def read_told(make_document: Callable[..., Document]) -> ReadYears:
    def read(text: str, title: str = "", year: int | None = 2015) -> dict[str, PassageYears]:
        document = make_document(text, title, year=year)
        passages = split_passages(document, parse_blocks(document))
        years = read_years(document, passages, extract_figures(document, passages))
        return {passage.text: years[passage.passage_id] for passage in passages}

    return read


def test_a_work_report_tells_of_the_year_before_and_of_the_one_it_plans(
    read_told: ReadYears,
) -> None:
    told = read_told(WORK_REPORT, "2015年国务院政府工作报告")

    review = next(years for text, years in told.items() if "粮食" in text)
    plan = next(years for text, years in told.items() if "国内生产总值" in text)
    assert (review.reported, plan.reported) == (2014, 2015)
    assert {2012, 2014} <= review.told
    assert plan.told == {2015}


def test_a_long_span_of_years_tells_of_its_ends_and_a_short_one_of_all(
    read_told: ReadYears,
) -> None:
    ((_, short),) = read_told("2010年至2013年，受理12件。", year=2020).items()
    ((_, long),) = read_told("1949年至2013年，受理12件。", year=2020).items()

    assert {2010, 2011, 2012, 2013, 2020} == short.told
    assert {1949, 2013, 2020} == long.told


def test_a_report_without_a_year_tells_of_what_it_names(read_told: ReadYears) -> None:
    ((_, years),) = read_told("2010年，受理12件。", year=None).items()

    assert years == PassageYears(reported=None, told=frozenset({2010}))
