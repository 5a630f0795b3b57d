"""Reports, misses, comparisons, public sets and timings as tables for the terminal."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from eval.ablation import ABLATION_MEASURES, Ablation
from eval.bench import Timing
from eval.bitext import Direction
from eval.bootstrap import Estimate
from eval.comparison import Comparison
from eval.measures import MEASURE_NAMES
from eval.report import Report, build_rows
from eval.retrieval import RETRIEVAL_MEASURES, RetrievalReport
from eval.runs import Outcome


def build_report_table(report: Report) -> Table:
    """Return the scores by group and legs; a line between groups."""
    table = make_table(escape(f"{report.gold_name} on {report.backend}"), ("group", "legs", "n"))
    for name in MEASURE_NAMES:
        table.add_column(name, no_wrap=True)
    group = ""
    for row in build_rows(report):
        if group not in ("", row.group):
            table.add_section()
        estimates = [show_interval(row.estimates[name]) for name in MEASURE_NAMES]
        table.add_row("" if row.group == group else row.group, row.legs, str(row.n), *estimates)
        group = row.group
    return table


def build_parity_table(report: Report) -> Table:
    """Return how often a need asked in two languages fares alike, by legs."""
    table = make_table("Pairs of languages alike", ("legs", "pairs"))
    table.add_column("parity", no_wrap=True)
    for legs, parity in report.parities().items():
        table.add_row(legs, str(parity.n), show_interval(parity.estimate))
    return table


def build_failure_table(outcomes: Sequence[Outcome]) -> Table:
    """Return the questions without a relevant passage at rank 1, and what came first."""
    table = make_table("Not at rank 1", ("id", "lang", "rank"))
    table.add_column("question", overflow="fold")
    table.add_column("what came first", overflow="fold")
    for outcome in outcomes:
        if outcome.rank != 1:
            ours = (outcome.question_id, outcome.lang, _rank(outcome.rank))
            table.add_row(*ours, escape(outcome.text), escape(outcome.first_text or "nothing"))
    return table


def build_change_table(comparison: Comparison) -> Table:
    """Return the mean gains by group, those that are more than chance in bold."""
    table = make_table(
        f"Gain of the second report over the first, {comparison.legs}", ("group", "n")
    )
    for name in MEASURE_NAMES:
        table.add_column(name)
    for change in comparison.changes:
        gains = [show_gain(change.estimates[name]) for name in MEASURE_NAMES]
        table.add_row(change.group, str(change.n), *gains)
    return table


def build_move_table(comparison: Comparison) -> Table:
    """Return the questions whose rank differs, the worst loss first."""
    table = make_table("Questions that moved", ("id", "lang", "before", "after"))
    table.add_column("question", overflow="fold")
    for move in comparison.moves:
        ranks = _rank(move.before.rank), _rank(move.after.rank)
        table.add_row(move.before.question_id, move.before.lang, *ranks, escape(move.before.text))
    return table


def build_retrieval_table(report: RetrievalReport) -> Table:
    """Return the scores of a question set by legs."""
    title = f"{report.name}: {report.n} questions, {report.passages} passages"
    table = make_table(escape(title), ("legs",))
    for name in RETRIEVAL_MEASURES:
        table.add_column(name)
    for legs, scores in report.legs.items():
        table.add_row(legs, *(_fine(scores.estimates[name]) for name in RETRIEVAL_MEASURES))
    return table


def build_bitext_table(name: str, directions: Iterable[Direction]) -> Table:
    """Return how often sentences find their translations, both ways."""
    table = make_table(escape(f"{name}: nearest sentence of the other side"), ("direction", "n"))
    table.add_column("accuracy", no_wrap=True)
    table.add_column("F1", no_wrap=True)
    for each in directions:
        table.add_row(escape(each.name), str(each.n), _fine(each.accuracy), f"{each.f1:.3f}")
    return table


def build_ablation_table(ablation: Ablation) -> Table:
    """Return what each variant of the reranker reaches by group; real losses in bold."""
    title = f"Held-out half, weights learnt from {ablation.learnt_from} questions of the other"
    table = make_table(title, ("group", "variant", "n"))
    for name in (*ABLATION_MEASURES, "MRR@10 lost"):
        table.add_column(name)
    group = ""
    for row in ablation.rows:
        if group not in ("", row.group):
            table.add_section()
        cells = (_fine(row.estimates[name]) for name in ABLATION_MEASURES)
        head = "" if row.group == group else row.group
        table.add_row(head, row.variant, str(row.n), *cells, show_gain(row.loss, digits=3))
        group = row.group
    return table


def build_timing_table(timings: Iterable[Timing]) -> Table:
    """Return the figures of a benchmark beside their targets."""
    table = make_table("Benchmark", ("what",))
    for head in ("measured", "target"):
        table.add_column(head, no_wrap=True, justify="right")
    table.add_column("", no_wrap=True)
    for timing in timings:
        measured = "not known here" if timing.value is None else f"{timing.value:.2f}"
        target = "" if timing.target is None else f"≤ {timing.target:g}"
        unit = timing.unit
        verdict = {None: "", True: "[green]ok[/green]", False: "[red]over[/red]"}[timing.met]
        table.add_row(timing.name, f"{measured} {unit}", target and f"{target} {unit}", verdict)
    return table


def make_table(title: str, heads: Iterable[str]) -> Table:
    """Return an empty table whose columns are as wide as their cells."""
    # One space between columns and no edge: the widest table fits a terminal of 80 columns.
    table = Table(title=title, box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.title_justify = "left"
    for head in heads:
        table.add_column(head, no_wrap=True)
    return table


def _fine(estimate: Estimate) -> str:
    return f"{estimate.mean:.3f} {estimate.low:.3f}–{estimate.high:.3f}"


def show_interval(estimate: Estimate) -> str:
    """Return a mean with its interval, in two digits."""
    return f"{estimate.mean:.2f} {estimate.low:.2f}–{estimate.high:.2f}"


def show_gain(estimate: Estimate, *, digits: int = 2) -> str:
    """Return a gain with its interval, in bold where the interval leaves out 0."""
    mean, low, high = (f"{v:+.{digits}f}" for v in (estimate.mean, estimate.low, estimate.high))
    text = f"{mean} {low}…{high}"
    return text if estimate.low <= 0 <= estimate.high else f"[bold]{text}[/bold]"


def _rank(rank: int | None) -> str:
    return "–" if rank is None else str(rank)
