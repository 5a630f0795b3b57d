"""The texts of a snapshot in SQLite: documents, their blocks, and the passages by row."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self, get_args

from index.catalogue import CatalogueEntry
from index.deadline import is_overdue
from index.errors import SnapshotError
from ingest import (
    Block,
    Document,
    Facsimile,
    PageMap,
    Passage,
    PassageKind,
    Segment,
    Span,
    load_context,
    load_document,
)

TEXTS_FILE = "passages.sqlite"

_SCHEMA = """
CREATE TABLE documents (
    doc_id TEXT PRIMARY KEY, title TEXT NOT NULL, issuer TEXT NOT NULL, year INTEGER,
    language TEXT NOT NULL, source_name TEXT NOT NULL, sha256 TEXT NOT NULL,
    text TEXT NOT NULL, context TEXT NOT NULL, pages TEXT NOT NULL, blocks TEXT NOT NULL);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, passage_id TEXT NOT NULL UNIQUE,
    doc_id TEXT NOT NULL REFERENCES documents, kind TEXT NOT NULL, heading_path TEXT NOT NULL,
    text TEXT NOT NULL, segments TEXT NOT NULL, page INTEGER, ocr REAL, sentences TEXT NOT NULL);
CREATE TABLE facsimiles (
    doc_id TEXT PRIMARY KEY REFERENCES documents, file_sha256 TEXT NOT NULL, boxes BLOB NOT NULL,
    scores BLOB NOT NULL);
"""
_DOCUMENT_COLUMNS = (
    "doc_id, title, issuer, year, language, source_name, sha256, text, context, pages"
)
_PASSAGE_COLUMNS = "passage_id, doc_id, kind, heading_path, text, segments, page, ocr"
# Of SQLite's machine: some milliseconds.
_STEPS_BETWEEN_LOOKS = 100_000


def open_texts(folder: Path, *, table: str) -> sqlite3.Connection:
    """Open the texts of a snapshot read-only; several processes and threads may share the file.

    Args:
        folder: the snapshot.
        table: one that must be there.

    Raises:
        SnapshotError: the file cannot be opened as a database, or lacks the table.
    """
    path = folder / TEXTS_FILE
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    except sqlite3.Error as error:
        raise SnapshotError(f"{path}: cannot be read ({error}); run `zhiwen index`") from error
    # A query that is overdue is interrupted, which raises an ``sqlite3.OperationalError``.
    connection.set_progress_handler(is_overdue, _STEPS_BETWEEN_LOOKS)
    return connection


class TextStore:
    """Reads the texts of one snapshot; the file never changes once it is published."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @staticmethod
    def write(
        folder: Path,
        *,
        documents: Iterable[tuple[Document, Sequence[Block]]],
        passages: Iterable[tuple[Passage, Sequence[Span]]],
    ) -> None:
        """Write the store of a new snapshot into ``folder``.

        Args:
            folder: an existing folder without a store in it.
            documents: each document with its blocks.
            passages: each passage with its sentences, in row order.
        """
        connection = sqlite3.connect(folder / TEXTS_FILE)
        try:
            with connection:
                connection.executescript(_SCHEMA)
                for document, blocks in documents:
                    row = _document_row(document, blocks)
                    connection.execute(_insert("documents", row), row)
                    if document.facsimile is not None:
                        shown = _facsimile_row(document.doc_id, document.facsimile)
                        connection.execute(_insert("facsimiles", shown), shown)
                connection.executemany(
                    "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        (row, *_passage_row(passage), _dump_spans(sentences))
                        for row, (passage, sentences) in enumerate(passages)
                    ),
                )
        finally:
            connection.close()

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open the store read-only; several processes and threads may share the file.

        Raises:
            SnapshotError: the file cannot be opened as a database.
        """
        return cls(open_texts(folder, table="passages"))

    def rows_with(self, *phrases: str) -> tuple[int, ...]:
        """Return the rows of the passages in which one of some phrases stands."""
        condition = " OR ".join(["instr(text, ?)"] * len(phrases))
        query = f"SELECT row FROM passages WHERE {condition}"  # noqa: S608
        return tuple(row for (row,) in self._connection.execute(query, phrases))

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._connection.close()

    def documents(self) -> tuple[Document, ...]:
        """Return all documents, ordered by ``doc_id``."""
        query = f"SELECT {_DOCUMENT_COLUMNS} FROM documents ORDER BY doc_id"  # noqa: S608
        return tuple(_read_document(row) for row in self._connection.execute(query))

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` where there is no such document."""
        query = f"SELECT {_DOCUMENT_COLUMNS} FROM documents WHERE doc_id = ?"  # noqa: S608
        found = self._connection.execute(query, (doc_id,)).fetchone()
        return None if found is None else _read_document(found)

    def facsimile(self, doc_id: str) -> Facsimile | None:
        """Return the file with pages that a document was read from, ``None`` where there is none.

        Raises:
            SnapshotError: its boxes are damaged.
        """
        query = "SELECT file_sha256, boxes, scores FROM facsimiles WHERE doc_id = ?"
        found = self._connection.execute(query, (doc_id,)).fetchone()
        if found is None:
            return None
        try:
            boxes, scores = map(zlib.decompress, found[1:])
            return Facsimile(file_sha256=found[0], page_map=PageMap(boxes=boxes, scores=scores))
        except (zlib.error, ValueError) as error:
            raise SnapshotError(f"{TEXTS_FILE}: boxes of {doc_id}: {error}") from error

    def catalogue(self) -> tuple[CatalogueEntry, ...]:
        """Return all documents without their texts, ordered by ``doc_id``."""
        query = "SELECT doc_id, title, issuer, year, context FROM documents ORDER BY doc_id"
        return tuple(_read_entry(*row) for row in self._connection.execute(query))

    def years(self) -> dict[str, int | None]:
        """Return the year of every document by its id."""
        return dict(self._connection.execute("SELECT doc_id, year FROM documents"))

    def blocks(self, doc_id: str) -> tuple[Block, ...]:
        """Return the blocks of a document in reading order; none for an unknown id."""
        query = "SELECT blocks FROM documents WHERE doc_id = ?"
        found = self._connection.execute(query, (doc_id,)).fetchone()
        return () if found is None else tuple(_read_block(row) for row in json.loads(found[0]))

    def owners(self) -> list[tuple[str, PassageKind]]:
        """Return (doc_id, kind) of every passage, in row order."""
        return list(self._connection.execute("SELECT doc_id, kind FROM passages ORDER BY row"))

    def row(self, passage_id: str) -> int | None:
        """Return the row of a passage, or ``None`` where there is no such passage."""
        query = "SELECT row FROM passages WHERE passage_id = ?"
        found = self._connection.execute(query, (passage_id,)).fetchone()
        return None if found is None else int(found[0])

    def document_rows(self, doc_id: str) -> tuple[int, ...]:
        """Return the rows of a document's passages, in no order that matters."""
        query = "SELECT row FROM passages WHERE doc_id = ? ORDER BY row"
        return tuple(row for (row,) in self._connection.execute(query, (doc_id,)))

    def passage(self, row: int) -> Passage:
        """Return the passage in ``row``.

        Raises:
            SnapshotError: there is no such row.
        """
        return _read_passage(self._fetch(_PASSAGE_COLUMNS, row))

    def sentences(self, row: int) -> tuple[Span, ...]:
        """Return the sentences of the passage in ``row``, in order.

        Raises:
            SnapshotError: there is no such row.
        """
        return _load_spans(self._fetch("sentences", row)[0])

    def _fetch(self, columns: str, row: int) -> tuple[Any, ...]:
        query = f"SELECT {columns} FROM passages WHERE row = ?"  # noqa: S608
        found: tuple[Any, ...] | None = self._connection.execute(query, (row,)).fetchone()
        if found is None:
            raise SnapshotError(f"{TEXTS_FILE}: no passage in row {row}; run `zhiwen index`")
        return found


