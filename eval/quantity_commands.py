"""The command that scores the reading of quantities on the table of expressions."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from eval.console import open_console
from eval.quantities import (
    FIELDS,
    SHIPPED_QUANTITIES,
    compare_amounts,
    describe_wrong,
    read_quantities,
    share_right,
)
from ingest.figures import read_amounts

TARGET = 0.98
"""The share of readings that must be right on each field."""


def quantities(
    table: Annotated[
        Path, typer.Option(help="Table of expressions with their readings.")
    ] = SHIPPED_QUANTITIES,
) -> None:
    """Score the reading of quantities, field by field, and list what is read wrong."""
    cases = read_quantities(table)
    comparisons = compare_amounts(cases, read_amounts)
    console = open_console()
    for comparison in comparisons:
        if comparison.wrong():
            console.print(describe_wrong(comparison), markup=False, highlight=False, soft_wrap=True)
    shares = {field: share_right(comparisons, field) for field in FIELDS}
    shown = Table("field", "right", "n", title=f"{len(cases)} texts", title_justify="left")
    for field, share in shares.items():
        shown.add_row(field, f"{share:.3f}", str(len(comparisons)))
    console.print(shown)
    if min(shares.values()) < TARGET:
        raise typer.Exit(1)
