"""Dates of Chinese and English texts: what is read, what they mean, what is no date."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figures.dates import read_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年", "2023"),
        ("2023 年 9 月 15 日", "2023-09-15"),
        ("２０２３年９月", "2023-09"),
        ("二〇二三年", "2023"),
        ("二○二三年九月十五日", "2023-09-15"),
        ("1949年10月1日", "1949-10-01"),
        ("2023年元月", "2023-01"),
        ("2023年9月中旬", "2023-09"),
        ("2023年度", "2023"),
        ("2023年底", "2023"),
        ("September 15, 2023", "2023-09-15"),
        ("the 15th of September, 2023", "2023-09-15"),
        ("15 Sept 2023", "2023-09-15"),
        ("sep. 2023", "2023-09"),
        ("in 2023", "2023"),
        ("early 2023", "2023"),
        ("FY2023", "2023"),
        ("fiscal year 2023", "2023"),
        ("2023-09-15", "2023-09-15"),
        ("2023/9/15", "2023-09-15"),
        ("2023.9.15", "2023-09-15"),
        ("2023-09", "2023-09"),
        ("punitive damages cases 2023", "2023"),
        ("惩罚性赔偿 案件数 2023", "2023"),
        ("2023年2月30日", "2023-02"),
        ("2023年秋季", "2023"),
        ("2023年春节前后", "2023"),
        ("2023年12月", "2023-12"),
        ("autumn of 2023", "2023"),
    ],
)
def test_a_date_is_read_at_its_longest(text: str, expected: str) -> None:
    (date,) = read_dates(text)
    assert (date.start, date.end, date.relative) == (expected, expected, False)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2012年2月至2021年5月", "2012-02", "2021-05"),
        ("2023年11月28至12月10日", "2023-11-28", "2023-12-10"),
        ("2023年11月28日—30日", "2023-11-28", "2023-11-30"),
        ("2022年11月至次年3月", "2022-11", "2023-03"),
        ("5月至2024年6月", "2024-05", "2024-06"),
        ("2021—2023年", "2021", "2023"),
        ("2021年至2023年", "2021", "2023"),
        ("2022—2023学年", "2022", "2023"),
        ("2023年1-9月", "2023-01", "2023-09"),
        ("2023年前三季度", "2023-01", "2023-09"),
        ("2023年第一季度", "2023-01", "2023-03"),
        ("“十四五”期间", "2021", "2025"),
        ("截至2023年底", "", "2023"),
        ("截至2023年12月31日", "", "2023-12-31"),
        ("2021年以来", "2021", ""),
        ("2021-2023", "2021", "2023"),
        ("2022/23", "2022", "2023"),
        ("from 2021 to 2023", "2021", "2023"),
        ("between 2021 and 2023", "2021", "2023"),
        ("September 15–20, 2023", "2023-09-15", "2023-09-20"),
        ("15-20 September 2023", "2023-09-15", "2023-09-20"),
        ("28 November to 10 December 2023", "2023-11-28", "2023-12-10"),
        ("January to September 2023", "2023-01", "2023-09"),
        ("Q1 2023", "2023-01", "2023-03"),
        ("the first half of 2023", "2023-01", "2023-06"),
        ("during the 14th Five-Year Plan", "2021", "2025"),
        ("by the end of 2023", "", "2023"),
        ("end-2023", "", "2023"),
        ("as of December 31, 2023", "", "2023-12-31"),
        ("since 2021", "2021", ""),
    ],
)
def test_a_span_of_time_is_one_date_with_two_ends(text: str, start: str, end: str) -> None:
    (date,) = read_dates(text)
    assert (date.start, date.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上年", "2022"),
        ("去年9月15日", "2022-09-15"),
        ("前年", "2021"),
        ("今年", "2023"),
        ("本年度", "2023"),
        ("9月15日", "2023-09-15"),
        ("last year", "2022"),
        ("the previous year", "2022"),
        ("this year", "2023"),
        ("march 5", "2023-03-05"),
        ("今年秋季", "2023"),
        ("明年底", "2024"),
        ("this autumn", "2023"),
        ("in May", "2023-05"),
        ("the first half of last year", "2022-01"),
    ],
)
def test_a_date_without_its_year_leans_on_that_of_the_report(text: str, expected: str) -> None:
    (untold,) = read_dates(text)
    (told,) = read_dates(text, year=2023)
    assert (untold.start, untold.end, untold.relative) == ("", "", True)
    assert (told.start, told.relative) == (expected, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年6月立案，9月15日审结", ["2021-06", "2021-09-15"]),
        ("2021年6月立案，同年9月审结", ["2021-06", "2021-09"]),
        ("2021年6月立案，次年审结", ["2021-06", "2022"]),
        ("《办法（2015年修订）》，9月15日起施行", ["2015", "2023-09-15"]),
        ("filed in June 2021, heard on 15 September", ["2021-06", "2021-09-15"]),
        ("2022、2023年", ["2022", "2023"]),
        ("in 2022 and in 2023", ["2022", "2023"]),
    ],
)
def test_the_year_named_before_comes_first(text: str, expected: list[str]) -> None:
    assert [date.start for date in read_dates(text, year=2023)] == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("今明两年", "2023", "2024"),
        ("今冬明春", "2023", "2024"),
        ("this year and next", "2023", "2024"),
    ],
)
def test_two_years_are_one_span_of_time(text: str, start: str, end: str) -> None:
    (date,) = read_dates(text, year=2023)
    assert (date.raw, date.start, date.end) == (text, start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("上半年", "2023-01", "2023-06"),
        ("第三季度", "2023-07", "2023-09"),
        ("年底", "2023", "2023"),
        ("上世纪90年代", "1990", "1999"),
        ("二十世纪八十年代末", "1980", "1989"),
        ("21世纪中叶", "2050", "2050"),
    ],
)
def test_parts_of_a_year_or_century_are_dates_where_asked_for(
    text: str, start: str, end: str
) -> None:
    (date,) = read_dates(text, year=2023, bare=True)
    assert (date.start, date.end) == (start, end)
    assert read_dates(text, year=2023) == ()


@pytest.mark.parametrize("text", ["每年年底", "每季度", "年初步核算", "20多年末端"])
def test_what_comes_every_year_is_no_date(text: str) -> None:
    assert read_dates(text, year=2023, bare=True) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实施2003-2007年规划", []),
        ("落实2011—2020年水利发展规划纲要", []),
        ("国家人才规划纲要（2010-2020年）", []),
        ("2003年至2007年制定了规划", ["2003年至2007年"]),
        ("2003年至2007年，编制规划", ["2003年至2007年"]),
        ("the plan from 2003 to 2007", ["from 2003 to 2007"]),
    ],
)
def test_the_years_in_a_plans_name_are_its_own(text: str, found: list[str]) -> None:
    assert [date.raw for date in read_dates(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "20余年",
        "3年",
        "5年来",
        "近2000年",
        "3个月",
        "9月龄",
        "1990年代",
        "GB/T 2023",
        "ISO 2015",
        "“1·25”案",
        "2023件",
        "2 023 亿元",
        "2,023 cases",
        "accepted 2023 cases",
        "2023.5",
        "¥2023",
        "No. 2023",
        "国发〔2023〕15号",
        "（2023）最高法知民终1号",
        "“剑网2023”专项行动",
        "ZL201210201489.X",
        "60岁以上年龄组",
        "基本年金",
        "may be decided",
        "第十五届",
    ],
)
def test_counts_of_years_and_numbers_in_names_are_no_dates(text: str) -> None:
    assert read_dates(text) == ()


def test_the_span_is_that_of_the_text_as_it_was_given() -> None:
    text = "㎡：２０２３ 年９ 月印發，於２０２１年以來"
    assert [date.raw for date in read_dates(text)] == ["２０２３ 年９ 月", "２０２１年以來"]


_CHINESE = ["2023", "年", "9", "月", "15", "日", "至", "去年", "二〇二三", "底", "截至", "，", "㎡"]
_ENGLISH = ["last year", "September", "May", " to ", "the end of ", "Q1 ", "first half of ", " "]
_PIECES = st.sampled_from([*_CHINESE, *_ENGLISH])


@given(st.one_of(st.lists(_PIECES, max_size=14).map("".join), st.text(max_size=60)))
def test_dates_are_disjoint_ordered_and_cut_from_the_text(text: str) -> None:
    dates = read_dates(text, year=2023)
    spans = [date.span for date in dates]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(date.raw == date.span.of(text) for date in dates)
