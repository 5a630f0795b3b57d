import pytest

from service.answering.moods import is_planned, mood_fit


@pytest.mark.parametrize(
    "text",
    [
        "今年要再建成200万套住房",
        "城镇登记失业率控制在4.5%以内的目标",
        "计划安排赤字多少",
        "What was the target for new jobs?",
        "how many homes are to be built",
    ],
)
def test_what_is_to_be_done_is_planned(text: str) -> None:
    assert is_planned(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年建成200万套住房",
        "主要指标、重要领域和需要",
        "计划生育家庭奖励",
        "印发《目标计划》",
        "How many homes were built?",
    ],
)
def test_results_and_titles_are_not(text: str) -> None:
    assert not is_planned(text)


def test_plans_and_results_do_not_fit_each_other() -> None:
    assert (mood_fit(True, True), mood_fit(False, False), mood_fit(True, False)) == (1, 1, -1)
