"""The commands on the data folder as a whole: checked, backed up, restored."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands_documents import tell_of_waiting
from service.console import (
    FAILURE,
    AsJson,
    open_terminal,
    print_json,
    read_settings,
    say,
    told_errors,
)

if TYPE_CHECKING:
    from service.backup_format import BackupHead
    from service.inspection import Inspection

FileArgument = Annotated[Path, typer.Argument(help="The archive, .tar.gz.")]


def check(as_json: AsJson = False) -> None:
    """Check documents and index against their sums, and the index against what is here.

    Prints one line for each finding, with what to do. The exit code is 1 where there is one.

    Example: zhiwen check
    """
    with told_errors():
        from service.inspection import inspect_data, open_parts

        settings = read_settings()
        found = inspect_data(settings.data_dir, open_parts(settings))
        if found.writer is not None:
            say(f"note: {found.writer} is writing; what it has not come to yet may be told here")
        if as_json:
            _print_inspection(found)
        elif not found.findings:
            counts = _count(len(found.documents), found.build_id)
            open_terminal().line(f"all is well: {counts}")
        else:
            for finding in found.findings:
                open_terminal().line(f"{finding.kind.replace('_', ' ')}: {finding.message}")
    if found.findings:
        raise typer.Exit(FAILURE)


def backup(
    file: FileArgument,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write documents, files with pages and the live index into one archive.

    Other writers wait meanwhile, servers go on. What is damaged is not backed up, but told.

    Example: zhiwen backup zhiwen.tar.gz
    """
    with told_errors():
        from service.backups import write_backup

        written = write_backup(read_settings().data_dir, file, force=force, waiting=tell_of_waiting)
        if as_json:
            print_json(
                {
                    "ok": True,
                    "file": str(file),
                    "size_bytes": written.size_bytes,
                    **_said(written.head),
                }
            )
            return
        counts = _count(written.head.documents, written.head.build_id)
        open_terminal().line(f"backed up: {file} ({counts}, {written.size_bytes / 1e6:.1f} MB)")
        if written.head.build_id is None:
            say("note: there is no index in it; run `zhiwen index` once it is restored")


def restore(
    file: FileArgument,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the documents and the index that are there.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Put a backup into an empty data folder, or with --force in the place of another's content.

    All of it is unpacked aside and checked first: on any failure what was there stays.

    Example: zhiwen restore zhiwen.tar.gz
    """
    with told_errors():
        from service.audit import audit_command
        from service.inspection import open_parts
        from service.restoring import restore_backup

        settings = read_settings()
        restored = restore_backup(
            file, settings.data_dir, open_parts(settings), force=force, waiting=tell_of_waiting
        )
        audit_command(settings, action="restore", document=str(file), outcome="done")
        if as_json:
            said = {"file": str(file), **_said(restored.head), "findings": restored.found.findings}
            print_json({"ok": True, **said})
            return
        counts = _count(restored.head.documents, restored.head.build_id)
        open_terminal().line(f"restored: {file} ({counts}, of {restored.head.created})")
        for finding in restored.found.findings:
            say(f"note: {finding.message}")


def _print_inspection(found: "Inspection") -> None:
    print_json(
        {
            "ok": not found.findings,
            "build_id": found.build_id,
            "documents": len(found.documents),
            "findings": found.findings,
        }
    )


def _said(head: "BackupHead") -> dict[str, object]:
    return {
        "created": head.created,
        "documents": head.documents,
        "originals": head.originals,
        "build_id": head.build_id,
    }


def _count(documents: int, build_id: str | None) -> str:
    """Say what a data folder holds.

    >>> _count(1, "79968c6fb43bcf5f"), _count(2, None)
    ('1 document, index 79968c6fb43bcf5f', '2 documents, no index')
    """
    index = "no index" if build_id is None else f"index {build_id}"
    return f"{documents} document{'' if documents == 1 else 's'}, {index}"
