"""The time a question asks about, and the time it only compares with."""

import pytest

from service.questions.periods import read_period


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023年的案件", (2023,)),
        ("2022年和2023年", (2022, 2023)),
        ("2019—2021年", (2019, 2020, 2021)),
        ("1990 to 2020", (1990, 2020)),
        ("截至2023年底", (2023,)),
        ("cases since 2019", (2019,)),
        ("“十三五”期间", (2016, 2017, 2018, 2019, 2020)),
        ("gb/t 2023", ()),
        ("“剑网2023”行动", ()),
        ("近三年", ()),
    ],
)
def test_the_years_named_are_read(text: str, years: tuple[int, ...]) -> None:
    assert read_period(text).years == years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("去年的出口额", -1),
        ("前年的出口额", -2),
        ("今年预算", 0),
        ("last year's surplus", -1),
        ("9月的出口额", None),
        ("出口额", None),
    ],
)
def test_last_year_and_this_one_are_told_by_their_distance(text: str, year: int | None) -> None:
    assert read_period(text).relative_year == year


@pytest.mark.parametrize(
    ("text", "years", "against"),
    [
        ("2023年比2019年增长多少", (2023,), (2019,)),
        ("与2022年相比增长多少", (), (2022,)),
        ("旅游收入是2017年的多少倍", (), (2017,)),
        ("2017年的旅游收入是多少", (2017,), ()),
        ("收入为2017年的几倍", (), (2017,)),
        ("How many times that of 2017 was tourist income?", (), (2017,)),
        ("how did exports change compared with 2019", (), (2019,)),
        ("2023 exports, up on 2022", (2023,), (2022,)),
        ("2021年和2022年相比", (2021,), (2022,)),
        ("比去年增长多少", (), ()),
        ("growth over the previous year", (), ()),
    ],
)
def test_a_year_compared_with_is_not_asked_about(
    text: str, years: tuple[int, ...], against: tuple[int, ...]
) -> None:
    period = read_period(text)
    assert (period.years, period.against, period.relative_year) == (years, against, None)


def test_months_are_told_with_their_year_or_without() -> None:
    assert read_period("2023年9月至12月").months == ("2023-09", "2023-12")
    assert read_period("9月15日").months == ("--09",)
