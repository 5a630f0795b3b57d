"""What the commands ask: the live snapshot in this process, or a running server."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from eval.answering import Answerer
from eval.backends import Backend, HttpBackend, LocalBackend
from service import Client, Settings
from service.composition import open_library, open_searcher
from service.responses import DocumentSummary

UrlOption = Annotated[
    str | None, typer.Option("--url", help="Ask this server, not the local index.")
]
DataOption = Annotated[
    Path | None, typer.Option("--data", help="Data folder; overrides ZHIWEN_DATA.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One system asked for rankings, for answers and for the documents that it holds."""

    backend: Backend
    answerer: Answerer
    documents: Callable[[], Sequence[DocumentSummary]]


@contextmanager
def open_asked(url: str | None, data: Path | None) -> Iterator[Asked]:
    """Open the server at ``url`` or, without one, the snapshot that the settings name.

    Args:
        url: of a server, without a path.
        data: data folder that overrides ``ZHIWEN_DATA``.

    Raises:
        typer.BadParameter: both are given.
        ZhiwenError: there is no snapshot, or a setting is wrong.
    """
    if url is not None and data is not None:
        raise typer.BadParameter("give --url or --data, not both")
    if url is not None:
        with Client(url) as client:
            yield Asked(
                backend=HttpBackend(client, url=url),
                answerer=client,
                documents=lambda: client.documents().documents,
            )
        return
    environ = {**os.environ} if data is None else {**os.environ, "ZHIWEN_DATA": str(data)}
    settings = Settings.from_environ(environ)
    # The library is opened as the service opens it, so that what is scored is what is served.
    library = open_library(settings)
    yield Asked(
        backend=LocalBackend(open_searcher(settings)),
        answerer=library,
        documents=lambda: library.documents().documents,
    )
