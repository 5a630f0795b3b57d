from decimal import Decimal

import pytest

from ingest.figures import Change, read_amounts
from ingest.records import Span
from service.answering.english import english_unit, read_amount, read_change


@pytest.mark.parametrize(
    ("printed", "unit", "read"),
    [
        ("92.08万件", "patents", "920,800 patents"),
        ("2.18亿元", "yuan", "218 million yuan"),
        ("1500余万元", "yuan", "more than 15 million yuan"),
        ("5.4%", "percent", "5.4%"),
        ("1件", "cases", "1 case"),
        ("3至5年", "years", "3 to 5 years"),
    ],
)
def test_wan_and_yi_are_read_out_with_their_bound(printed: str, unit: str, read: str) -> None:
    (amount,) = read_amounts(printed)

    assert read_amount(amount, unit) == read


@pytest.mark.parametrize(
    ("value", "unit", "year", "read"),
    [
        ("117", "%", 2023, "up 117% on 2022"),
        ("-2.8", "%", None, "down 2.8%"),
        ("0", "%", 2023, "unchanged on 2022"),
        ("3.2", "个百分点", None, "up 3.2 percentage points"),
        ("8.1", "倍", None, "up 8.1-fold"),
    ],
)
def test_a_change_says_its_direction(value: str, unit: str, year: int | None, read: str) -> None:
    change = Change(span=Span(start=0, end=1), raw="x", value=Decimal(value), unit=unit)  # type: ignore[arg-type]

    assert read_change(change, year) == read


@pytest.mark.parametrize(
    ("raw", "value", "read"),
    [
        ("扩大1.3个百分点", "1.3", "wider by 1.3 percentage points"),
        ("收窄0.8个百分点", "-0.8", "narrower by 0.8 percentage points"),
        ("回落0.8个百分点", "-0.8", "down 0.8 percentage points"),
    ],
)
def test_a_fall_is_said_to_widen_not_to_rise(raw: str, value: str, read: str) -> None:
    span = Span(start=0, end=len(raw))
    change = Change(span=span, raw=raw, value=Decimal(value), unit="个百分点")
    assert read_change(change, None) == read


def test_the_noun_of_the_question_is_kept_where_it_fits() -> None:
    (amount,) = read_amounts("8件")

    assert english_unit(amount, "复审请求", "how many appeals were filed") == "appeals"
    assert english_unit(amount, "专利案", "") == "cases"


@pytest.mark.parametrize(
    ("subject", "noun"),
    [
        ("国外申请人在华有效发明专利", "patents"),
        ("发明专利申请", "applications"),
        ("专利权无效宣告请求", "requests"),
        ("授权专利·新收案件", "cases"),
    ],
)
def test_the_last_word_of_a_subject_says_what_is_counted(subject: str, noun: str) -> None:
    (amount,) = read_amounts("8件")

    assert english_unit(amount, subject, "") == noun


@pytest.mark.parametrize(
    ("raw", "question", "unit"),
    [
        ("550亿斤", "What was the grain output?", "jin"),
        ("100万吨", "How many tons of steel?", "tons"),
        ("20人", "How many teachers are there?", "teachers"),
    ],
)
def test_what_is_measured_is_no_unit(raw: str, question: str, unit: str) -> None:
    (amount,) = read_amounts(raw)
    assert english_unit(amount, "", question) == unit
