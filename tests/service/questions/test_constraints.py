"""What a question wants of its answer beside its kind is read once."""

import pytest

from service.questions import read_question
from service.questions.constraints import opens_with_others, read_asked_scopes


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("平均每件判赔多少元", ""),
        ("每万元产值能耗多少吨", "万元"),
        ("How much was awarded per case?", ""),
        ("How much energy was used per unit of GDP?", None),
        ("每年处置多少吨", None),
        ("判赔多少元", None),
    ],
)
def test_an_answer_is_for_each(question: str, each: str | None) -> None:
    assert read_question(question).constraints.each == each


@pytest.mark.parametrize(
    ("question", "most"),
    [
        ("判赔金额最高的一件是多少元", True),
        ("最高人民法院受理多少件", False),
        ("What was the largest award?", True),
        ("报名最晚是哪天", False),
        ("最晚建成的是哪座桥", True),
    ],
)
def test_an_answer_is_the_most_of_all(question: str, *, most: bool) -> None:
    assert read_question(question).constraints.wants_most is most


@pytest.mark.parametrize(
    ("question", "day"),
    [("条例哪天施行", True), ("On what day was it signed?", True), ("条例哪年施行", False)],
)
def test_an_answer_is_a_day(question: str, *, day: bool) -> None:
    assert read_question(question).constraints.wants_day is day


@pytest.mark.parametrize(
    ("question", "moved"),
    [
        ("产量降幅扩大了多少", True),
        ("产量降低多少", False),
        ("How much did the fall in output widen?", True),
        ("How much did the output gap widen?", False),
    ],
)
def test_an_answer_is_the_move_of_a_rate(question: str, *, moved: bool) -> None:
    assert read_question(question).constraints.wants_rate_move is moved


@pytest.mark.parametrize(
    ("question", "together", "several"),
    [
        ("过去五年受理多少件", True, False),
        ("三年来共受理多少件", True, True),
        ("年均受理多少件", False, True),
        ("年均浓度是多少", False, False),
        ("How many in the past five years?", True, True),
        ("2023年受理多少件", False, False),
    ],
)
def test_an_answer_is_of_several_years(question: str, *, together: bool, several: bool) -> None:
    constraints = read_question(question).constraints
    assert (constraints.of_years_together, constraints.of_several_years) == (together, several)


@pytest.mark.parametrize(
    ("question", "since", "up_to"),
    [
        ("2017年以来新建多少座", True, False),
        ("How many have been built since 2017?", True, True),
        ("By the end of 2023, how many were in force?", False, True),
        ("2023年新建多少座", False, False),
    ],
)
def test_an_answer_runs_on(question: str, *, since: bool, up_to: bool) -> None:
    constraints = read_question(question).constraints
    assert (constraints.since, constraints.up_to) == (since, up_to)


def test_an_answer_has_the_place_the_unit_and_the_share_asked_for() -> None:
    constraints = read_question("望浦区第二批项目占多少件").constraints
    assert constraints.local == "望浦区"
    assert constraints.ordinals == {("part", 2)}
    assert constraints.unit == "件"
    assert constraints.wants_share


def test_what_is_left_over_is_asked_for_by_who_says_so() -> None:
    assert read_question("其他刑事案件多少件").constraints.wants_others
    assert not read_question("刑事案件多少件").constraints.wants_others
    assert opens_with_others("其他刑事案件")
    assert not opens_with_others("刑事案件及其他")


def test_a_bare_number_wants_nothing() -> None:
    constraints = read_question("319").constraints
    assert not any((constraints.indicators, constraints.unit, constraints.wants_most))


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("low-income families", set()),
        ("middle and high-income groups", set()),
        ("中低收入家庭", set()),
        ("income of farmers", {"revenue", "rural"}),
        ("城镇居民收入", {"revenue", "urban"}),
        ("foreign exchange reserves", set()),
        ("foreign visitors", {"foreign"}),
        ("civil aviation passengers", set()),
        ("civil cases", {"civil"}),
        ("哪些地方", set()),
        ("地方支出", {"local", "expenditure"}),
        ("the railway opened", set()),
        ("a docket", {"opened"}),
    ],
)
def test_a_compound_that_means_another_thing_is_no_scope(text: str, scopes: set[str]) -> None:
    assert read_asked_scopes(text) == scopes
