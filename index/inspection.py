"""Looks through the snapshots of a data folder: are they whole, and of what is here now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from index.embedder import Embedder
from index.errors import SnapshotError, SnapshotVersionError
from index.local import LocalStorage
from index.manifest import MANIFEST_FILE, Manifest, iter_misfits
from index.snapshot import CURRENT_FILE, iter_left_over, live_folder, stand_by_folders
from ingest import Analyzer, Document, Finding, FindingKind
from ingest.figures import FIGURE_RULES_VERSION

_NAMED: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotInspection:
    """What became of looking through the snapshots.

    Attributes:
        build_id: of the live one; ``None`` where there is none that can be read.
        findings: what is not as it should be.
        files: those of the live one.
    """

    build_id: str | None
    findings: tuple[Finding, ...]
    files: tuple[Path, ...] = ()


def inspect_snapshots(
    data_dir: Path,
    documents: Sequence[Document],
    *,
    analyzer: Analyzer | None = None,
    embedder: Embedder | None = None,
    at_work: bool = False,
) -> SnapshotInspection:
    """Check every snapshot against its sums, and the live one against what it is to be of.

    Args:
        data_dir: the data folder.
        documents: those that the store holds.
        analyzer: the present one; none where it cannot be opened.
        embedder: the present one; none where it cannot be opened.
        at_work: whether a writer is, whose snapshots are not left over then.

    Raises:
        OSError: a folder or a file cannot be read.
    """
    others = list(_iter_stand_by(data_dir, at_work=at_work))
    try:
        folder = live_folder(data_dir)
    except SnapshotError as error:
        kind: FindingKind = "damaged" if (data_dir / CURRENT_FILE).exists() else "outdated"
        found = Finding(kind=kind, message=str(error))
        return SnapshotInspection(build_id=None, findings=(found, *others))
    try:
        storage = LocalStorage.load(folder)
    except SnapshotError as error:
        kind = "outdated" if isinstance(error, SnapshotVersionError) else "damaged"
        found = Finding(kind=kind, message=str(error))
        return SnapshotInspection(build_id=None, findings=(found, *others))
    try:
        live = [
            *_iter_strays(folder, storage.manifest),
            *(
                Finding(kind="outdated", message=said)
                for said in _iter_outdated(storage, documents, analyzer, embedder)
            ),
        ]
    finally:
        storage.close()
    return SnapshotInspection(
        build_id=storage.manifest.build_id,
        findings=(*live, *others),
        files=tuple(folder / name for name in (MANIFEST_FILE, *sorted(storage.manifest.files))),
    )


def _iter_stand_by(data_dir: Path, *, at_work: bool) -> Iterator[Finding]:
    """Yield what is wrong of the snapshots that are not live."""
    left_over = set() if at_work else set(iter_left_over(data_dir))
    for path in sorted(left_over):
        said = f"{path}: neither live nor the one before, or half built; delete it"
        yield Finding(kind="left_over", message=said)
    for folder in stand_by_folders(data_dir):
        try:
            if folder not in left_over:
                Manifest.load(folder)
        except SnapshotVersionError:
            continue
        except SnapshotError:
            said = f"{folder}: damaged, but not live; delete it"
            yield Finding(kind="left_over", message=said)


def _iter_strays(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    for path in sorted(folder.iterdir()):
        if path.name != MANIFEST_FILE and path.name not in manifest.files:
            said = f"{path}: no file of the snapshot; delete it"
            yield Finding(kind="left_over", message=said)


def _iter_outdated(
    storage: LocalStorage,
    documents: Sequence[Document],
    analyzer: Analyzer | None,
    embedder: Embedder | None,
) -> Iterator[str]:
    """Yield what the live snapshot is of that is not what is here now."""
    manifest = storage.manifest
    if analyzer is not None and embedder is not None:
        yield from iter_misfits(manifest, analyzer=analyzer, embedder=embedder)
    if manifest.figure_rules != FIGURE_RULES_VERSION:
        yield (
            f"the snapshot {manifest.build_id}: its figures were read by rules of version"
            f" {manifest.figure_rules or 'unknown'}, not {FIGURE_RULES_VERSION};"
            " run `zhiwen index`"
        )
    changes = _describe_changes(storage.documents(), documents)
    if changes:
        yield f"the snapshot {manifest.build_id}: {changes}; run `zhiwen index`"


def _describe_changes(indexed: Sequence[Document], documents: Sequence[Document]) -> str:
    """Say how the documents differ from those of the index; nothing where they do not."""
    before = {document.doc_id: document for document in indexed}
    now = {document.doc_id: document for document in documents}
    changed = [name for name in now if name in before and before[name] != now[name]]
    told = {
        "not in it": [name for name in now if name not in before],
        "not here any more": [name for name in before if name not in now],
        "corrected since": changed,
    }
    return ", ".join(f"{_name(names)} {state}" for state, names in told.items() if names)


def _name(doc_ids: Sequence[str]) -> str:
    """Name some documents.

    >>> _name(["a"]), _name(["a", "b", "c", "d"])
    ('document a', '4 documents (a, b, c and 1 more)')
    """
    if len(doc_ids) == 1:
        return f"document {doc_ids[0]}"
    more = f" and {len(doc_ids) - _NAMED} more" if len(doc_ids) > _NAMED else ""
    return f"{len(doc_ids)} documents ({', '.join(doc_ids[:_NAMED])}{more})"
