"""The commands on the documents that are there: listed, shown, removed."""

from typing import TYPE_CHECKING, Annotated

import typer

from service.console import AsJson, open_terminal, print_json, read_settings, say, told_errors

if TYPE_CHECKING:
    from ingest import DocumentStore
    from service.library import Library
    from service.outlines import Outline


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


def show(
    doc_id: Annotated[str, typer.Argument(help="Id of a document, or its first characters.")],
    as_json: AsJson = False,
) -> None:
    """Show what was understood of a document: its context, outline, tables and warnings.

    Example: zhiwen show cn-ip-protection-2023
    """
    with told_errors():
        from ingest import DocumentStore
        from service.composition import open_library

        settings = read_settings()
        outline = _outline(open_library(settings), DocumentStore(settings.data_dir), doc_id)
        if as_json:
            print_json(outline)
        else:
            open_terminal().show_outline(outline)


def remove(
    doc_ids: Annotated[
        list[str], typer.Argument(help="Ids of documents, or their first characters.")
    ],
    as_json: AsJson = False,
) -> None:
    """Take documents out of the data folder; the next index is without them.

    Example: zhiwen remove cn-ip-protection-2023
    """
    from ingest import DocumentStore, lock_writers
    from service.audit import audit_command

    with told_errors():
        settings = read_settings()
        data_dir = settings.data_dir
        with lock_writers(data_dir, waiting=tell_of_waiting):
            store = DocumentStore(data_dir)
            # All are found before the first goes: of a wrong list nothing is removed.
            removed = list(dict.fromkeys(store.find(doc_id).doc_id for doc_id in doc_ids))
            for doc_id in removed:
                store.remove(doc_id)
                audit_command(settings, action="remove", document=doc_id, outcome="done")
    if as_json:
        print_json({"ok": True, "removed": removed})
        return
    for doc_id in removed:
        open_terminal().line(f"removed: {doc_id}")
    say("note: run `zhiwen index`; until then they can be found")


def tell_of_waiting(writer: str) -> None:
    """Say who holds the data folder."""
    say(f"note: {writer} is writing to the data folder; waiting for it")


def _outline(library: "Library", store: "DocumentStore", doc_id: str) -> "Outline":
    from index import FigureFilter
    from service.errors import RefusedError
    from service.outlines import outline_of

    document = store.find(doc_id)
    if all(each.doc_id != document.doc_id for each in library.documents().documents):
        said = f"{document.doc_id}: not in the live index yet; run `zhiwen index`"
        raise RefusedError(said, code="document_not_found", status=404)
    shown = library.document(document.doc_id).document
    figures = library.figures(FigureFilter(doc_id=document.doc_id), limit=1).total
    return outline_of(shown, figures=figures, warnings=store.warnings(document))
