"""The documents that were ingested, on disk: one JSON file for each source name.

Files with pages are kept beside them (``ingest.originals``), to be shown.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from ingest.document_ids import pick_document_id
from ingest.errors import IngestError
from ingest.findings import Finding
from ingest.metadata import check_given, describe
from ingest.originals import Originals
from ingest.records import Document, load_document
from ingest.source import ReadSource, read_source, slug
from ingest.stored_files import (
    ASIDE_SUFFIX,
    STORE_VERSION,
    load_record,
    read_stored,
    write_stored,
)
from ingest.stored_sums import StoredSums

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInspection:
    """What became of looking through a store.

    Attributes:
        documents: those that are whole, sorted by ``doc_id``.
        files: in which they are kept, then those with pages that they were read from.
        findings: what is not as it should be.
    """

    documents: tuple[Document, ...]
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


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
        self._sums = StoredSums(self._folder, lambda file: read_stored(file).sha256)

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
            return tuple(load_record(self._file(document.source_name)).get("warnings", ()))
        except (OSError, ValueError, TypeError) as error:
            raise IngestError(f"{document.doc_id}: cannot be read: {error}") from error

    def known(self, source_name: str, fingerprint: str) -> Document | None:
        """Return the document that was read from the same file as it is now, ``None`` if none was.

        Args:
            source_name: of the file.
            fingerprint: of it and what stands beside it, as ``ingest.source`` gives it.
        """
        try:
            record = load_record(self._file(source_name))
            if (record["version"], record.get("file")) != (STORE_VERSION, fingerprint):
                return None
            if "warnings" not in record:  # written before they were kept
                return None
            document = load_document(record["document"])
            shown = document.facsimile
            # A file whose pages cannot be shown any more is to be kept anew.
            lacks = shown is not None and not self._originals.holds(shown.file_sha256)
            return None if lacks else document
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(
        self, document: Document, fingerprint: str, warnings: tuple[str, ...]
    ) -> IngestOutcome:
        file = self._file(document.source_name)
        old = read_stored(file) if file.exists() else None
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
        documents = [read_stored(file) for file in sorted(self._folder.glob("*.json"))]
        return tuple(sorted(documents, key=lambda document: document.doc_id))

    def inspect(self, *, at_work: bool = False) -> StoreInspection:
        """Check every document and every file with pages against its sum.

        Args:
            at_work: whether a writer is, whose files aside are not left over then.

        Raises:
            OSError: a folder or a file cannot be read.
        """
        documents, findings = [], []
        for file in sorted(self._folder.glob("[!.]*")):
            try:
                found = self._inspect_file(file, at_work=at_work)
            except IngestError as error:
                found = Finding(kind="damaged", message=str(error))
            if isinstance(found, Document):
                documents.append(found)
            elif found is not None:
                findings.append(found)
        damaged = any(finding.kind == "damaged" for finding in findings)
        pages = self._originals.inspect(documents, all_known=not (at_work or damaged))
        files = sorted(self._file(document.source_name) for document in documents)
        return StoreInspection(
            documents=tuple(sorted(documents, key=lambda document: document.doc_id)),
            files=(*files, *self._originals.files(documents)),
            findings=(*findings, *pages),
        )

    def _inspect_file(self, file: Path, *, at_work: bool) -> Document | Finding | None:
        if file.suffix != ".json":
            if at_work and file.suffix == ASIDE_SUFFIX:
                return None
            return Finding(kind="left_over", message=f"{file}: no document; delete it")
        document = read_stored(file)
        if file == self._file(document.source_name):
            return document
        said = f"{file}: not where {document.source_name} is kept, a copy; delete it"
        return Finding(kind="left_over", message=said)

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
        kept = load_record(file)
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
        documents = {document.doc_id: document for document in self.documents()}
        return documents[pick_document_id(doc_id, documents)]

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
        twin = None if found is None else read_stored(found)
        return twin if twin is not None and twin.sha256 == document.sha256 else None

    def _write(self, file: Path, document: Document, of_file: Mapping[str, Any]) -> None:
        try:
            write_stored(file, document, of_file)
        except OSError as error:
            raise IngestError(
                f"{document.source_name}: cannot be kept in {self._folder}: {error.strerror};"
                " make room or mend the folder, then ingest it again"
            ) from error


def _outcome(
    old: Document | None, document: Document, *, status: IngestStatus = "unchanged"
) -> IngestOutcome:
    if old is None or old == document:
        return IngestOutcome(status=status, document=document)
    return IngestOutcome(status="replaced", document=document, replaced_doc_id=old.doc_id)
