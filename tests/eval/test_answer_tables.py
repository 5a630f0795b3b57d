from collections.abc import Callable

import pytest
from rich.console import Console
from rich.table import Table

from eval.answer_comparison import compare_answers
from eval.answer_tables import (
    build_answer_change_table,
    build_answer_move_table,
    build_answer_table,
    build_kind_table,
    build_target_table,
    build_wrong_table,
    describe_said,
    list_failures,
)
from eval.judging import AnswerOutcome


def show(table: Table) -> str:
    console = Console(width=120)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


@pytest.fixture
def outcomes(make_answer_outcome: Callable[..., AnswerOutcome]) -> list[AnswerOutcome]:
    return [
        make_answer_outcome(pair="p1"),
        make_answer_outcome(lang="en", pair="p1", verdict="wrong", text="How many [b]cases[/b]?"),
        make_answer_outcome(lang="mixed"),
    ]


def test_measures_stand_by_language_with_the_questions_counted(
    outcomes: list[AnswerOutcome],
) -> None:
    lines = show(build_answer_table(outcomes)).splitlines()
    assert lines[1].split() == ["measure", "all", "zh", "en", "mixed"]
    exact = next(line for line in lines if line.startswith("numbers exact"))
    assert "0.67 0.00–1.00 (3)" in exact
    assert exact.rstrip().endswith("(1) 1.00 (1)")  # no interval for the few mixed ones
    assert any(line.startswith("pairs both right") and "0.00 " in line for line in lines)


def test_kinds_asked_stand_with_right_and_wrong(outcomes: list[AnswerOutcome]) -> None:
    printed = show(build_kind_table(outcomes))
    assert "2/1 of 3" in printed
    assert "explain" not in printed


def test_targets_say_whether_they_are_met(outcomes: list[AnswerOutcome]) -> None:
    printed = show(build_target_table(outcomes))
    assert all(word in printed for word in ("≥ 0.92 met", "≤ 0.06 missed", "not measured"))


def test_failures_are_listed_with_what_was_said(outcomes: list[AnswerOutcome]) -> None:
    printed = show(build_wrong_table(outcomes))
    assert "How many [b]cases[/b]?" in printed
    assert "figure: 319 件 (319件)" in printed
    assert "mixed" not in printed


def test_wrong_ones_come_before_the_inexact_and_the_abstained(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    verdicts = ("abstained", "right", "inexact", "wrong")
    listed = list_failures([make_answer_outcome(verdict=verdict) for verdict in verdicts])
    assert [outcome.verdict for outcome in listed] == ["wrong", "inexact", "abstained"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "figure: 319 件 (319件)"),
        ({"cited": False}, "figure: 319 件 (319件); citation does not hold"),
        ({"said_kind": "date", "value": None, "raw": "2023年\n8月"}, "date: 2023年 8月"),
        ({"said_kind": None}, "nothing: not_in_corpus"),
    ],
)
def test_what_was_said_fits_a_line(
    make_answer_outcome: Callable[..., AnswerOutcome], fields: dict[str, object], said: str
) -> None:
    assert describe_said(make_answer_outcome(**fields)) == said


def test_a_comparison_shows_gains_and_moves(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    before = make_answer_outcome(verdict="wrong", value="320")
    comparison = compare_answers([before], [make_answer_outcome()])
    assert "+1.00 +1.00…+1.00" in show(build_answer_change_table(comparison))
    moves = show(build_answer_move_table(comparison))
    assert all(said in moves for said in ("wrong", "right", "320 件", "319 件"))
