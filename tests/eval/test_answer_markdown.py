from collections.abc import Callable

from eval.answer_comparison import compare_answers
from eval.answer_markdown import format_answer_comparison, format_answers
from eval.judging import AnswerOutcome


def test_the_part_on_answers_states_its_rules_targets_and_failures(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    pair = [
        make_answer_outcome(pair="p1"),
        make_answer_outcome(lang="en", pair="p1", verdict="wrong", text="How|many?"),
    ]
    page = format_answers(pair)
    assert "| measure | all | zh | en |" in page
    assert "| numbers exact | 0.500 [0.000, 1.000] n=2 | 1.000 [1.000, 1.000] n=1 |" in page
    assert "right in one language only: p1." in page
    assert "| numbers exact | zh | 1 | 1.000 | ≥ 0.92 | yes |" in page
    assert "| abstention recall | en | 0 | – | ≥ 0.80 | not measured |" in page
    assert "| figure | 1/1 of 2 | 1/0 of 1 | 0/1 of 1 |" in page
    assert "| q1 | en | figure | wrong | How\\|many? | 319 件 | figure: 319 件 (319件) |" in page
    assert "neither right nor wrong" in page.replace("\n", " ")


def test_without_answers_there_is_no_such_part() -> None:
    assert format_answers([]) == ""


def test_a_comparison_lists_gains_and_what_was_said(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    before = make_answer_outcome(verdict="abstained", said_kind=None)
    page = format_answer_comparison(compare_answers([before], [make_answer_outcome()]))
    assert "| all exact | zh | 1 | +1.000 [+1.000, +1.000] |" in page
    moved = "| q1 | zh | abstained | right | 多少件？ | nothing: not_in_corpus | figure: 319 件"
    assert moved in page
