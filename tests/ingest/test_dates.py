import pytest

from ingest.dates import is_date, iter_dates, years_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("二○○七年十一月二十二日", ["2007-11-22"]),
        ("2026年 4月 20 日与２０２６年", ["2026-04-20"]),
        ("2024-05-28、2024.6.1、2024年3月", ["2024-05-28", "2024-06-01", "2024-03"]),
        ("2023年2月30日", []),
        ("February 29, 2024; 3rd June 2023; May 2022", ["2024-02-29", "2023-06-03", "2022-05"]),
        ("may be 2022", []),
        ("增长5.4%，共2023件", []),
    ],
)
def test_dates_are_read_as_they_are_printed(text: str, values: list[str]) -> None:
    assert [each.value for each in iter_dates(text)] == values


def test_a_date_says_where_it_stands() -> None:
    text = "印发于2024年3月1日。"
    [found] = iter_dates(text)
    assert text[found.start : found.end] == "2024年3月1日"


def test_a_year_needs_its_word() -> None:
    assert years_in("二〇二三年与2024年，京政文〔1999〕56号，2025件") == (2023, 2024)


@pytest.mark.parametrize(
    "value", ["2023-02-30", "23-01", "2023-13", "二〇二三年", "2023/2024/2025"]
)
def test_a_date_that_does_not_exist_is_none(value: str) -> None:
    assert not is_date(value)
