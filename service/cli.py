"""The command line ``zhiwen``; what a command does not need, it does not import."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer
from rich.console import Console

from ingest import ZhiwenError
from service.errors import RefusedError, SettingsError
from service.settings import SETTINGS, Settings
from service.terminal import Terminal

if TYPE_CHECKING:
    from service.responses_figures import FigureRow

OK, FAILURE, USAGE, NO_ANSWER = 0, 1, 2, 3

_HELP = """Search Chinese government reports, asked in Chinese or English, with citations.

Exit codes: 0 done, 1 failed, 2 the question, an option or a setting is wrong, 3 `ask` found no
answer.
"""
# "\b" keeps the lines of the paragraph as they are.
_SETTINGS_HELP = "\n".join(
    (
        "\b\nSettings, read from the environment:",
        *(
            f"  {row.name}\n      {row.help}" + (f"; default {row.default}" if row.default else "")
            for row in SETTINGS
        ),
        "",
    )
)

app = typer.Typer(
    help=_HELP,
    epilog=_SETTINGS_HELP,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Cutoff = Annotated[int, typer.Option("-k", min=1, max=100, help="How many passages to return.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the JSON of the HTTP API.")]
DocOption = Annotated[str | None, typer.Option("--doc", help="Only this document.")]
YearOption = Annotated[
    int | None, typer.Option("--year", min=1, max=9999, help="Only reports on this year.")
]
KindOption = Annotated[
    Literal["paragraph", "list_item", "table_row"] | None,
    typer.Option("--kind", help="Only passages of this kind."),
]


TextArgument = Annotated[
    str | None,
    typer.Argument(help="Words that must stand with the figure, Chinese or English."),
]
UnitOption = Annotated[str | None, typer.Option("--unit", help="Only this unit, as printed.")]
FigureKindOption = Annotated[
    Literal["count", "money", "percent", "percentage_point", "multiple", "duration", "other"]
    | None,
    typer.Option("--kind", help="Only figures of this kind."),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", min=1, max=500, help="How many at most; 50, and all with --csv."),
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, UTF-8 with its mark.")]


def main() -> None:
    """Run the command line."""
    # numpy reads this when it is first imported: one question is too little work to share, and
    # waking a second thread for it takes longer than the work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except SystemExit as leaving:
        if isinstance(leaving.code, int):
            _leave(leaving.code)
        raise


def _leave(code: int) -> NoReturn:
    """End the process at once: freeing the models object by object took 0.2 s of ``ask``."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:  # nobody reads any more
        code = FAILURE
    os._exit(code)


@app.command()
def ingest(
    files: Annotated[list[Path], typer.Argument(help="Text files, UTF-8 or GB18030.")],
) -> None:
    """Read reports into the data folder.

    Every good file is taken in, even where another one cannot be; the exit code is then 1.
    Example: zhiwen ingest corpus/cn-ip-protection-2023.txt
    """
    from rich.progress import track

    from ingest import DocumentStore, IngestError

    with _told():
        store = DocumentStore(_settings().data_dir)
    failed = False
    quiet = len(files) == 1 or not sys.stderr.isatty()
    for path in track(files, "Reading", console=Console(stderr=True), disable=quiet):
        try:
            outcome = store.add(path)
        except IngestError as error:
            _complain(error)
            failed = True
        else:
            _terminal().line(f"{outcome.status}: {path} ({outcome.document.doc_id})")
    raise typer.Exit(FAILURE if failed else OK)


@app.command()
def index() -> None:
    """Build the index of all that was ingested and make it live."""
    with _told():
        from service.composition import build_index

        info = build_index(_settings(), progress=sys.stderr.isatty())
        counts = ", ".join(f"{count} {name}" for name, count in info.counts.items())
        state = "built" if info.changed else "unchanged"
        _terminal().line(f"{state}: {info.build_id} ({counts})")


@app.command()
def documents(as_json: AsJson = False) -> None:
    """List the documents of the live index."""
    with _told():
        from service.composition import open_library

        response = open_library(_settings()).documents()
        if as_json:
            _print_json(response)
        else:
            _terminal().show_documents(response)


