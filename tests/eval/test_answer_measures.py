from collections.abc import Callable

import pytest

from eval.answer_measures import (
    ANSWER_MEASURES,
    AnswerMeasure,
    Group,
    build_shares,
    measure_answer_parity,
    measure_share,
)
from eval.judging import AnswerOutcome


@pytest.fixture
def outcomes(make_answer_outcome: Callable[..., AnswerOutcome]) -> list[AnswerOutcome]:
    """Return eight: six answerable, three of them numbers; two without an answer to find."""
    none = {"kind": "unanswerable", "said_kind": None, "expected_reason": "not_in_corpus"}
    passage = {"said_kind": "passage", "verdict": "inexact"}
    return [
        make_answer_outcome(),
        make_answer_outcome(verdict="wrong", cited=False),
        make_answer_outcome(kind="change", **passage),
        make_answer_outcome(kind="date", said_kind="date"),
        make_answer_outcome(kind="explain", said_kind="passage"),
        make_answer_outcome(kind="list", said_kind=None, verdict="abstained", lang="en"),
        make_answer_outcome(**none, reason="no_such_figure"),
        make_answer_outcome(kind="unanswerable", said_kind="passage", verdict="wrong", lang="en"),
    ]


@pytest.mark.parametrize(
    ("measure", "share", "n"),
    [
        ("numbers exact", 1 / 3, 3),
        ("all exact", 3 / 6, 6),
        ("wrong", 2 / 8, 8),
        ("precise", 2 / 3, 3),
        ("citations", 4 / 5, 5),
        ("abstention recall", 1 / 2, 2),
        ("abstention precision", 1 / 2, 2),
        ("reasons", 0, 1),
        ("passage for none", 1 / 2, 2),
    ],
)
def test_a_measure_is_a_share_of_the_questions_it_counts(
    outcomes: list[AnswerOutcome], measure: AnswerMeasure, share: float, n: int
) -> None:
    found = measure_share(measure, Group(), outcomes)
    assert found is not None
    assert (found.estimate.mean, found.n) == (pytest.approx(share), n)


def test_a_measure_that_counts_nothing_is_left_out(outcomes: list[AnswerOutcome]) -> None:
    assert measure_share("reasons", Group(lang="en"), outcomes) is None
    named = {(share.measure, share.group) for share in build_shares(outcomes)}
    assert {measure for measure, group in named if group == "all"} == set(ANSWER_MEASURES)
    assert ("all exact", "en list") in named
    assert ("reasons", "en") not in named
    assert ("all exact", "mixed") not in named


def test_pairs_are_both_right_or_alike_by_language(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    verdicts = {"p1": ("right", "right"), "p2": ("right", "wrong"), "p3": ("wrong", "abstained")}
    outcomes = [
        make_answer_outcome(lang=lang, pair=pair, verdict=verdict)
        for pair, both in verdicts.items()
        for lang, verdict in zip(("zh", "en"), both, strict=True)
    ]
    parity = measure_answer_parity([*outcomes, make_answer_outcome(pair="p4")])
    assert parity is not None
    assert (parity.n, parity.uneven) == (3, ("p2",))
    assert (parity.both.mean, parity.even.mean) == (pytest.approx(1 / 3), pytest.approx(2 / 3))


def test_without_a_pair_in_chinese_and_english_there_is_no_parity(
    make_answer_outcome: Callable[..., AnswerOutcome],
) -> None:
    outcomes = [make_answer_outcome(lang=lang, pair="p1") for lang in ("zh", "mixed")]
    assert measure_answer_parity([*outcomes, make_answer_outcome()]) is None
