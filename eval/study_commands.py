"""The commands that study runs: two compared, several drawn, the reranker's features turned off."""

import os
from pathlib import Path
from typing import Annotated

import typer

from eval.ablation import list_variants, run_ablation
from eval.answer_comparison import AnswerComparison, compare_answers
from eval.answer_tables import build_answer_change_table, build_answer_move_table
from eval.archive import load_report, save_ablation, save_comparison
from eval.backends import LegChoice, LocalBackend
from eval.comparison import Comparison, compare_reports
from eval.console import default_folder, open_console, say_written
from eval.errors import ReportError
from eval.gold import SHIPPED_GOLD, read_gold
from eval.halves import select_half
from eval.plots import save_plot
from eval.report import Report
from eval.tables import build_ablation_table, build_change_table, build_move_table
from service import Settings
from service.composition import open_searcher

ReportArgument = Annotated[Path, typer.Argument(help="report.json of a run, or its folder.")]


def compare(
    before: ReportArgument,
    after: ReportArgument,
    legs: Annotated[str, typer.Option(help="lexical, dense or both.")] = "both",
    output: Annotated[
        Path | None, typer.Option(help="Folder for the page and the plot; none if left out.")
    ] = None,
) -> None:
    """Show what the second report gains over the first, and the questions that moved."""
    choices: dict[str, LegChoice] = {"lexical": "lexical", "dense": "dense", "both": "both"}
    if legs not in choices:
        raise typer.BadParameter(f"--legs is {legs!r}; use lexical, dense or both")
    reports = load_report(before), load_report(after)
    ranked = all(report.outcomes for report in reports)
    comparison = compare_reports(*reports, choices[legs]) if ranked else None
    answers = _compare_answers(*reports)
    if comparison is None and answers is None:
        raise ReportError("one report has rankings only, the other answers only; run both anew")
    _print_comparison(comparison, answers)
    if output is not None:
        runs = list(zip((_name(before), _name(after)), reports, strict=True))
        plot = save_plot(runs, output / "comparison.svg") if ranked else None
        name = None if plot is None else plot.name
        page = save_comparison(comparison, output, answers=answers, plot=name)
        say_written([page, *filter(None, [plot])])


def plot_runs(
    reports: Annotated[list[Path], typer.Argument(help="report.json of runs, or their folders.")],
    output: Annotated[Path, typer.Option(help="File to draw, .png or .svg.")],
) -> None:
    """Draw Success@1 by language and legs, with intervals, of one or several runs."""
    runs = [(_name(path), load_report(path)) for path in reports]
    say_written([save_plot(runs, output)])


def ablate(
    gold: Annotated[Path, typer.Option(help="File of gold questions, JSON lines.")] = SHIPPED_GOLD,
    learn: Annotated[
        Path | None,
        typer.Option(help="File to learn from; the learning half of --gold if left out."),
    ] = None,
    groups: Annotated[
        bool, typer.Option("--groups", help="Turn off groups of features alone, not each.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option(help="Folder for the files; runs/<time> if left out.")
    ] = None,
) -> None:
    """Show what each feature of the reranker brings on questions that it is not learnt from.

    Without --learn those are the held-out half of the gold file, with it all of the file.
    """
    learning = read_gold(learn) if learn else select_half(read_gold(gold), "learning")
    held_out = read_gold(gold) if learn else select_half(read_gold(gold), "held-out")
    searcher = open_searcher(Settings.from_environ(os.environ))
    backend = LocalBackend(searcher)
    passages = {found.passage_id: found.text for found in backend.collection()}
    ablation = run_ablation(
        learning, held_out, searcher, passages, variants=list_variants(groups_only=groups)
    )
    console = open_console()
    console.print(build_ablation_table(ablation))
    console.print("Bold: the 95 % interval of the paired bootstrap leaves out 0.")
    title = f"{gold.name} on {backend.name}"
    say_written(save_ablation(ablation, output or default_folder("ablate"), title=title))


def _compare_answers(before: Report, after: Report) -> AnswerComparison | None:
    if before.answers and after.answers:
        return compare_answers(before.answers, after.answers)
    return None


def _print_comparison(comparison: Comparison | None, answers: AnswerComparison | None) -> None:
    console = open_console()
    if comparison is not None:
        console.print(build_change_table(comparison))
        console.print(build_move_table(comparison))
    if answers is not None:
        console.print(build_answer_change_table(answers))
        console.print(build_answer_move_table(answers))
    console.print("Bold: the 95 % interval of the paired bootstrap leaves out 0.")


def _name(path: Path) -> str:
    """Return what the legend calls a run: its folder, as runs are named by it."""
    return path.resolve().parent.name if path.name == "report.json" else path.resolve().stem