def _document_row(document: Document, blocks: Sequence[Block]) -> tuple[object, ...]:
    dumped = [
        [block.kind, block.level, [[span.start, span.end] for span in block.spans]]
        for block in blocks
    ]
    return (
        document.doc_id,
        document.title,
        document.issuer,
        document.year,
        document.language,
        document.source_name,
        document.sha256,
        document.text,
        json.dumps(asdict(document.context), ensure_ascii=False),
        json.dumps(document.pages),
        json.dumps(dumped),
    )


def _facsimile_row(doc_id: str, shown: Facsimile) -> tuple[object, ...]:
    boxes, scores = map(zlib.compress, (shown.page_map.boxes, shown.page_map.scores))
    return doc_id, shown.file_sha256, boxes, scores


def _insert(table: str, row: Sequence[object]) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})"  # noqa: S608


def _read_document(row: tuple[object, ...]) -> Document:
    names = _DOCUMENT_COLUMNS.split(", ")
    fields = dict(zip(names, row, strict=True))
    loaded = {name: json.loads(str(fields[name])) for name in ("context", "pages")}
    return load_document({**fields, **loaded})


def _read_entry(
    doc_id: str, title: str, issuer: str, year: int | None, context: str
) -> CatalogueEntry:
    return CatalogueEntry(
        doc_id=doc_id,
        title=title,
        issuer=issuer,
        year=year,
        context=load_context(json.loads(context)),
    )


def _read_block(row: list[object]) -> Block:
    kind, level, spans = row
    return Block(kind=kind, level=level, spans=_spans(spans))  # type: ignore[arg-type]


def _passage_row(passage: Passage) -> tuple[str | float | None, ...]:
    segments = [
        [segment.text_start, segment.source_start, segment.length] for segment in passage.segments
    ]
    return (
        passage.passage_id,
        passage.doc_id,
        passage.kind,
        json.dumps(passage.heading_path, ensure_ascii=False),
        passage.text,
        json.dumps(segments),
        passage.page,
        passage.ocr,
    )


def _read_passage(row: tuple[Any, ...]) -> Passage:
    passage_id, doc_id, kind, heading_path, text, segments, page, ocr = row
    if kind not in get_args(PassageKind):
        raise SnapshotError(f"{TEXTS_FILE}: unknown passage kind {kind!r}; run `zhiwen index`")
    return Passage(
        passage_id=passage_id,
        doc_id=doc_id,
        kind=kind,
        heading_path=tuple(json.loads(heading_path)),
        text=text,
        segments=tuple(
            Segment(text_start=text_start, source_start=source_start, length=length)
            for text_start, source_start, length in json.loads(segments)
        ),
        page=page,
        ocr=ocr,
    )


def _dump_spans(spans: Sequence[Span]) -> str:
    return json.dumps([[span.start, span.end] for span in spans])


def _load_spans(dumped: str) -> tuple[Span, ...]:
    return _spans(json.loads(dumped))


def _spans(pairs: object) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in pairs)  # type: ignore[attr-defined]
