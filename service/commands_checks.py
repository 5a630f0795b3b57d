"""The command that holds a text against the live index."""

from pathlib import Path
from typing import Annotated

import typer

from service.commands_questions import AsCsv
from service.console import AsJson, open_terminal, print_json, read_settings, told_errors
from service.errors import RefusedError, SettingsError

FileArgument = Annotated[
    Path | None, typer.Argument(help="A text file, UTF-8; standard input if left out or -.")
]


def check_text(file: FileArgument = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Hold the figures, dates, names and quotations of a text against the reports.

    Example: zhiwen check-text article.txt
    """
    with told_errors():
        if as_json and as_csv:
            raise SettingsError("--json and --csv: give one of them")
        text = _read_text(file)
        from service.composition import open_library

        response = open_library(read_settings()).check(text)
        if as_json:
            print_json(response)
        elif as_csv:
            from service.check_csv import check_csv

            typer.echo(check_csv(response), nl=False)
        else:
            open_terminal().show_check(response)


def _read_text(file: Path | None) -> str:
    """Return the text of a file, or of standard input.

    Raises:
        RefusedError: it cannot be read, or is not UTF-8.
    """
    named = "-" if file is None else str(file)
    try:
        data = typer.get_binary_stream("stdin").read() if named == "-" else Path(named).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise RefusedError(
            f"{named}: cannot be read ({error.strerror}); give a text file",
            code="invalid_text",
            status=422,
        ) from error
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{named}: is not UTF-8; save it as a text file in UTF-8",
            code="invalid_text",
            status=422,
        ) from error
