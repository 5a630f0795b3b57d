"""Runs as a plot: Success@1 by language and legs, several runs side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from eval.backends import LegChoice
from eval.errors import ReportError
from eval.gold import QuestionLanguage
from eval.measures import MeasureName
from eval.report import ALL, Report, Row, build_rows

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURE: MeasureName = "Success@1"
GROUPS = (ALL, *get_args(QuestionLanguage))
FORMATS = (".png", ".svg")
_PANEL_INCHES = (3.6, 3.4)
# The first of these that is installed draws the names of runs.
_FONTS = ("Noto Sans CJK SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "PingFang SC")


def save_plot(runs: Sequence[tuple[str, Report]], path: Path) -> Path:
    """Draw a panel for each choice of legs, with the 95 % interval of each bar.

    Equal runs give equal bytes of SVG with one version of matplotlib.

    Args:
        runs: at least one report, each with the name that the legend gives it.
        path: ends in ``.png`` or ``.svg``; its folder is made where it is missing.

    Returns:
        The path.

    Raises:
        ReportError: the file has another ending, or cannot be written.
    """
    if path.suffix not in FORMATS:
        raise ReportError(f"{path}: a plot ends in {' or '.join(FORMATS)}; name such a file")
    # Half a second to import: only who draws waits for it.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    rows = [(name, build_rows(report)) for name, report in runs]
    legs = [each for each in get_args(LegChoice) if any(each in run.outcomes for _, run in runs)]
    with rc_context({"svg.hashsalt": "zhiwen", "font.family": _font_names()}):
        figure = Figure(
            figsize=(_PANEL_INCHES[0] * len(legs), _PANEL_INCHES[1]), layout="constrained"
        )
        panels = figure.subplots(1, len(legs), sharey=True, squeeze=False)[0]
        for panel, choice in zip(panels, legs, strict=True):
            _draw_panel(panel, choice, rows)
        panels[0].set_ylabel(MEASURE)
        panels[-1].legend(loc="lower right", fontsize="small")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            figure.savefig(path, dpi=150, metadata={"Date": None} if path.suffix == ".svg" else {})
        except OSError as error:
            raise ReportError(
                f"{path}: cannot be written ({error.strerror}); name another place for it"
            ) from error
    return path


def _draw_panel(panel: "Axes", legs: LegChoice, runs: Sequence[tuple[str, Sequence[Row]]]) -> None:
    width = 0.8 / len(runs)
    for number, (name, rows) in enumerate(runs):
        found = {row.group: row for row in rows if row.legs == legs and row.group in GROUPS}
        places = [GROUPS.index(group) + width * (number - (len(runs) - 1) / 2) for group in found]
        estimates = [row.estimates[MEASURE] for row in found.values()]
        means = [estimate.mean for estimate in estimates]
        # A resampled interval may leave out the mean by a rounding error.
        reach = (
            [max(0.0, estimate.mean - estimate.low) for estimate in estimates],
            [max(0.0, estimate.high - estimate.mean) for estimate in estimates],
        )
        panel.bar(places, means, width, yerr=reach, capsize=2, label=name)
    panel.set_title(legs)
    panel.set_xticks(range(len(GROUPS)), GROUPS)
    panel.set_ylim(0, 1.03)  # room for the cap of an interval that ends at 1
    panel.grid(axis="y", alpha=0.3)
    panel.set_axisbelow(True)


def _font_names() -> list[str]:
    from matplotlib.font_manager import fontManager

    installed = set(fontManager.get_font_names())
    return [*(name for name in _FONTS if name in installed), "DejaVu Sans"]
