"""The manifest of a snapshot: what it was built with, and the sum of every file."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

from index.embedder import Embedder
from index.errors import SnapshotError, SnapshotVersionError
from ingest import Analyzer

SCHEMA_VERSION = 7
MANIFEST_FILE = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a snapshot holds.

    Attributes:
        schema_version: of the layout on disk.
        build_id: names the build; the same input gives the same id.
        embedder: name, sha256 and dim of the embedding model.
        analyzer: version and the user terms' sha256.
        counts: documents, passages, sentences, figures, terms and tokens.
        files: size in bytes and sha256 of each file beside the manifest.
        figure_rules: version of the rules that read the figures; ``None`` in a snapshot built
            before it was recorded, which is served all the same.
    """

    schema_version: int
    build_id: str
    embedder: Mapping[str, str | int]
    analyzer: Mapping[str, str]
    counts: Mapping[str, int]
    files: Mapping[str, Mapping[str, str | int]]
    figure_rules: int | None = None

    @property
    def content_id(self) -> str:
        """The id that the content gives, which ``build_id`` is unless the manifest was altered."""
        return digest_content(asdict(self))

    def save(self, folder: Path) -> None:
        """Write ``manifest.json`` into ``folder``."""
        dumped = json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)
        (folder / MANIFEST_FILE).write_text(dumped + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the manifest and check every file against it.

        Raises:
            SnapshotVersionError: the manifest is of another version.
            SnapshotError: the manifest or a file is missing or altered.
        """
        path = folder / MANIFEST_FILE
        try:
            loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise SnapshotError(f"{path}: missing; run `zhiwen index`") from error
        except ValueError as error:
            raise SnapshotError(f"{path}: not valid JSON; run `zhiwen index`") from error
        if not isinstance(loaded, dict) or loaded.get("schema_version") != SCHEMA_VERSION:
            raise SnapshotVersionError(
                f"{path}: not of schema version {SCHEMA_VERSION}; run `zhiwen index`"
            )
        known = {field.name for field in fields(cls)}
        needed = {field.name for field in fields(cls) if field.default is MISSING}
        if not needed <= set(loaded) <= known:
            raise SnapshotError(
                f"{path}: expected the keys {sorted(known)}, found {sorted(loaded)};"
                " run `zhiwen index`"
            )
        manifest = cls(**loaded)
        if manifest.content_id != manifest.build_id:
            raise SnapshotError(f"{path}: altered since it was built; run `zhiwen index`")
        manifest.verify(folder)
        return manifest

    def verify(self, folder: Path) -> None:
        """Compare every file with its recorded size and sum.

        Raises:
            SnapshotError: a file is missing or differs; the message names it.
        """
        for name, recorded in self.files.items():
            path = folder / name
            if not path.is_file():
                raise SnapshotError(f"{path}: missing from the snapshot; run `zhiwen index`")
            found = file_record(path)
            if found != recorded:
                raise SnapshotError(
                    f"{path}: altered since it was built (size {found['size_bytes']}, expected"
                    f" {recorded.get('size_bytes')}, or another sha256); run `zhiwen index`"
                )


def digest_content(content: Mapping[str, Any]) -> str:
    """Return the id of a build: the same content gives the same id.

    Args:
        content: the fields of its manifest; ``build_id`` and what is ``None`` do not count.
    """
    counted = {
        name: value for name, value in content.items() if name != "build_id" and value is not None
    }
    return hashlib.sha256(json.dumps(counted, sort_keys=True).encode()).hexdigest()[:16]


def file_record(path: Path) -> dict[str, str | int]:
    """Return the size and the sha256 of a file, as the manifest records them."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"sha256": digest, "size_bytes": path.stat().st_size}


def describe_embedder(embedder: Embedder) -> dict[str, str | int]:
    """Return what the manifest records of an embedder."""
    return {"name": embedder.name, "sha256": embedder.sha256, "dim": embedder.dim}


def describe_analyzer(analyzer: Analyzer) -> dict[str, str]:
    """Return what the manifest records of an analyzer."""
    return {"version": analyzer.version, "user_terms_sha256": analyzer.user_terms_sha256}


def iter_misfits(manifest: Manifest, *, analyzer: Analyzer, embedder: Embedder) -> Iterator[str]:
    """Yield what a snapshot was built with other than these: none where it can be searched."""
    if manifest.embedder != describe_embedder(embedder):
        yield (
            f"the snapshot {manifest.build_id} was built with the embedder"
            f" {manifest.embedder.get('name')!r} (sha256 {manifest.embedder.get('sha256')}), not"
            f" with {embedder.name!r} (sha256 {embedder.sha256}); run `zhiwen index`"
        )
    if manifest.analyzer != describe_analyzer(analyzer):
        yield (
            f"the snapshot {manifest.build_id} was built with another analyzer or user dictionary;"
            " run `zhiwen index`"
        )