@app.command()
def search(
    question: Annotated[str, typer.Argument(help="A question or keywords, Chinese or English.")],
    k: Cutoff = 10,
    doc: DocOption = None,
    year: YearOption = None,
    kind: KindOption = None,
    as_json: AsJson = False,
) -> None:
    """Find the passages that fit a question best.

    Example: zhiwen search "惩罚性赔偿" -k 3
    """
    with _told():
        from index import Filter
        from service.composition import open_library

        library = open_library(_settings())
        where = Filter(doc_id=doc, year=year, kind=kind)
        response = library.search(question, k=k, where=where)
        if as_json:
            _print_json(response)
            return
        titles = {one.doc_id: one.title for one in library.documents().documents}
        _terminal().show_search(response, titles)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="A question, Chinese or English.")],
    doc: DocOption = None,
    year: YearOption = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question with a figure, date or name and the sentence it stands in.

    Prints the answer, the sentence, the headings above it, and where it stands in the source.

    The exit code is 3 where there is no answer.
    Example: zhiwen ask "How many punitive damages cases in 2023?"
    """
    with _told():
        from index import Filter
        from service.composition import open_library

        response = open_library(_settings()).answer(question, where=Filter(doc_id=doc, year=year))
        if as_json:
            _print_json(response)
        elif response.answer is None:
            Terminal(Console(stderr=True)).show_reason(response)
        else:
            _terminal().show_answer(response)
    if response.answer is None:
        raise typer.Exit(NO_ANSWER)


@app.command()
def figures(
    text: TextArgument = None,
    doc: DocOption = None,
    year: YearOption = None,
    unit: UnitOption = None,
    kind: FigureKindOption = None,
    limit: LimitOption = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the figures of the reports with what they are of.

    Example: zhiwen figures "punitive damages" --kind money
    """
    with _told():
        from index import FigureFilter
        from service.composition import open_library

        if as_json and as_csv:
            raise SettingsError("--json and --csv: give one of them")
        library = open_library(_settings())
        where = FigureFilter(text=text, doc_id=doc, year=year, unit=unit, kind=kind)
        if as_csv and limit is None:
            _print_csv(library.all_figures(where), library.titles())
            return
        response = library.figures(where, limit=limit or 50)
        if as_csv:
            _print_csv([response.figures], library.titles())
        elif as_json:
            _print_json(response)
        else:
            _terminal().show_figures(response)
            if response.next is not None:
                _say(f"{len(response.figures)} of {response.total}; --limit shows more")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address; else ZHIWEN_HOST.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65_535, help="Port; else ZHIWEN_PORT.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes; else ZHIWEN_WORKERS.")
    ] = None,
) -> None:
    """Serve the search page and the HTTP API.

    Example: zhiwen serve --port 8080
    """
    with _told():
        from service.serving import run_server

        settings = _settings()
        settings = replace(
            settings,
            host=host or settings.host,
            port=settings.port if port is None else port,
            workers=workers or settings.workers,
        )
        run_server(settings, announce=_announce)


def _announce(address: str, build_id: str) -> None:
    _say(f"serving {build_id} at {address} (Ctrl-C stops)")


def _settings() -> Settings:
    return Settings.from_environ(os.environ)


def _terminal() -> Terminal:
    return Terminal(Console())


def _print_json(record: object) -> None:
    from service.jsontext import dump_json

    typer.echo(dump_json(record))


def _print_csv(batches: Iterable[tuple["FigureRow", ...]], titles: Mapping[str, str]) -> None:
    from service.figure_csv import csv_header, csv_lines

    typer.echo(csv_header(), nl=False)
    for rows in batches:
        typer.echo(csv_lines(rows, titles), nl=False)


def _say(line: str) -> None:
    typer.echo(line, err=True)


def _complain(error: Exception) -> None:
    _say(f"error: {error}")


@contextmanager
def _told() -> Iterator[None]:
    """Tell of a deliberate error in one line and leave with its exit code."""
    try:
        yield
    except ZhiwenError as error:
        _complain(error)
        raise typer.Exit(_exit_code(error)) from error


def _exit_code(error: ZhiwenError) -> int:
    from index import QueryError

    return USAGE if isinstance(error, QueryError | SettingsError | RefusedError) else FAILURE
