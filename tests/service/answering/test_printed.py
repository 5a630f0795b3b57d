"""Amounts of cells, printed with the unit of their table."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest import Span
from ingest.figures import Amount, Change, parse_amount
from ingest.figures.measures import measured, parse_measure
from service.answering.printed import print_amount, print_change


@pytest.mark.parametrize(
    ("number", "unit", "printed"),
    [
        ("745.62", "亿元", "745.62亿元"),
        ("1527", "件", "1527件"),
        ("52.4", "万标箱", "52.4万标箱"),
        ("31.02", "%", "31.02%"),
        ("104.3", "USD", "104.3 USD"),
        ("0", "万元", "0元"),
    ],
)
def test_a_bare_number_is_printed_with_its_unit(number: str, unit: str, printed: str) -> None:
    assert print_amount(_amount(number, unit)) == printed


@pytest.mark.parametrize("raw", ["319件", "92.1万件", "5.6%", "7.5‰"])
def test_what_prints_its_unit_stays_as_it_is(raw: str) -> None:
    amount = parse_amount(raw)
    assert amount is not None
    assert print_amount(amount) == amount.raw


def test_a_negative_cell_keeps_its_sign() -> None:
    amount = _amount("214.6", "亿元")
    fall = replace(amount, raw="-214.6", span=Span(start=0, end=6), value=-amount.value)
    assert print_amount(fall) == "-214.6亿元"


@pytest.mark.parametrize(
    ("raw", "value", "way", "printed"),
    [
        ("3.8", "3.8", True, "上升3.8%"),
        ("-2.6", "-2.6", True, "下降2.6%"),
        ("-2.6", "-2.6", False, "-2.6%"),
        ("同比增长5%", "5", True, "同比增长5%"),
        ("20%", "20", True, "上升20%"),
    ],
)
def test_a_change_is_printed_with_its_unit(raw: str, value: str, way: bool, printed: str) -> None:
    span = Span(start=0, end=len(raw))
    change = Change(span=span, raw=raw, value=Decimal(value), unit="%")
    assert print_change(change, way=way) == printed


def _amount(number: str, unit: str) -> Amount:
    amount, measure = parse_amount(number), parse_measure(unit)
    assert amount is not None
    assert measure is not None
    return measured(amount, measure)
