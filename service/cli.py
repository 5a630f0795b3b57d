"""The command line ``zhiwen``; what a command does not need, it does not import."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from service.commands_checks import check_text
from service.commands_data import backup, check, restore
from service.commands_documents import documents, remove, show
from service.commands_keys import keys
from service.commands_questions import ask, figures, search
from service.commands_reports import index, ingest
from service.commands_server import mcp, serve
from service.console import EXIT_CODES, FAILURE, OK, complain_of_disk
from service.settings import SETTINGS
from service.terminal import named_output

_HELP = f"""Search Chinese government reports, asked in Chinese or English, with citations.

Exit codes: {", ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES.items())}.
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


def _tell_version(wanted: bool) -> None:
    if wanted:
        from service.version import installed_version

        typer.echo(f"zhiwen {installed_version()}")
        raise typer.Exit


def _zhiwen(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_tell_version, is_eager=True),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


app = typer.Typer(
    callback=_zhiwen,
    help=_HELP,
    epilog=_SETTINGS_HELP,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    *(ingest, index, documents, show, remove, search, ask, figures, check_text, serve, mcp),
    *(check, backup, restore),
):
    app.command()(command)
app.add_typer(keys, name="keys")


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
    except OSError as error:
        complain_of_disk(error)
        _leave(FAILURE)


def _leave(code: int) -> NoReturn:
    """End the process at once: freeing the models object by object took 0.2 s of ``ask``."""
    try:
        with named_output():
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
    except OSError as error:
        # Where nobody reads any more there is nobody to tell, and a failure was told of already.
        if code == OK and not isinstance(error, BrokenPipeError):
            complain_of_disk(error)
        code = FAILURE
    os._exit(code)
