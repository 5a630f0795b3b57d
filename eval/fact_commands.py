"""The commands that score what is read of documents: titles, issuers and dates; facts of files."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from eval.console import open_console
from eval.document_facts import (
    FIELDS,
    TARGETS,
    Reading,
    compare_facts,
    count_invented,
    read_facts,
    share_right,
)
from eval.errors import SetError
from eval.file_facts import check_facts, read_file_facts
from ingest import Document, read_document

FACTS_AIM = 0.95
"""The share of facts of files that should hold."""
HELD_OUT_EVERY = 3
"""Every third document of the table, by name, was not looked at while rules were written."""


def contexts(
    table: Annotated[Path, typer.Argument(help="Table of what documents print of themselves.")],
    folders: Annotated[list[Path], typer.Argument(help="Folders that hold the documents, *.txt.")],
) -> None:
    """Score titles, issuers, dates, periods and places of documents, and list the misses."""
    facts = read_facts(table)
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    documents = [read_document(path) for path in paths if path.stem in facts]
    if not documents:
        raise SetError(f"{table}: no document of it lies in {', '.join(map(str, folders))}")
    readings = compare_facts(facts, documents)
    console = open_console()
    for reading in readings:
        if not reading.is_right:
            console.print(_describe(reading), markup=False, highlight=False, soft_wrap=True)
    held = frozenset(sorted(facts)[HELD_OUT_EVERY - 1 :: HELD_OUT_EVERY])
    console.print(_build_table(readings, held, len(documents)))
    console.print(_describe_kinds(documents), markup=False, highlight=False, soft_wrap=True)
    if any(right < TARGETS.get(field, 0) * n for field, n, right in _scores(readings)):
        raise typer.Exit(1)


def files(
    table: Annotated[Path, typer.Argument(help="Facts of files, JSON lines.")],
    folder: Annotated[
        Path | None, typer.Option(help="The folder of the files; that of the table by default.")
    ] = None,
) -> None:
    """Check facts of real files against what is read of them, and list those that do not hold."""
    facts = read_file_facts(table)
    outcomes = list(check_facts(facts, folder or table.parent))
    console = open_console()
    refused = {str(each.fact["file"]): each.error for each in outcomes if each.error}
    for outcome in outcomes:
        if not outcome.holds and not outcome.error:
            told = {name: value for name, value in outcome.fact.items() if name != "note"}
            console.print(f"{told}", markup=False, highlight=False, soft_wrap=True)
    for error in refused.values():
        console.print(f"not read: {error}", markup=False, highlight=False, soft_wrap=True)
    held = Counter(str(outcome.fact["file"]) for outcome in outcomes if outcome.holds)
    counts = Counter(str(outcome.fact["file"]) for outcome in outcomes)
    shown = Table("file", "facts", "hold", title=f"{held.total()} of {len(outcomes)} facts hold")
    for name, count in counts.items():
        shown.add_row(name, str(count), str(held[name]))
    console.print(shown)
    if held.total() < FACTS_AIM * len(outcomes):
        raise typer.Exit(1)


def _scores(readings: Sequence[Reading]) -> Iterator[tuple[str, int, int]]:
    for field in FIELDS:
        yield (field, *share_right(readings, field))


def _build_table(readings: Sequence[Reading], held: frozenset[str], count: int) -> Table:
    title = f"{count} documents; held out: every third by name"
    shown = Table("field", "n", "right", "share", "not printed, read", "held out", title=title)
    aside = [reading for reading in readings if reading.document in held]
    for field, n, right in _scores(readings):
        share = f"{right / n:.3f}" if n else "-"
        held_n, held_right = share_right(aside, field)
        invented = str(count_invented(readings, field))
        shown.add_row(field, str(n), str(right), share, invented, f"{held_right}/{held_n}")
    return shown


def _describe(reading: Reading) -> str:
    printed = " | ".join(sorted("; ".join(sorted(names)) for names in reading.printed)) or "nothing"
    found = "; ".join(sorted(reading.found)) or "nothing"
    return f"{reading.document} {reading.field}: {printed}, read as {found}"


def _describe_kinds(documents: Sequence[Document]) -> str:
    kinds = Counter(document.context.kind or "unknown" for document in documents)
    return "kinds: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
