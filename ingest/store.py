"""The documents that were ingested, on disk: one JSON file for each source name.

Files with pages are kept beside them (``ingest.originals``), to be shown.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from ingest.context import read_context
from ingest.errors import IngestError
from ingest.metadata import check_given, describe
from ingest.originals import Originals
from ingest.records import (
    FROM_METADATA,
    Document,
    DocumentContext,
    dump_document,
    load_context,
    load_document,
)
from ingest.source import ReadSource, read_source, slug
from ingest.stored_sums import StoredSums

STORE_VERSION = 6
_WITHOUT_CONTEXT, _WITHOUT_FORCE, _WITHOUT_PAGES = 1, 2, 3
_NAMED = 3
_OF_FILE = ("file", "warnings")
"""What is kept of the file beside the document: its fingerprint, and what could not be read."""

IngestStatus = Literal["added", "unchanged", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOutcome:
    """What adding a file did.

    Attributes:
        status: ``added``; ``unchanged`` when the store held these bytes and metadata already, under
            this name or another; ``replaced`` when the file of this name held something else.
        document: the document that is now in the store for these bytes.
        replaced_doc_id: the id of the document that was replaced.
        warnings: what of the file could not be read.
    """

    status: IngestStatus
    document: Document
    replaced_doc_id: str | None = None
    warnings: tuple[str, ...] = ()


class DocumentStore:
    """The documents under ``<data_dir>/documents``, one for each source name.

    A file is written aside and renamed, so the store never holds half a document. Adding one reads
    no other.

    Args:
        data_dir: the data folder; made when the first document is added.
    """

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "documents"
        self._originals = Originals(data_dir)
        self._sums = StoredSums(self._folder, lambda file: _read(file).sha256)

    def add(self, path: Path) -> IngestOutcome:
        """Read the report at ``path`` and keep it.

        The same bytes and metadata again change nothing. Bytes that are already kept under another
        name are not kept twice: the first document stays, and what this name held before goes.
        Otherwise the document takes the place of any with the same file name.

        Raises:
            IngestError: the file cannot be read as a report, or the store is damaged.
        """
        return self.keep(read_source(path))

    def keep(self, source: ReadSource) -> IngestOutcome:
        """Keep a report that was read, as ``add`` does.

        Raises:
            IngestError: the store is damaged, or its file is no more what was read.
        """
        shown = source.document.facsimile
        if shown is not None:
            self._originals.keep(source.path, shown.file_sha256)
        outcome = self._keep(source.document, source.fingerprint, source.warnings)
        return replace(outcome, warnings=source.warnings)

    def warnings(self, document: Document) -> tuple[str, ...]:
        """Return what of a document's file could not be read when it was ingested."""
        try:
            return tuple(_load(self._file(document.source_name)).get("warnings", ()))
        except (OSError, ValueError, TypeError) as error:
            raise IngestError(f"{document.doc_id}: cannot be read: {error}") from error

    def known(self, source_name: str, fingerprint: str) -> Document | None:
        """Return the document that was read from the same file as it is now, ``None`` if none was.

        Args:
            source_name: of the file.
            fingerprint: of it and what stands beside it, as ``ingest.source`` gives it.
        """
        try:
            record = _load(self._file(source_name))
            if (record["version"], record.get("file")) != (STORE_VERSION, fingerprint):
                return None
            if "warnings" not in record:  # written before they were kept
                return None
            return load_document(record["document"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(
        self, document: Document, fingerprint: str, warnings: tuple[str, ...]
    ) -> IngestOutcome:
        file = self._file(document.source_name)
        old = _read(file) if file.exists() else None
        twin = self._twin(document)
        if twin is not None:
            file.unlink(missing_ok=True)
            self._sums.note(file, None)
            return _outcome(old, twin)
        unchanged = old == document
        if not unchanged or self.known(document.source_name, fingerprint) is None:
            self._write(file, document, {"file": fingerprint, "warnings": warnings})
            self._sums.note(file, document.sha256)
        return _outcome(old, document, status="unchanged" if unchanged else "added")

    def documents(self) -> tuple[Document, ...]:
        """Return all documents, sorted by ``doc_id``.

        Raises:
            IngestError: a file of the store is damaged.
        """
        documents = [_read(file) for file in sorted(self._folder.glob("*.json"))]
        return tuple(sorted(documents, key=lambda document: document.doc_id))

    def correct(self, doc_id: str, given: Mapping[str, Any]) -> Document:
        """Say what a document is about where its text does not, and return it as it is then.

        It holds until the file is read anew because it changed.

        Args:
            doc_id: its id, or as many of its first characters as no other id begins with.
            given: fields as the file beside a report has them (``ingest.metadata.KEYS``).

        Raises:
            IngestError: no document, or several, have such an id, a field is wrong, or the store is
                damaged.
        """
        check_given(given)
        old = self.find(doc_id)
        said = describe(old.text, stem=Path(old.source_name).stem, given=given)
        document = replace(
            old,
            title=said.title,
            issuer=said.issuer,
            year=said.year,
            language=said.language,
            context=said.context,
        )
        file = self._file(old.source_name)
        kept = _load(file)
        self._write(file, document, {name: kept[name] for name in _OF_FILE if name in kept})
        self._sums.note(file, document.sha256)
        return document

    def find(self, doc_id: str) -> Document:
        """Return a document.

        Args:
            doc_id: its id, or as many of its first characters as no other id begins with.

        Raises:
            IngestError: no document, or several, have such an id, or the store is damaged.
        """
        documents = self.documents()
        exact = [document for document in documents if document.doc_id == doc_id]
        found = exact or [each for each in documents if doc_id and each.doc_id.startswith(doc_id)]
        if len(found) != 1:
            named = ", ".join(document.doc_id for document in found[:_NAMED])
            several = f"{len(found)} documents begin so ({named}); give more of the id"
            said = several if found else "no document; list them first"
            raise IngestError(f"{doc_id!r}: {said}")
        return found[0]

    def remove(self, doc_id: str) -> Document:
        """Remove a document and return it.

        Args:
            doc_id: its id, or as many of its first characters as no other id begins with.

        Raises:
            IngestError: no document, or several, have such an id, or the store is damaged.
        """
        document = self.find(doc_id)
        file = self._file(document.source_name)
        file.unlink()
        self._sums.note(file, None)
        return document

    def _file(self, source_name: str) -> Path:
        digest = hashlib.sha256(source_name.encode()).hexdigest()
        return self._folder / f"{slug(Path(source_name).stem)}-{digest[:12]}.json"

    def _twin(self, document: Document) -> Document | None:
        found = self._sums.find(document.sha256, besides=self._file(document.source_name))
        twin = None if found is None else _read(found)
        return twin if twin is not None and twin.sha256 == document.sha256 else None

    def _write(self, file: Path, document: Document, of_file: Mapping[str, Any]) -> None:
        try:
            self._write_aside(file, document, of_file)
        except OSError as error:
            raise IngestError(
                f"{document.source_name}: cannot be kept in {self._folder}: {error.strerror};"
                " make room or mend the folder, then ingest it again"
            ) from error

    def _write_aside(self, file: Path, document: Document, of_file: Mapping[str, Any]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        fields = dump_document(document)
        record = {
            "version": STORE_VERSION,
            "sha256": _digest(fields),
            "document": fields,
            **of_file,
        }
        descriptor, aside = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(record, stream, ensure_ascii=False)
                stream.flush()
                os.fsync(stream.fileno())
            Path(aside).replace(file)
        finally:
            Path(aside).unlink(missing_ok=True)


def _outcome(
    old: Document | None, document: Document, *, status: IngestStatus = "unchanged"
) -> IngestOutcome:
    if old is None or old == document:
        return IngestOutcome(status=status, document=document)
    return IngestOutcome(status="replaced", document=document, replaced_doc_id=old.doc_id)


def _load(file: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return record


def _read(file: Path) -> Document:
    try:
        record = _load(file)
        if record["version"] not in range(_WITHOUT_CONTEXT, STORE_VERSION + 1):
            raise ValueError(f"version {record['version']!r}, expected {STORE_VERSION}")
        if record["sha256"] != _digest(record["document"]):
            raise ValueError("its sum does not match its content")
        fields = record["document"]
        if record["version"] < _WITHOUT_PAGES:
            return _upgrade(fields)
        return load_document(fields)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IngestError(
            f"{file}: damaged document: {error}; delete it and ingest its report again"
        ) from error


def _upgrade(fields: dict[str, Any]) -> Document:
    """Read the context of a document that an older version kept; what its YAML said stays."""
    issuer = "" if "context" in fields else fields["issuer"]
    context = read_context(title=fields["title"], issuer=issuer, text=fields["text"])
    old = load_context(fields["context"]) if "context" in fields else DocumentContext()
    given = [name for name, source in old.read_from if source == FROM_METADATA]
    kept = tuple(pair for pair in context.read_from if pair[0] not in given)
    said = {name: getattr(old, name) for name in given}
    read_from = (*kept, *((name, FROM_METADATA) for name in given))
    upgraded = replace(context, **said, read_from=read_from)
    return Document(**{**fields, "context": upgraded, "pages": ()})


def _digest(fields: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()
