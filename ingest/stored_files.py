"""A document of the store as a file: JSON with the sum of the document's fields."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.context import read_context
from ingest.errors import IngestError
from ingest.records import (
    FROM_METADATA,
    Document,
    DocumentContext,
    dump_document,
    load_context,
    load_document,
)

STORE_VERSION = 6
ASIDE_SUFFIX = ".tmp"
"""Of files that are being written."""
_WITHOUT_CONTEXT, _WITHOUT_FORCE, _WITHOUT_PAGES = 1, 2, 3


def load_record(file: Path) -> dict[str, Any]:
    """Return what a file holds, unchecked.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no JSON.
    """
    record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return record


def read_stored(file: Path) -> Document:
    """Return the document that a file holds, of whatever version wrote it.

    Raises:
        IngestError: the file cannot be read, or is not as it was written.
    """
    try:
        record = load_record(file)
        if record["version"] not in range(_WITHOUT_CONTEXT, STORE_VERSION + 1):
            raise ValueError(f"version {record['version']!r}, expected {STORE_VERSION}")
        if record["sha256"] != _digest(record["document"]):
            raise ValueError("its sum does not match its content")
        fields = record["document"]
        if record["version"] < _WITHOUT_PAGES:
            return _upgrade(fields)
        return load_document(fields)
    except OSError as error:
        raise IngestError(
            f"{file}: cannot be read: {error.strerror}; let this user read it"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise IngestError(
            f"{file}: damaged document: {error}; delete it and ingest its report again"
        ) from error


def write_stored(file: Path, document: Document, of_file: Mapping[str, Any]) -> None:
    """Write a document aside and put it in its place, so that there is never half of one.

    Args:
        file: its place.
        document: the document.
        of_file: what else to keep.

    Raises:
        OSError: the disk does not take it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    fields = dump_document(document)
    record = {"version": STORE_VERSION, "sha256": _digest(fields), "document": fields, **of_file}
    descriptor, aside = tempfile.mkstemp(dir=file.parent, suffix=ASIDE_SUFFIX)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(record, stream, ensure_ascii=False)
            stream.flush()
            os.fsync(stream.fileno())
        Path(aside).replace(file)
    finally:
        Path(aside).unlink(missing_ok=True)


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
