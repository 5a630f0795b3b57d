"""The commands on answers alone: scored without the rankings; reports made to ask about."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from eval.answer_tables import (
    build_answer_table,
    build_kind_table,
    build_target_table,
    build_wrong_table,
)
from eval.archive import save_report
from eval.asked import Asked, DataOption, UrlOption, open_asked
from eval.console import default_folder, open_console, say_written
from eval.evaluation import evaluate_answers
from eval.gold import SHIPPED_GOLD, Question, read_gold
from eval.halves import Half, select_half
from eval.markdown import describe
from eval.report import Report
from eval.report_files import read_work_reports, save_report_file
from eval.targets import check_targets


def answers(
    gold: Annotated[Path, typer.Option(help="File of gold questions, JSON lines.")] = SHIPPED_GOLD,
    url: UrlOption = None,
    data: DataOption = None,
    output: Annotated[
        Path | None, typer.Option(help="Folder for the files; runs/<time> if left out.")
    ] = None,
    half: Annotated[Half | None, typer.Option(help="Only one half of the questions.")] = None,
    failures: Annotated[bool, typer.Option(help="List what was not answered right.")] = False,
    strict: Annotated[bool, typer.Option(help="Exit with 1 if a target is missed.")] = False,
) -> None:
    """Score the answers alone: exactness, wrong ones, citations, abstention, targets."""
    questions = select_half(read_gold(gold), half)
    with open_asked(url, data) as asked:
        report = _evaluate(questions, asked, gold)
    print_answers(report, failures=failures)
    open_console().print(describe(report), highlight=False, soft_wrap=True)
    say_written(save_report(report, output or default_folder("answers")))
    if strict and not all(target.met for target in check_targets(report.answers)):
        raise typer.Exit(1)


def reports(
    file: Annotated[Path, typer.Argument(help="Table of government work reports, may be .gz.")],
    years: Annotated[list[int], typer.Option("--year", help="Of a report; may be repeated.")],
    output: Annotated[Path, typer.Option("--out", help="Folder for the reports.")],
) -> None:
    """Write government work reports as files for `zhiwen ingest`, with their metadata."""
    written = [save_report_file(report, output) for report in read_work_reports(file, years)]
    say_written(written)


def print_answers(report: Report, *, failures: bool) -> None:
    """Print the tables of a report's answers.

    Args:
        report: with answers.
        failures: whether to list the questions that were not answered right.
    """
    console = open_console()
    for build in (build_answer_table, build_kind_table, build_target_table):
        console.print(build(report.answers))
    if failures:
        console.print(build_wrong_table(report.answers))


def _evaluate(questions: tuple[Question, ...], asked: Asked, gold: Path) -> Report:
    stderr = open_console(stderr=True)
    with Progress(console=stderr, transient=True, disable=not stderr.is_terminal) as progress:
        task = progress.add_task("asking", total=len(questions))
        return evaluate_answers(
            questions,
            asked.answerer,
            gold=gold,
            name=asked.backend.name,
            on_question=lambda: progress.advance(task),
        )
