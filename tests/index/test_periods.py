import pytest

from index import QueryError
from index.periods import Months, read_asked_period, read_period


def months(first: str, last: str) -> Months:
    spans = [read_asked_period(first), read_asked_period(last)]
    return Months(first=spans[0].first, last=spans[1].last)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2023", "2023-01", "2023-12"),
        ("2023年", "2023-01", "2023-12"),
        ("2023年度", "2023-01", "2023-12"),
        ("2023-09", "2023-09", "2023-09"),
        ("2023年09月", "2023-09", "2023-09"),
        ("2023Q2", "2023-04", "2023-06"),
        ("2023年第四季度", "2023-10", "2023-12"),
        ("2023h2", "2023-07", "2023-12"),
        ("２０２３年上半年", "2023-01", "2023-06"),
        ("2021/2023H1", "2021-01", "2023-06"),
        ("2021年至2023年", "2021-01", "2023-12"),
    ],
)
def test_a_period_is_read_as_it_is_written(asked: str, first: str, last: str) -> None:
    assert read_asked_period(asked) == months(first, last)


@pytest.mark.parametrize(
    "asked", ["", "last year", "2023Q5", "2023-13", "2023-9", "2024/2023", "23", "1/2/3"]
)
def test_what_is_no_period_is_refused(asked: str) -> None:
    with pytest.raises(QueryError, match="expected a year"):
        read_asked_period(asked)


@pytest.mark.parametrize(
    ("period", "within"),
    [
        ("2023", True),
        ("2023-06", True),
        ("2023-06-30", True),
        ("2023-01/2023-06", True),
        ("../2023", True),
        ("2022/2023", False),
        ("2022-12", False),
        ("2023-06/..", False),
        ("", False),
    ],
)
def test_a_figure_is_within_a_year_with_all_of_its_period(period: str, within: bool) -> None:
    span = read_period(period)
    assert (span is not None and read_asked_period("2023").holds(span)) is within
