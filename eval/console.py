"""Where the commands print, and what they say of the files that they write."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

# Wide enough for the tables where the output is no terminal and has no width of its own.
_WIDTH = 120


def open_console(*, stderr: bool = False) -> Console:
    """Return a console on standard output, or on standard error."""
    console = Console(stderr=stderr)
    return console if console.is_terminal else Console(stderr=stderr, width=_WIDTH)


def say_written(paths: Iterable[Path]) -> None:
    """Name the files written, one a line, on standard error."""
    for path in paths:
        open_console(stderr=True).print(f"written: {path}", highlight=False, soft_wrap=True)


def default_folder(command: str) -> Path:
    """Return the folder that a command writes to where none is named: by the time, in UTC."""
    return Path("runs") / f"{command}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
