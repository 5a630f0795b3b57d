"""The commands that ask the live index: for passages, for an answer, for figures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from service.console import (
    NO_ANSWER,
    AsJson,
    open_terminal,
    print_json,
    read_settings,
    say,
    told_errors,
)
from service.errors import RefusedError, SettingsError
from service.terminal import named_output

if TYPE_CHECKING:
    from service.library import Library
    from service.responses_figures import FigureRow

Words = Annotated[
    list[str],
    typer.Argument(help="A question or keywords, Chinese or English, in quotes or without."),
]
Cutoff = Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages to return.")]
NearestOption = Annotated[
    int | None,
    typer.Option(
        "-k",
        min=1,
        max=100,
        help="How many of the nearest passages to show where there is no answer, 3 if not given,"
        " and to return with --json, 5 if not given.",
    ),
]
DocOption = Annotated[
    str | None,
    typer.Option("--doc", help="Only this document: its id, or the first characters of it."),
]
YearOption = Annotated[
    int | None, typer.Option("--year", min=1, max=9999, help="Only reports on this year.")
]
OffsetOption = Annotated[
    int, typer.Option("--offset", min=0, help="How many passages to pass over first.")
]
PlaceOption = Annotated[
    str | None,
    typer.Option("--place", help="Only documents of this place or of one within it, by any name."),
]
IssuerOption = Annotated[
    str | None,
    typer.Option("--issuer", help="Only documents of this body, by its name or a part of it."),
]
ExplainOption = Annotated[
    bool,
    typer.Option("--explain", help="Show what was looked at, with scores, and what was refused."),
]
KindOption = Annotated[
    Literal["paragraph", "list_item", "table_row", "note", "title"] | None,
    typer.Option("--kind", help="Only passages of this kind."),
]
TextArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Words that must stand with the figure, Chinese or English."),
]
PeriodOption = Annotated[
    str | None, typer.Option("--period", help="Only within this period: 2023, 2023-09, 2023H1.")
]
UnitOption = Annotated[str | None, typer.Option("--unit", help="Only this unit, as printed.")]
FigureKindOption = Annotated[
    Literal["count", "money", "percent", "percentage_point", "multiple", "duration", "other"]
    | None,
    typer.Option("--kind", help="Only figures of this kind."),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", "-k", min=1, max=500, help="How many at most; 50, and all with --csv."),
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, UTF-8 with its mark.")]


def search(
    question: Words,
    k: Cutoff = 10,
    offset: OffsetOption = 0,
    doc: DocOption = None,
    year: YearOption = None,
    place: PlaceOption = None,
    issuer: IssuerOption = None,
    kind: KindOption = None,
    as_json: AsJson = False,
) -> None:
    """Find the passages that fit a question best.

    Example: zhiwen search seizures by customs -k 3
    """
    with told_errors():
        from index import MAX_REACH, Filter
        from service.composition import open_library

        library = open_library(read_settings())
        doc_id = _find_id(library, doc)
        where = Filter(doc_id=doc_id, year=year, place=place, issuer=issuer, kind=kind)
        response = library.search(_joined(question), k=k, offset=offset, where=where)
        if as_json:
            print_json(response)
            return
        open_terminal().show_search(response, library.titles())
        shown = offset + len(response.hits)
        if response.hits and shown < min(response.total, MAX_REACH):
            say(f"{offset + 1} to {shown} of {response.total}; --offset {shown} shows more")


def ask(
    question: Words,
    k: NearestOption = None,
    doc: DocOption = None,
    year: YearOption = None,
    place: PlaceOption = None,
    issuer: IssuerOption = None,
    as_json: AsJson = False,
    explain: ExplainOption = False,
) -> None:
    """Answer a question with a figure, date or name and the sentence it stands in.

    Prints the answer, the sentence, the headings above it, and where it stands in the source.

    The exit code is 3 where there is no answer.

    Example: zhiwen ask how many punitive damages cases in 2023
    """
    with told_errors():
        from index import Filter
        from service.composition import open_library
        from service.terminal import NEAREST

        library = open_library(read_settings())
        where = Filter(doc_id=_find_id(library, doc), year=year, place=place, issuer=issuer)
        response = library.answer(_joined(question), k=k or 5, where=where, explain=explain)
        if as_json:
            print_json(response)
        elif response.answer is None:
            open_terminal(stderr=True).show_reason(response, nearest=k or NEAREST)
        else:
            open_terminal().show_answer(response)
        if response.explanation is not None and not as_json:
            open_terminal(stderr=response.answer is None).show_explanation(response.explanation)
    if response.answer is None:
        raise typer.Exit(NO_ANSWER)


def figures(
    text: TextArgument = None,
    doc: DocOption = None,
    year: YearOption = None,
    place: PlaceOption = None,
    issuer: IssuerOption = None,
    unit: UnitOption = None,
    kind: FigureKindOption = None,
    period: PeriodOption = None,
    limit: LimitOption = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the figures of the reports with what they are of.

    Example: zhiwen figures punitive damages --kind money
    """
    with told_errors():
        from index import FigureFilter
        from service.composition import open_library

        if as_json and as_csv:
            raise SettingsError("--json and --csv: give one of them")
        library = open_library(read_settings())
        where = FigureFilter(
            text=_joined(text) if text else None,
            doc_id=_find_id(library, doc),
            year=year,
            place=place,
            issuer=issuer,
            unit=unit,
            kind=kind,
            period=period,
        )
        if as_csv and limit is None:
            _print_csv(library.all_figures(where), library.titles())
            return
        response = library.figures(where, limit=limit or 50)
        if as_csv:
            _print_csv([response.figures], library.titles())
        elif as_json:
            print_json(response)
        else:
            open_terminal().show_figures(response)
            if response.next is not None:
                say(f"{len(response.figures)} of {response.total}; --limit shows more")


def _joined(words: Sequence[str]) -> str:
    """Return the question that the shell handed over word by word."""
    return " ".join(words)


def _find_id(library: "Library", given: str | None) -> str | None:
    """Return the id of the document that an option's first characters mean.

    Raises:
        RefusedError: no document of the index has such an id, or several have.
    """
    from ingest import IngestError, pick_document_id

    try:
        return None if given is None else pick_document_id(given, library.titles())
    except IngestError as error:
        raise RefusedError(str(error), code="document_not_found", status=404) from error


def _print_csv(batches: Iterable[tuple["FigureRow", ...]], titles: Mapping[str, str]) -> None:
    from service.figure_csv import csv_header, csv_lines

    with named_output():
        typer.echo(csv_header(), nl=False)
        for rows in batches:
            typer.echo(csv_lines(rows, titles), nl=False)
