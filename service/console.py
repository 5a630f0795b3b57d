"""What all commands share: settings, output, errors told in one line, exit codes."""

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Annotated, Final

import typer
from rich.console import Console

from ingest import ZhiwenError
from service.errors import RefusedError, SettingsError
from service.settings import Settings
from service.terminal import Terminal, named_output

OK, FAILURE, USAGE, NO_ANSWER = 0, 1, 2, 3
EXIT_CODES: Final[Mapping[int, str]] = {
    OK: "done",
    FAILURE: "failed",
    USAGE: "the question, an option or a setting is wrong",
    NO_ANSWER: "`ask` found no answer",
}

_ROOM = "make room there and try again"
_RIGHTS = "let this user read and write it, or name another place"
_REMEDIES: Final[Mapping[int, str]] = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "raise the limit of file size (ulimit -f) and try again",
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: _RIGHTS,
    errno.ENOENT: "mend the name or make it",
    errno.ENOTDIR: "name a folder, or move the file that stands in its place",
    errno.EEXIST: "name a folder, or move the file that stands in its place",
    errno.EISDIR: "name a file",
    errno.EMFILE: "raise the limit of open files (ulimit -n) and try again",
    errno.EIO: "the disk fails: look after it, then run `zhiwen check`",
}

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, as the HTTP API does.")]


def read_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: one cannot be used.
    """
    return Settings.from_environ(os.environ)


def open_terminal(*, stderr: bool = False) -> Terminal:
    """Return what shows things to people."""
    return Terminal(Console(stderr=stderr))


def is_watched() -> bool:
    """Tell whether someone sees progress on stderr."""
    return sys.stderr.isatty()


def print_json(record: object) -> None:
    """Print a record as the API writes it."""
    from service.jsontext import dump_json

    with named_output():
        typer.echo(dump_json(record))


def say(line: str) -> None:
    """Print a remark, apart from what a command yields."""
    typer.echo(line, err=True)


def complain(error: Exception) -> None:
    """Tell of an error in one line."""
    say(f"error: {error}")


def complain_of_disk(error: OSError) -> None:
    """Tell of an error of the operating system in one line: where, what, what to do."""
    named = error.filename2 or error.filename
    where = f"{named}: " if named else ""
    what = " ".join((error.strerror or str(error)).split())
    with suppress(OSError):  # stderr may be what fails
        say(f"error: {where}{what}; {_REMEDIES.get(error.errno or 0, 'mend it and try again')}")


@contextmanager
def told_errors() -> Iterator[None]:
    """Tell of a deliberate error, or of one of the disk, in one line; leave with its exit code."""
    try:
        yield
    except ZhiwenError as error:
        complain(error)
        raise typer.Exit(_exit_code(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        complain_of_disk(error)
        raise typer.Exit(FAILURE) from error


def _exit_code(error: ZhiwenError) -> int:
    from index import QueryError

    return USAGE if isinstance(error, QueryError | SettingsError | RefusedError) else FAILURE
