from collections.abc import Callable
from decimal import Decimal

import pytest

from eval.gold import Question
from eval.judging import AnswerOutcome, judge
from service import AnswerResponse

PASSAGE = "2023年适用惩罚性赔偿共计319件，同比下降4.8%。"


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ({"value": Decimal("319.00"), "unit": "件"}, "right"),
        ({"value": Decimal(319), "unit": "件", "kind": "change"}, "right"),
        ({"value": Decimal(320), "unit": "件"}, "wrong"),
        ({"value": Decimal(319), "unit": "个"}, "wrong"),
        ({"value": Decimal(319)}, "wrong"),
        ({"value": Decimal(319), "unit": "件", "kind": "date"}, "wrong"),
        ({"kind": "entity"}, "wrong"),
        ({"kind": "passage", "raw": PASSAGE}, "inexact"),
    ],
)
@pytest.mark.parametrize("kind", ["figure", "table", "case"])
def test_a_number_is_right_by_value_and_unit_of_a_figure(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    answer: dict[str, object],
    verdict: str,
    kind: str,
) -> None:
    fields = {"answer": "319件", "answer_value": Decimal(319), "answer_unit": "件"}
    question = make_question(kind=kind, **fields)
    assert judge(question, make_response(**answer), PASSAGE).verdict == verdict


@pytest.mark.parametrize(
    ("wording", "unit", "verdict"),
    [
        ("6,043.5", "元", "right"),
        ("6,043.5", None, "right"),
        ("6,043.5吨", "吨", "right"),
        ("6,043.5吨", "元", "wrong"),
    ],
)
def test_any_unit_is_right_where_the_gold_is_a_bare_number(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    wording: str,
    unit: str | None,
    verdict: str,
) -> None:
    question = make_question(answer=wording, answer_value=Decimal("6043.5"), answer_unit=None)
    response = make_response(value=Decimal("6043.5"), unit=unit)
    assert judge(question, response, PASSAGE).verdict == verdict


@pytest.mark.parametrize(("raw", "verdict"), [("1.6 亿千瓦", "right"), ("1.5亿千瓦", "wrong")])
def test_a_figure_printed_as_the_wording_is_right_however_it_was_read(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    raw: str,
    verdict: str,
) -> None:
    question = make_question(answer="1.6亿千瓦", answer_value=Decimal(160_000_000_000))
    response = make_response(raw=raw, value=Decimal(160_000_000), unit="千瓦")
    assert judge(question, response, PASSAGE).verdict == verdict


@pytest.mark.parametrize(
    ("kind", "raw", "verdict"),
    [
        ("change", "下降18.7%", "right"),
        ("change", "18.7%", "right"),
        ("change", "下降8.7%", "wrong"),
        ("figure", "18.7%", "wrong"),
    ],
)
def test_a_fall_is_right_where_the_wording_leaves_the_verb_out(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    kind: str,
    raw: str,
    verdict: str,
) -> None:
    question = make_question(
        kind="change", answer="18.7%", answer_value=Decimal("18.7"), answer_unit="%"
    )
    value = -Decimal(raw.removeprefix("下降").removesuffix("%"))
    response = make_response(kind=kind, raw=raw, value=value, unit="%")
    assert judge(question, response, PASSAGE).verdict == verdict


@pytest.mark.parametrize(("value", "verdict"), [("-4.8", "right"), ("4.8", "wrong")])
def test_a_fall_is_right_with_its_sign_only(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    value: str,
    verdict: str,
) -> None:
    question = make_question(kind="change", answer_value=Decimal("-4.8"), answer_unit="%")
    response = make_response(kind="change", raw="下降4.8%", value=Decimal(value), unit="%")
    assert judge(question, response, PASSAGE).verdict == verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ({"kind": "date", "raw": "2023年8月", "text": "August 2023"}, "right"),
        ({"kind": "entity", "raw": "去年8月", "text": "August 2023"}, "right"),
        ({"kind": "passage", "raw": "2023年8月，", "text": "2023年8月，"}, "right"),
        ({"kind": "passage", "raw": PASSAGE, "text": PASSAGE}, "inexact"),
        ({"kind": "date", "raw": "2022年8月", "text": "August 2022"}, "wrong"),
    ],
)
def test_a_wording_is_right_in_the_report_s_words_or_in_the_question_s_language(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    answer: dict[str, object],
    verdict: str,
) -> None:
    question = make_question(kind="date", answer="2023年8月", answers_any=("August 2023",))
    assert judge(question, make_response(**answer), PASSAGE).verdict == verdict


