"""The commands on reports: taken in, indexed, listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.console import (
    FAILURE,
    OK,
    AsJson,
    complain,
    is_watched,
    open_terminal,
    print_json,
    read_settings,
    say,
    told_errors,
)

if TYPE_CHECKING:
    from ingest import DocumentStore


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestedFile:
    """What became of a file; ``error`` says why it was not taken in."""

    file: str
    status: str
    doc_id: str | None = None
    replaced_doc_id: str | None = None
    error: str | None = None


def ingest(
    files: Annotated[list[Path], typer.Argument(help="Text files, UTF-8 or GB18030.")],
    as_json: AsJson = False,
) -> None:
    """Read reports into the data folder.

    Every good file is taken in, even where another one cannot be; the exit code is then 1.

    Example: zhiwen ingest corpus/cn-ip-protection-2023.txt
    """
    from ingest import DocumentStore

    with told_errors():
        store = DocumentStore(read_settings().data_dir)
    outcomes = []
    for outcome in _iter_ingested(store, files):
        outcomes.append(outcome)
        if outcome.error is None and not as_json:
            open_terminal().line(f"{outcome.status}: {outcome.file} ({outcome.doc_id})")
    failed = any(outcome.error is not None for outcome in outcomes)
    if as_json:
        print_json({"ok": not failed, "files": outcomes})
    raise typer.Exit(FAILURE if failed else OK)


def index(as_json: AsJson = False) -> None:
    """Build the index of all that was ingested and make it live.

    Example: zhiwen index
    """
    with told_errors():
        from service.composition import build_index

        info = build_index(read_settings(), progress=is_watched())
        state = "built" if info.changed else "unchanged"
        if as_json:
            found = {"build_id": info.build_id, "status": state, "counts": dict(info.counts)}
            print_json({"ok": True, **found, "textless": info.textless})
            return
        counts = ", ".join(f"{count} {name}" for name, count in info.counts.items())
        open_terminal().line(f"{state}: {info.build_id} ({counts})")
        for doc_id in info.textless:
            say(f"note: {doc_id} holds titles and headings alone; only its title can be found")


def documents(as_json: AsJson = False) -> None:
    """List the documents of the live index.

    Example: zhiwen documents
    """
    with told_errors():
        from service.composition import open_library

        response = open_library(read_settings()).documents()
        if as_json:
            print_json(response)
        else:
            open_terminal().show_documents(response)


def _iter_ingested(store: "DocumentStore", files: Iterable[Path]) -> Iterator[IngestedFile]:
    """Take in files one by one, with a progress bar where there are several to watch."""
    from rich.console import Console
    from rich.progress import track

    from ingest import IngestError

    paths = list(files)
    quiet = len(paths) == 1 or not is_watched()
    for path in track(paths, "Reading", console=Console(stderr=True), disable=quiet):
        try:
            added = store.add(path)
        except IngestError as error:
            complain(error)
            yield IngestedFile(file=str(path), status="failed", error=str(error))
        else:
            yield IngestedFile(
                file=str(path),
                status=added.status,
                doc_id=added.document.doc_id,
                replaced_doc_id=added.replaced_doc_id,
            )
