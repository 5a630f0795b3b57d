import pytest

from service.claims import Claim, read_claims

PLACES = {"栖梧": "栖梧市", "Qiwu": "栖梧市"}


def claims_of(text: str) -> tuple[Claim, ...]:
    return read_claims(text, lambda said: frozenset(v for k, v in PLACES.items() if k in said))


@pytest.mark.parametrize(
    ("text", "raw", "value", "period"),
    [
        ("2023年，财政收入486.72亿元。", "486.72亿元", "48672000000", "2023"),
        ("In 2023, revenue was 48.672 billion yuan.", "48.672 billion yuan", "48672000000", "2023"),
    ],
)
def test_a_figure_is_read_with_its_value_and_period(
    text: str, raw: str, value: str, period: str
) -> None:
    (claim,) = claims_of(text)
    assert claim.figure is not None
    assert (claim.kind, claim.span.of(text), claim.period) == ("figure", raw, period)
    assert str(claim.figure.amount.value) == value


def test_a_sentence_takes_the_place_and_the_year_of_the_one_before_it() -> None:
    text = "2023年，栖梧市收入5亿元。\n支出6亿元。"
    spent = claims_of(text)[-1]
    assert (spent.span.of(text), spent.places, spent.period) == ("6亿元", {"栖梧市"}, "2023")


@pytest.mark.parametrize(
    "text", ["专利法自2021年6月1日起施行。", "It took effect on June 1, 2021."]
)
def test_a_day_is_a_claim_and_a_year_that_dates_a_figure_is_none(text: str) -> None:
    assert [claim.kind for claim in claims_of(text)] == ["date"]
    assert [claim.kind for claim in claims_of("2023年收入5亿元。")] == ["figure"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("根据国办发〔2021〕20号文件。", "国办发〔2021〕20号"), ("发布RCEP15号文。", "RCEP15")],
)
def test_what_holds_a_number_and_is_no_figure_is_a_name(text: str, name: str) -> None:
    assert name in [claim.span.of(text) for claim in claims_of(text) if claim.kind == "name"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有数字。",
        "No number here.",
        "😀🎉",
        "<b></b>",
        "\u202eשלום\u202c",
        "\x00\x07",
    ],
)
def test_a_text_without_numbers_has_no_claims(text: str) -> None:
    assert claims_of(text) == ()
