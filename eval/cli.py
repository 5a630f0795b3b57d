"""The command line of ``python -m eval``: scores and times search and answers, and all the rest."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.progress import Progress, track

from eval.answer_commands import answers, print_answers, reports
from eval.archive import save_bench, save_report
from eval.asked import Asked, DataOption, UrlOption, open_asked
from eval.audit import find_faults
from eval.bench import iter_collection_timings, iter_timings
from eval.cases import cases
from eval.check_commands import checks
from eval.collection import collection
from eval.console import default_folder, open_console, say_written
from eval.corpora import SHIPPED_REPORT, read_passages
from eval.errors import GoldError, ReportError, SetError
from eval.evaluation import evaluate
from eval.fact_commands import contexts, files
from eval.fit_commands import fit, fit_answers
from eval.found import found
from eval.gold import SHIPPED_GOLD, Question, read_gold
from eval.grid import grid
from eval.growth import SIZES, iter_growth
from eval.halves import Half, select_half
from eval.latency import Load
from eval.left_out import leave_out
from eval.markdown import describe
from eval.plots import save_plot
from eval.processes import find_command
from eval.quantity_commands import quantities
from eval.report import Report
from eval.set_commands import bitext, squad
from eval.study_commands import ablate, compare, plot_runs
from eval.tables import (
    build_failure_table,
    build_parity_table,
    build_report_table,
    build_timing_table,
)
from ingest import ZhiwenError
from service import SettingsError

_USAGE_ERRORS = (GoldError, ReportError, SetError, SettingsError)

GoldOption = Annotated[Path, typer.Option(help="File of gold questions, JSON lines.")]
OutputOption = Annotated[
    Path | None, typer.Option(help="Folder for the files; runs/<time> if left out.")
]
HalfOption = Annotated[
    Half | None, typer.Option(help="Only one half: the reranker is learnt from `learning`.")
]

app = typer.Typer(
    help="Score search and answers on gold questions, and time them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    answers,
    cases,
    checks,
    collection,
    contexts,
    files,
    grid,
    reports,
    quantities,
    found,
    fit_answers,
    fit,
    leave_out,
    compare,
    plot_runs,
    ablate,
    squad,
    bitext,
):
    app.command(command.__name__.removesuffix("_runs").replace("_", "-"))(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 it failed or found faults, 2 wrong input.

    Args:
        arguments: instead of those of the process.

    Raises:
        SystemExit: always, with the status.
    """
    try:
        app(args=None if arguments is None else list(arguments), prog_name="python -m eval")
    except ZhiwenError as error:
        console = open_console(stderr=True)
        console.print(f"error: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(2 if isinstance(error, _USAGE_ERRORS) else 1) from error
    raise SystemExit(0)


@app.command()
def run(
    gold: GoldOption = SHIPPED_GOLD,
    url: UrlOption = None,
    data: DataOption = None,
    output: OutputOption = None,
    half: HalfOption = None,
    failures: Annotated[bool, typer.Option(help="List the questions missed.")] = False,
    plot: Annotated[bool, typer.Option(help="Draw Success@1 by language and legs, too.")] = False,
) -> None:
    """Score a gold file: rankings by each leg and by both, and answers; 95 % intervals."""
    questions = select_half(read_gold(gold), half)
    with open_asked(url, data) as asked:
        report = _evaluate(questions, asked, gold)
    _print_report(report, failures=failures)
    folder = output or default_folder("eval")
    say_written(save_report(report, folder, plot="report.svg" if plot else None))
    if plot:
        say_written([save_plot([(gold.stem, report)], folder / "report.svg")])


@app.command()
def check(
    gold: GoldOption = SHIPPED_GOLD,
    corpus: Annotated[
        list[Path] | None, typer.Option(help="Report file that it asks about; may be repeated.")
    ] = None,
) -> None:
    """Check a gold file against the reports that it asks about."""
    questions = read_gold(gold)
    passages = read_passages(corpus or [SHIPPED_REPORT])
    faults = find_faults(questions, passages)
    console = open_console()
    for fault in faults:
        console.print(fault, markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(questions)} questions, {len(passages)} passages, {len(faults)} faults")
    if faults:
        raise typer.Exit(1)


@app.command()
def bench(
    gold: GoldOption = SHIPPED_GOLD,
    corpus: Annotated[Path, typer.Option(help="Report file to build from.")] = SHIPPED_REPORT,
    data: Annotated[
        Path | None, typer.Option(help="Indexed data folder to serve instead of building one.")
    ] = None,
    requests: Annotated[int, typer.Option(min=1, help="Requests measured on each route.")] = 1_000,
    output: OutputOption = None,
    strict: Annotated[bool, typer.Option(help="Exit with 1 if a target is missed.")] = False,
) -> None:
    """Time ingest, index, ask and a real server on this machine, beside the targets.

    With --data only a server over that folder is timed.
    """
    questions = [question.text for question in read_gold(gold)]
    command, load = (find_command(),), Load(measured=requests)
    stderr = open_console(stderr=True)
    timings_of = (
        iter_timings(command, corpus, questions=questions, load=load)
        if data is None
        else iter_collection_timings(command, data, questions=questions, load=load)
    )
    steps = track(
        timings_of,
        description="measuring",
        console=stderr,
        transient=True,
        disable=not stderr.is_terminal,
    )
    timings = tuple(steps)
    open_console().print(build_timing_table(timings))
    say_written([save_bench(timings, output or default_folder("bench"))])
    if strict and any(timing.met is False for timing in timings):
        raise typer.Exit(1)


@app.command()
def growth(
    sources: Annotated[list[Path], typer.Argument(help="Document files to make others from.")],
    size: Annotated[
        list[int] | None, typer.Option(min=1, help="Number of documents; may be repeated.")
    ] = None,
    output: OutputOption = None,
) -> None:
    """Weigh ingest, index and opening of many documents: what one costs as they grow in number."""
    steps = iter_growth((find_command(),), sources, sizes=sorted(size or SIZES))
    timings = []
    for timing in steps:
        timings.append(timing)
        open_console(stderr=True).print(f"{timing.name}: {timing.value} {timing.unit}")
    open_console().print(build_timing_table(timings))
    say_written([save_bench(timings, output or default_folder("growth"))])


def _evaluate(questions: Sequence[Question], asked: Asked, gold: Path) -> Report:
    stderr = open_console(stderr=True)
    with Progress(console=stderr, transient=True, disable=not stderr.is_terminal) as progress:
        rounds = len(asked.backend.legs) + 1
        task = progress.add_task("asking", total=len(questions) * rounds)
        return evaluate(
            questions,
            asked.backend,
            gold=gold,
            answerer=asked.answerer,
            on_question=lambda: progress.advance(task),
        )


def _print_report(report: Report, *, failures: bool) -> None:
    console = open_console()
    console.print(build_report_table(report))
    if report.parities():
        console.print(build_parity_table(report))
    if failures:
        console.print(build_failure_table(report.outcomes["both"]))
    print_answers(report, failures=failures)
    console.print(describe(report), highlight=False, soft_wrap=True)
