"""The commands on reports: taken in, indexed, listed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands_documents import tell_of_waiting
from service.console import (
    FAILURE,
    OK,
    AsJson,
    is_watched,
    open_terminal,
    print_json,
    read_settings,
    say,
    told_errors,
)

if TYPE_CHECKING:
    from ingest import Document, DocumentStore
    from ingest.reading_pool import NamedFile, ReadingOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestedFile:
    """What became of a file; ``error`` says why it was not taken in."""

    file: str
    status: str
    doc_id: str | None = None
    replaced_doc_id: str | None = None
    error: str | None = None
    warnings: tuple[str, ...] = ()


def ingest(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Reports, or folders and zip files of them: text, PDF, Word, web pages, sheets."
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Read reports into the data folder.

    Every good file is taken in, even where another one cannot be; the exit code is then 1. Of a
    folder or a zip file all files of a known kind are read, those in its folders too.

    Example: zhiwen ingest corpus/cn-ip-protection-2023.txt
    """
    with TemporaryDirectory(prefix="zhiwen-") as unpacked:
        with told_errors():
            data_dir = read_settings().data_dir
            told = list(_iter_files(files, Path(unpacked)))
        outcomes = [each for each in told if isinstance(each, IngestedFile)]
        named = [each for each in told if not isinstance(each, IngestedFile)]
        for outcome in _iter_ingested(data_dir, named, Path(unpacked)):
            outcomes.append(outcome)
            _write_down(outcome)
            if outcome.error is None and not as_json:
                open_terminal().line(f"{outcome.status}: {outcome.file} ({outcome.doc_id})")
            for warning in outcome.warnings:
                say(f"warning: {outcome.file}: {warning}")
    failed = any(outcome.error is not None for outcome in outcomes)
    if as_json:
        print_json({"ok": not failed, "files": outcomes})
    elif len(told) > 1:
        open_terminal().line(_summary(outcomes))
    raise typer.Exit(FAILURE if failed else OK)


def _write_down(file: IngestedFile) -> None:
    from service.audit import audit_command

    if file.status == "unchanged":
        return
    with told_errors():
        audit_command(
            read_settings(),
            action="add",
            document=file.doc_id or file.file,
            outcome=file.status,
            file=file.file,
            error=file.error,
        )


def _summary(outcomes: Sequence[IngestedFile]) -> str:
    counts = Counter(outcome.status for outcome in outcomes)
    said = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    return f"{len(outcomes)} files: {said}"


def index(as_json: AsJson = False) -> None:
    """Build the index of all that was ingested and make it live.

    Example: zhiwen index
    """
    with told_errors():
        from ingest import lock_writers
        from service.audit import audit_command
        from service.composition import build_index

        settings = read_settings()
        with lock_writers(settings.data_dir, waiting=tell_of_waiting):
            info = build_index(settings, progress=is_watched())
        state = "built" if info.changed else "unchanged"
        if info.changed:
            audit_command(settings, action="index", document=info.build_id, outcome=state)
        if as_json:
            found = {"build_id": info.build_id, "status": state, "counts": dict(info.counts)}
            print_json({"ok": True, **found, "textless": info.textless})
            return
        counts = ", ".join(f"{count} {name}" for name, count in info.counts.items())
        open_terminal().line(f"{state}: {info.build_id} ({counts})")
        for doc_id in info.textless:
            say(f"note: {doc_id} holds titles and headings alone; only its title can be found")


def _iter_files(named: Iterable[Path], unpacked: Path) -> Iterator["NamedFile | IngestedFile"]:
    """Yield the files that are named, and those of the folders and zip files that are, by name.

    A file of a folder bears the folders between with its name: each year's may hold a report.pdf.
    A zip file that cannot be opened is a failure among them.

    Args:
        named: files, folders and zip files.
        unpacked: an empty folder, for what zip files hold.
    """
    from ingest import SUFFIXES, IngestError
    from ingest.readers import is_bundle, unpack
    from ingest.reading_pool import NamedFile

    for place, path in enumerate(named):
        if is_bundle(path):
            try:
                bundle = unpack(path, unpacked / str(place) / path.name)
            except IngestError as error:
                yield _failed(str(path), str(error))
                continue
            for name in bundle.left:
                say(f"note: {path}: {name} is no report of a known kind and was left")
            for name, why in bundle.failed.items():
                yield _failed(f"{path}/{name}", f"{path}/{name}: {why}")
            yield from (NamedFile(each, name) for name, each in bundle.files.items())
            continue
        if not path.is_dir():
            yield NamedFile(path, path.name)
            continue
        within = sorted(
            each
            for each in path.rglob("*")
            if each.suffix.lower() in SUFFIXES and each.is_file() and not each.name.startswith(".")
        )
        if not within:
            kinds = ", ".join(sorted(SUFFIXES))
            raise IngestError(f"{path}: a folder without a file of a known kind ({kinds})")
        yield from (NamedFile(each, each.relative_to(path).as_posix()) for each in within)


def _iter_ingested(
    data_dir: Path, files: Sequence["NamedFile"], unpacked: Path
) -> Iterator[IngestedFile]:
    """Take in files, with a progress bar where there are several to watch.

    Files that were taken in as they are now are not read again. A file of a zip file is called by
    the name that it has there.
    """
    from rich.console import Console
    from rich.progress import track

    from ingest import DocumentStore
    from ingest.reading_pool import read_files

    store = DocumentStore(data_dir)
    changed = []
    for file in files:
        document = _known(store, file)
        if document is None:
            changed.append(file)
        else:
            shown = _shown(str(file.path), unpacked)
            yield IngestedFile(file=shown, status="unchanged", doc_id=document.doc_id)
    quiet = len(changed) <= 1 or not is_watched()
    console, count = Console(stderr=True), len(changed)
    for outcome in track(read_files(changed), "Reading", count, console=console, disable=quiet):
        yield _keep(data_dir, store, outcome, unpacked)


def _known(store: "DocumentStore", file: "NamedFile") -> "Document | None":
    from ingest import IngestError
    from ingest.source import fingerprint

    try:
        return store.known(file.name, fingerprint(file.path))
    except (IngestError, OSError):
        # Reading it tells what is wrong.
        return None


def _shown(said: str, unpacked: Path) -> str:
    """Return what is said of a file, with the name of its zip file for the folder it lies in."""
    return re.sub(rf"{re.escape(str(unpacked))}/\d+/", "", said)


def _keep(
    data_dir: Path, store: "DocumentStore", outcome: "ReadingOutcome", unpacked: Path
) -> IngestedFile:
    from ingest import IngestError, lock_writers

    file = _shown(str(outcome.path), unpacked)
    if outcome.source is None:
        return _failed(file, _shown(outcome.error or "", unpacked))
    try:
        with lock_writers(data_dir, waiting=tell_of_waiting):
            added = store.keep(outcome.source)
    except IngestError as error:
        return _failed(file, _shown(str(error), unpacked))
    return IngestedFile(
        file=file,
        status=added.status,
        doc_id=added.document.doc_id,
        replaced_doc_id=added.replaced_doc_id,
        warnings=added.warnings,
    )


def _failed(file: str, error: str) -> IngestedFile:
    say(f"error: {error}")
    return IngestedFile(file=file, status="failed", error=error)
