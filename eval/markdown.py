"""Reports, comparisons and ablations as Markdown pages."""

from collections.abc import Iterable, Sequence

from eval.ablation import ABLATION_MEASURES, Ablation, AblationRow
from eval.bootstrap import RESAMPLES, Estimate
from eval.comparison import Change, Comparison, Move
from eval.measures import MEASURE_NAMES
from eval.parity import Parity
from eval.report import Report, Row, build_rows

_INTERVALS = f"Means over questions with 95 % bootstrap intervals ({RESAMPLES} resamples)."


def format_report(report: Report, *, plot: str | None = None) -> str:
    """Return the page: what was asked of what, the scores by group, and parity.

    Args:
        report: of one evaluation.
        plot: the name of a plot beside the page, to be shown on it.
    """
    lines = [f"# {report.gold_name}", "", describe(report), "", _INTERVALS, "", *_show(plot)]
    if report.outcomes:
        rows = map(_cells, build_rows(report))
        lines += format_table(("group", "legs", "n", *MEASURE_NAMES), rows)
    parities = report.parities()
    if parities:
        lines += ["", "## Parity of languages", ""]
        lines += format_table(
            ("legs", "pairs", "parity"), (_parity(*item) for item in parities.items())
        )
    return "\n".join(lines) + "\n"


def format_comparison(comparison: Comparison, *, plot: str | None = None) -> str:
    """Return the page: the gains of the second report by group, and the questions that moved.

    Args:
        comparison: of two reports.
        plot: the name of a plot beside the page, to be shown on it.
    """
    lines = [
        f"# Gain of the second report over the first, {comparison.legs}",
        "",
        f"{_INTERVALS} The bootstrap is paired; an interval without 0 is a real change.",
        "",
        *_show(plot),
        *format_table(("group", "n", *MEASURE_NAMES), map(_change, comparison.changes)),
        "",
        f"## {len(comparison.moves)} questions moved",
        "",
        *format_table(("id", "lang", "before", "after", "question"), map(_move, comparison.moves)),
    ]
    return "\n".join(lines) + "\n"


def format_ablation(ablation: Ablation, *, title: str) -> str:
    """Return the page: what each variant of the reranker reaches by group.

    Args:
        ablation: of one gold file.
        title: what was asked of what.
    """
    heads = ("group", "variant", "n", *ABLATION_MEASURES, "MRR@10 lost")
    lines = [
        f"# {title}",
        "",
        f"Weights learnt anew from {ablation.learnt_from} questions, scored on others. "
        f"{_INTERVALS} What is lost is against all features, paired.",
        "",
        *format_table(heads, map(_variant, ablation.rows)),
    ]
    return "\n".join(lines) + "\n"


def describe(report: Report) -> str:
    """Return one line on what was asked of what, with every question accounted for.

    The questions that no passage can answer are named, so that none is dropped in silence.
    """
    line = f"{report.asked} questions asked of {report.backend} at {report.created}: "
    if report.outcomes:
        ranked = report.asked - report.unanswerable
        line += f"{ranked} ranked, {report.unanswerable} unanswerable and not ranked."
    else:
        line += f"for answers only, {report.unanswerable} of them unanswerable."
    if report.unjudged:
        line += (
            f" {len(report.unjudged)} of the ranked have their evidence in no passage known and "
            f"score zero: {', '.join(report.unjudged)}."
        )
    return line


def format_estimate(estimate: Estimate) -> str:
    """Return a mean with its interval.

    >>> format_estimate(Estimate(mean=0.845, low=0.77, high=1))
    '0.845 [0.770, 1.000]'
    """
    return f"{estimate.mean:.3f} [{estimate.low:.3f}, {estimate.high:.3f}]"


def _cells(row: Row) -> tuple[str, ...]:
    estimates = (format_estimate(row.estimates[name]) for name in MEASURE_NAMES)
    return (row.group, row.legs, str(row.n), *estimates)


def _change(change: Change) -> tuple[str, ...]:
    gains = (format_gain(change.estimates[name]) for name in MEASURE_NAMES)
    return (change.group, str(change.n), *gains)


def _move(move: Move) -> tuple[str, ...]:
    ranks = (str(outcome.rank or "–") for outcome in (move.before, move.after))
    text = move.before.text.replace("|", "\\|")
    return (move.before.question_id, move.before.lang, *ranks, text)


def _variant(row: AblationRow) -> tuple[str, ...]:
    estimates = (format_estimate(row.estimates[name]) for name in ABLATION_MEASURES)
    return (row.group, row.variant, str(row.n), *estimates, format_gain(row.loss))


def format_gain(estimate: Estimate) -> str:
    """Return a gain with its interval, signed."""
    return f"{estimate.mean:+.3f} [{estimate.low:+.3f}, {estimate.high:+.3f}]"


def _show(plot: str | None) -> list[str]:
    return [] if plot is None else [f"![Success@1 by language and legs]({plot})", ""]


def _parity(legs: str, parity: Parity) -> tuple[str, ...]:
    return (legs, str(parity.n), format_estimate(parity.estimate))


def format_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table; a bar within a cell is escaped by the caller."""
    rule = ["---"] * len(heads)
    return [f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows)]