@pytest.mark.parametrize(
    ("raw", "wording", "verdict"),
    [
        ("2万元以上10万元以下", "处2万元以上10万元以下的罚款", "right"),
        ("9米至14米之间", "9米至14米", "right"),
        ("2万元以上5万元以下", "处2万元以上10万元以下的罚款", "wrong"),
        ("2万元以上", "处2万元以上10万元以下的罚款", "wrong"),
        ("10万元以下", "2万元的罚款或10万元以下的罚款", "wrong"),
    ],
)
def test_a_figure_is_right_that_is_the_one_amount_of_the_wording(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    raw: str,
    wording: str,
    verdict: str,
) -> None:
    question = make_question(answer=wording, answer_value=None)
    assert judge(question, make_response(raw=raw, text=raw), PASSAGE).verdict == verdict


@pytest.mark.parametrize(
    ("kind", "quote", "text", "verdict"),
    [
        ("passage", "共计319件", PASSAGE, "right"),
        ("list", "共计319件", PASSAGE, "right"),
        ("passage", "同比下降4.8%", PASSAGE, "right"),
        ("passage", "别的话。", "别的话。", "inexact"),
        ("figure", "共计319件", PASSAGE, "wrong"),
    ],
)
def test_a_question_without_a_wording_wants_a_passage_that_is_evidence(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    kind: str,
    quote: str,
    text: str,
    verdict: str,
) -> None:
    question = make_question(kind="explain", evidence=("319件",))
    response = make_response(kind=kind, quote=quote, text=quote, raw=quote)
    assert judge(question, response, text).verdict == verdict


@pytest.mark.parametrize(
    ("response", "verdict", "passage"),
    [
        ({"reason": "not_in_corpus"}, "right", False),
        ({"value": Decimal(1), "unit": "件"}, "wrong", False),
        ({"kind": "passage", "raw": PASSAGE}, "wrong", True),
    ],
)
def test_an_unanswerable_question_is_right_without_an_answer_only(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    response: dict[str, object],
    verdict: str,
    passage: bool,
) -> None:
    question = make_question(kind="unanswerable", note="another_year: 2021")
    outcome = judge(question, make_response(**response), PASSAGE)
    assert (outcome.verdict, outcome.passage_given, outcome.cited) == (verdict, passage, None)
    assert outcome.expected_reason == "year_not_covered"


def test_no_answer_to_an_answerable_question_is_an_abstention(
    make_question: Callable[..., Question], make_response: Callable[..., AnswerResponse]
) -> None:
    question = make_question(answer="319件", answer_value=Decimal(319), answer_unit="件")
    outcome = judge(question, make_response(reason="no_such_figure"), None)
    assert (outcome.verdict, outcome.reason, outcome.cited) == ("abstained", "no_such_figure", None)
    assert (outcome.said_kind, outcome.passage_id) == (None, None)
    assert outcome.expected == "319 件"


@pytest.mark.parametrize(
    ("raw", "quote", "text", "cited"),
    [
        ("319件", "共计319件", PASSAGE, True),
        ("319 件", "共计319件", PASSAGE, True),
        ("320件", "共计319件", PASSAGE, False),
        ("319件", "共计319件", "别的段落，" + PASSAGE, False),
        ("4.8%", "下降4.8%", "下降4.8%", False),
    ],
)
def test_a_citation_holds_when_it_stands_there_and_is_evidence_with_the_wording(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    raw: str,
    quote: str,
    text: str,
    cited: bool,
) -> None:
    outcome: AnswerOutcome = judge(make_question(), make_response(raw=raw, quote=quote), text)
    assert outcome.cited is cited


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("another_year", "year_not_covered"),
        ("no_such_figure: only the level", "no_such_figure"),
        ("not_in_corpus", "not_in_corpus"),
        (None, None),
        ("题外", None),
    ],
)
def test_the_reason_wanted_is_the_one_that_the_note_begins_with(
    make_question: Callable[..., Question],
    make_response: Callable[..., AnswerResponse],
    note: str | None,
    reason: str | None,
) -> None:
    question = make_question(kind="unanswerable", note=note)
    outcome = judge(question, make_response(reason="not_in_corpus"), None)
    assert outcome.expected_reason == reason
    assert outcome.expected == f"no answer ({reason or 'any reason'})"
