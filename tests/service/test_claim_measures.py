import pytest

from ingest.figures import Figure
from service.claim_measures import (
    is_left_level,
    read_basis,
    read_movement,
    same_bound,
    same_period,
    same_unit,
    same_value,
)
from service.claims import read_claims


def figure_of(text: str, place: int = 0) -> Figure:
    figure = [claim.figure for claim in read_claims(text, lambda _: frozenset())][place]
    assert figure is not None
    return figure


@pytest.mark.parametrize(
    ("claimed", "printed", "same"),
    [
        ("收入486.72亿元", "收入4867200万元", True),
        ("revenue of 48.672 billion yuan", "收入486.72亿元", True),
        ("收入487亿元", "收入486.72亿元", False),
        ("收入约487亿元", "收入486.72亿元", True),
        ("revenue of about 49 billion yuan", "收入486.72亿元", True),
        ("收入约450亿元", "收入486.72亿元", False),
        ("收入超过480亿元", "收入486.72亿元", True),
        ("收入超过490亿元", "收入486.72亿元", False),
        ("收入486.27亿元", "收入486.72亿元", False),
    ],
)
def test_a_value_is_the_same_or_rounded_where_the_text_says_about(
    claimed: str, printed: str, same: bool
) -> None:
    assert same_value(figure_of(claimed), figure_of(printed)) == same


@pytest.mark.parametrize(
    ("claimed", "printed", "same"),
    [
        ("受理案件5件", "受理案件5起", True),
        ("5 cases were accepted", "受理案件5件", True),
        ("5 batches were seized", "查扣货物5批次", True),
        ("5 batches were seized", "查扣货物5件", False),
        ("受理案件5件", "查处嫌疑人5人", False),
        ("提高5%", "提高5个百分点", False),
        ("出口5亿美元", "出口5亿元", False),
        ("exports of 5 billion yuan", "出口5亿元", True),
    ],
)
def test_units_are_compared_across_the_languages(claimed: str, printed: str, same: bool) -> None:
    assert same_unit(figure_of(claimed), figure_of(printed)) == same


@pytest.mark.parametrize(
    ("claimed", "printed", "same"),
    [
        ("2023", "2023", True),
        ("2023", "2022", False),
        ("2023", "../2023", True),
        ("2023", "2023-01/2023-06", False),
        ("2023-01/2023-06", "2023", False),
        ("2023", "2019/2023", False),
    ],
)
def test_a_part_of_a_year_is_not_the_year(claimed: str, printed: str, same: bool) -> None:
    assert same_period(claimed, printed) == same


@pytest.mark.parametrize(
    ("text", "movement", "reached"),
    [
        ("产量增长5%", "rise", False),
        ("产量下降5%", "fall", False),
        ("人口减少8万人", "fall", False),
        ("标准提高到每人每月830元", "rise", True),
        ("output fell by 5%", "fall", False),
        ("产量5万吨", "", False),
    ],
)
def test_a_movement_has_a_direction_and_may_reach_a_level(
    text: str, movement: str, reached: bool
) -> None:
    assert read_movement(text, figure_of(text)) == (movement, reached)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("产量比上年增长5%", "year"),
        ("产量两年平均增长5%", "average"),
        ("产量环比增长5%", "step"),
        ("产量比2019年增长5%", "year_named"),
        ("产量增长5%", ""),
    ],
)
def test_a_change_is_measured_against_something(text: str, basis: str) -> None:
    assert read_basis(text, figure_of(text, -1)) == basis


def test_the_level_that_was_left_is_told_from_the_one_reached() -> None:
    text = "标准由780元提高到830元"
    assert is_left_level(text, figure_of(text, 0))
    assert not is_left_level(text, figure_of(text, 1))


def test_a_bound_that_is_printed_is_lost_where_the_text_is_exact() -> None:
    printed = figure_of("销售金额3900余万元").amount
    assert not same_bound(figure_of("销售金额3900万元").amount, printed)
    assert same_bound(figure_of("销售金额3900余万元").amount, printed)
