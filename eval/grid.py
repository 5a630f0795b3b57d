"""A grid of places and years: whether an answer is of the place and the year asked about."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer
from rich.markup import escape
from rich.table import Table

from eval.answering import Answerer
from eval.asked import DataOption, UrlOption, open_asked
from eval.console import open_console
from eval.grid_cells import (
    COLLECTION_CELLS,
    OFFICIAL_CELLS,
    CellKind,
    GridCell,
    GridLanguage,
    GridQuestion,
    Value,
    ask_cells,
    read_cells,
)
from eval.tables import make_table
from service import Answer, AnswerResponse

GridVerdict = Literal["right", "wrong value", "other place", "other year", "abstained"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridOutcome:
    """What was answered to one question of a grid."""

    question: GridQuestion
    verdict: GridVerdict
    said: str
    quote: str


def grid(
    cells: Annotated[
        list[Path] | None,
        typer.Option(help="Table of cells; may be repeated. The two shipped ones if left out."),
    ] = None,
    data: DataOption = None,
    url: UrlOption = None,
    failures: Annotated[bool, typer.Option(help="List what is not as it should be.")] = False,
    strict: Annotated[
        bool, typer.Option(help="Exit with 1 if an answer is of another place or year.")
    ] = False,
) -> None:
    """Ask for each place and year that is there and for others, in Chinese and in English."""
    asked_cells = [
        cell for path in cells or (OFFICIAL_CELLS, COLLECTION_CELLS) for cell in read_cells(path)
    ]
    with open_asked(url, data) as asked:
        places = {each.doc_id: frozenset(each.context.places) for each in asked.documents()}
        outcomes = ask_grid(asked_cells, asked.answerer, places)
    console = open_console()
    console.print(build_grid_table(outcomes))
    console.print(describe_grid(outcomes), highlight=False)
    if failures:
        console.print(build_grid_failures(outcomes))
    if strict and any(each.verdict in ("other place", "other year") for each in outcomes):
        raise typer.Exit(1)


def ask_grid(
    cells: Sequence[GridCell],
    answerer: Answerer,
    places: Mapping[str, frozenset[str]],
    *,
    on_question: Callable[[], object] = lambda: None,
) -> tuple[GridOutcome, ...]:
    """Ask for every cell in both languages.

    Args:
        cells: what to ask for.
        answerer: where to ask.
        places: the places that each document is of, by ``doc_id``.
        on_question: called after each question, to show progress.
    """
    printed = {(each.place, each.indicator, each.year): each.value for each in cells if each.value}
    outcomes = []
    for question in ask_cells(cells):
        response = answerer.answer(question.text)
        verdict = judge_cell(question.cell, response, places, printed)
        outcomes.append(
            GridOutcome(
                question=question,
                verdict=verdict,
                said=response.answer.text if response.answer else f"({response.reason})",
                quote=response.citations[0].quote if response.citations else "",
            )
        )
        on_question()
    return tuple(outcomes)


def judge_cell(
    cell: GridCell,
    response: AnswerResponse,
    places: Mapping[str, frozenset[str]],
    printed: Mapping[tuple[str, str, int], Value],
) -> GridVerdict:
    """Return what an answer to a cell is.

    It is of another place where its document is of others only; of another year where its period
    is, where it says what is printed of another, or where no document is of the year asked about.

    Args:
        cell: what was asked for.
        response: what was said.
        places: the places that each document is of, by ``doc_id``.
        printed: the value of every cell that has one, by place, indicator and year.
    """
    answer = response.answer
    if answer is None:
        return "abstained"
    # A local report may print the same number for another place.
    if cell.place not in places.get(response.citations[0].doc_id, frozenset()):
        return "other place"
    if cell.value and _says(answer, cell.value):
        return "right"
    others = (
        value
        for (place, indicator, year), value in printed.items()
        if place == cell.place and indicator == cell.indicator and year != cell.year
    )
    dated = answer.period or ""
    elsewhen = bool(dated.strip("./-")) and str(cell.year) not in dated
    if cell.kind == "other year" or elsewhen or any(_says(answer, value) for value in others):
        return "other year"
    return "wrong value"


def _says(answer: Answer, value: Value) -> bool:
    low, high = answer.value, answer.high
    if low is None or Decimal(low) != value.low:
        return False
    return value.high is None or (high is not None and Decimal(high) == value.high)


def build_grid_table(outcomes: Iterable[GridOutcome]) -> Table:
    """Return how many answers are right, wrong or withheld, by kind of cell and language."""
    verdicts: tuple[GridVerdict, ...] = get_args(GridVerdict)
    counts = Counter(
        (each.question.cell.kind, each.question.lang, each.verdict) for each in outcomes
    )
    table = make_table("Places and years", ("asked for", "lang", "n", *verdicts))
    for kind in get_args(CellKind):
        for lang in get_args(GridLanguage):
            row = [counts[kind, lang, verdict] for verdict in verdicts]
            if sum(row):
                table.add_row(kind, lang, str(sum(row)), *map(str, row))
    return table


def describe_grid(outcomes: Sequence[GridOutcome]) -> str:
    """Return the two figures that a grid is for, in one line."""
    printed = [each for each in outcomes if each.question.cell.kind == "printed"]
    right = sum(each.verdict == "right" for each in printed)
    astray = sum(each.verdict in ("other place", "other year") for each in outcomes)
    share = right / len(printed) if printed else 0.0
    return (
        f"right {share:.3f} of {len(printed)}; of another place or year {astray} of {len(outcomes)}"
    )


def build_grid_failures(outcomes: Iterable[GridOutcome]) -> Table:
    """Return what is neither right nor rightly withheld, with what was said and quoted."""
    table = make_table("Not as it should be", ("asked for", "verdict"))
    for name in ("question", "said", "quote"):
        table.add_column(name, overflow="fold")
    for each in outcomes:
        wanted = "right" if each.question.cell.value else "abstained"
        if each.verdict != wanted:
            said = (each.question.text, each.said, each.quote[:80])
            table.add_row(each.question.cell.kind, each.verdict, *map(escape, said))
    return table
