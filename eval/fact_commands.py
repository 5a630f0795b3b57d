"""The command that scores what is read of documents as wholes: titles, issuers, dates, places."""

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
from ingest import Document, read_document

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
