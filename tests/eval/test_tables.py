import io
from collections.abc import Callable

import pytest
from rich.console import Console
from rich.table import Table

from eval.ablation import ABLATION_MEASURES, Ablation, AblationRow
from eval.bench import Timing
from eval.bitext import Direction
from eval.bootstrap import Estimate
from eval.comparison import compare_reports
from eval.report import Report
from eval.runs import Outcome
from eval.tables import (
    build_ablation_table,
    build_bitext_table,
    build_change_table,
    build_failure_table,
    build_move_table,
    build_parity_table,
    build_report_table,
    build_timing_table,
)


def shown(table: Table, *, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width)
    with console.capture() as capture:
        console.print(table)
    return " ".join(capture.get().split())


def test_the_report_fits_eighty_columns(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    outcomes = tuple(make_outcome(lang="zh-Hant", kind="explain", rank=rank) for rank in (1, 2))
    report = make_report(outcomes={"lexical": outcomes, "both": outcomes})
    text = shown(build_report_table(report))
    assert "…" not in text
    assert text.count("0.50 0.00–1.00") == 3 * 2 * 4
    assert "zh-Hant lexical 2" in text


def test_parity_is_shown_by_legs(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    pair = [make_outcome(pair="p1", lang=lang) for lang in ("zh", "en")]
    assert "both 1 1.00 1.00–1.00" in shown(build_parity_table(make_report(*pair)))


def test_failures_show_what_came_first_to_the_letter(make_outcome: Callable[..., Outcome]) -> None:
    outcomes = [
        make_outcome(question_id="q1"),
        make_outcome(question_id="q2", rank=12, text="[多少]件？", first_text="审结[1]件"),
        make_outcome(question_id="q3", rank=None, first_text="", first_id=None),
    ]
    text = shown(build_failure_table(outcomes))
    assert "q1" not in text
    assert all(part in text for part in ("12", "[多少]件？", "审结[1]件", "–", "nothing"))


def test_a_comparison_shows_gains_and_moves(
    make_outcome: Callable[..., Outcome], make_report: Callable[..., Report]
) -> None:
    before, after = (make_report(make_outcome(rank=rank)) for rank in (None, 1))
    comparison = compare_reports(before, after, "both")
    assert "+1.00 +1.00…+1.00" in shown(build_change_table(comparison))
    assert "– 1 多少件？" in shown(build_move_table(comparison))


def test_an_ablation_sets_off_each_group_and_shows_three_digits() -> None:
    estimate = Estimate(mean=0.5, low=0.25, high=0.75)
    rows = [
        AblationRow(
            variant="without dense",
            group=group,
            n=7,
            estimates=dict.fromkeys(ABLATION_MEASURES, estimate),
            loss=Estimate(mean=0.0125, low=-0.5, high=1),
        )
        for group in ("all", "zh")
    ]
    table = build_ablation_table(Ablation(learnt_from=9, rows=tuple(rows)))
    text = shown(table, width=120)
    assert text.count("without dense 7 0.500 0.250–0.750") == 2
    assert "+0.013 -0.500…+1.000" in text
    assert [row.end_section for row in table.rows] == [True, False]


def test_a_bitext_is_shown_both_ways() -> None:
    estimate = Estimate(mean=0.9, low=0.85, high=0.95)
    directions = [
        Direction(name=name, n=3, accuracy=estimate, f1=0.875) for name in ("zh -> en", "[a] -> b")
    ]
    text = shown(build_bitext_table("t.zh, t.en", directions))
    assert "zh -> en 3 0.900 0.850–0.950 0.875 [a] -> b 3" in text


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [
        (1.5, 2, "ask 1.50 s ≤ 2 s ok"),
        (2.5, 2, "ask 2.50 s ≤ 2 s over"),
        (2.5, None, "ask 2.50 s"),
        (None, 2, "ask not known here s ≤ 2 s"),
    ],
)
def test_a_figure_stands_beside_its_target(
    value: object, target: float | None, expected: object
) -> None:
    text = shown(build_timing_table([Timing(name="ask", value=value, unit="s", target=target)]))
    assert text.endswith(expected)
