"""The command that scores the checking of texts on the gold claims."""

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.table import Table

from eval.checks import SHIPPED_CHECKS, Marked, mark_claims, read_checks, score_marks
from eval.console import open_console
from eval.corpora import SHIPPED_REPORT
from ingest import DocumentStore
from service import Settings
from service.checking import Checker
from service.composition import build_index, open_checker, open_searcher

MADE_UP = SHIPPED_CHECKS.parent / "made-up"


def checks(
    gold: Annotated[Path, typer.Option(help="File of gold claims, JSON lines.")] = SHIPPED_CHECKS,
    data: Annotated[
        Path | None,
        typer.Option(help="Indexed data folder; the made-up reports and the shipped one if not."),
    ] = None,
    failures: Annotated[bool, typer.Option(help="List the claims marked wrongly.")] = False,
) -> None:
    """Score the checking of texts: precision and recall of each mark, by language.

    The exit code is 1 where something altered passed as printed.
    """
    cases = read_checks(gold)
    settings = Settings.from_environ(os.environ)
    with TemporaryDirectory() as folder:
        settings = replace(settings, data_dir=data or Path(folder))
        if data is None:
            store = DocumentStore(settings.data_dir)
            for path in (*sorted(MADE_UP.glob("*.txt")), SHIPPED_REPORT):
                store.add(path)
            build_index(settings)
        marked = mark_claims(cases, _open(settings))
    console = open_console()
    for each in marked:
        if each.passed_wrongly or (failures and not each.right):
            console.print(_describe(each), markup=False, highlight=False, soft_wrap=True)
    console.print(_table(marked))
    if any(each.passed_wrongly for each in marked):
        raise typer.Exit(1)


def _open(settings: Settings) -> Checker:
    return open_checker(settings, open_searcher(settings))


def _table(marked: tuple[Marked, ...]) -> Table:
    shown = Table(
        *("language", "mark", "precision", "given", "recall", "expected"),
        title=f"{len(marked)} claims, {sum(each.passed_wrongly for each in marked)} passed wrongly",
        title_justify="left",
    )
    for score in score_marks(marked):
        shown.add_row(
            score.language,
            score.mark,
            f"{score.precision:.3f}",
            str(score.given),
            f"{score.recall:.3f}",
            str(score.expected),
        )
    return shown


def _describe(marked: Marked) -> str:
    case, claim = marked.case, marked.claim
    right = " or ".join(claim.marks)
    return f"{case.case_id} ({case.change}): {claim.raw} is {right}, got {marked.got}: {case.text}"
