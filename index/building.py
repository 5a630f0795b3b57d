"""Builds a snapshot of a collection and makes it the live one."""

import gc
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from index.bm25 import BM25Index
from index.collection import Collection, read_collection
from index.contexts import ContextIndex
from index.dense import DenseIndex
from index.embedder import Embedder
from index.errors import SnapshotError
from index.figure_terms import index_figures
from index.figures import FigureStore
from index.lexicon import select_translations
from index.local import LocalStorage
from index.manifest import (
    SCHEMA_VERSION,
    Manifest,
    describe_analyzer,
    describe_embedder,
    digest_content,
    file_record,
)
from index.pieces import PieceIndex
from index.positions import TokenLayout
from index.snapshot import building_folder, live_folder, publish
from index.static_embedder import StaticEmbedder
from index.texts import TextStore
from index.traits import PassageTraits
from index.vector_cache import encode_cached
from index.years import YearTable
from ingest import Analyzer, DocumentStore, Originals, Term, default_glossary
from ingest.figures import FIGURE_RULES_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotInfo:
    """What a build yielded.

    Attributes:
        build_id: of the snapshot that is now live.
        changed: false where the live snapshot already held the same.
        counts: documents, passages, sentences, figures, terms and tokens.
        textless: ids of the documents of which nothing but the title can be found.
    """

    build_id: str
    changed: bool
    counts: dict[str, int]
    textless: tuple[str, ...] = ()


def build_snapshot(
    data_dir: Path,
    *,
    analyzer: Analyzer,
    embedder: Embedder,
    glossary: Sequence[Term] | None = None,
    progress: bool = False,
) -> SnapshotInfo:
    """Index every document of the store; see ``Builder.build``.

    Args:
        data_dir: the folder that ``zhiwen ingest`` filled.
        analyzer: makes the index terms.
        embedder: makes the sentence vectors.
        glossary: the terms to translate; the shipped glossary by default.
        progress: show progress bars on the terminal.

    Raises:
        SnapshotError: there is no document, or none of them yields a passage.
        IngestError: a stored document is damaged.
    """
    builder = Builder(
        analyzer=analyzer,
        embedder=embedder,
        glossary=default_glossary() if glossary is None else glossary,
        progress=progress,
    )
    started_ns = time.time_ns()
    with _without_collector():
        documents = DocumentStore(data_dir).documents()
        info = builder.build(data_dir, read_collection(documents, progress=progress))
    shown = {each.facsimile.file_sha256 for each in documents if each.facsimile is not None}
    Originals(data_dir).sweep(shown, before_ns=started_ns)
    return info


@contextmanager
def _without_collector() -> Iterator[None]:
    """Hold the search for cyclic garbage, which looks again and again at millions of records.

    A build makes next to no cycles, and it took an eighth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """Builds snapshots.

    Attributes:
        analyzer: makes the index terms.
        embedder: makes the sentence vectors.
        glossary: the terms to translate.
        progress: show progress bars on the terminal.
    """

    analyzer: Analyzer
    embedder: Embedder
    glossary: Sequence[Term]
    progress: bool = False

    def build(self, data_dir: Path, collection: Collection) -> SnapshotInfo:
        """Index a collection, verify the result, then switch to it.

        The build id is made of the content, so building the same again changes nothing. The old
        snapshot stays live until the new one is complete on disk and has been loaded once.

        Raises:
            SnapshotError: the collection holds no passage, or the disk does not take the index.
        """
        if not collection.passages:
            raise SnapshotError(
                f"{data_dir}: no passage to index; run `zhiwen ingest FILE...` on a report first"
            )
        folder = building_folder(data_dir)
        try:
            counts = {
                "documents": len(collection.documents),
                "passages": len(collection.passages),
                "figures": len(collection.figures),
                **self._write_lexical(folder, collection, data_dir),
                **self._write_dense(folder, collection, data_dir),
            }
            self._write_texts(folder, collection)
            manifest = self._describe(folder, counts)
            manifest.save(folder)
            LocalStorage.load(folder).close()
            changed = not _is_live(data_dir, manifest.build_id)
            if changed:
                publish(data_dir, folder, manifest.build_id)
        except (OSError, sqlite3.Error) as error:
            raise SnapshotError(
                f"{folder.parent}: the index cannot be written ({_reason(error)}); the one before"
                " stays: make room or mend the folder, then run `zhiwen index`"
            ) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return SnapshotInfo(
            build_id=manifest.build_id,
            changed=changed,
            counts=counts,
            textless=tuple(_iter_textless(collection)),
        )

    def _write_lexical(
        self, folder: Path, collection: Collection, data_dir: Path
    ) -> dict[str, int]:
        self.analyzer.prepare()
        pairs = list(zip(collection.passages, collection.sentences, strict=True))
        # The passages of a section follow each other, and have one heading.
        heading_terms = lru_cache(maxsize=1)(self.analyzer.terms)
        layout = TokenLayout()
        lexical = BM25Index.build(
            [
                layout.add(
                    text=self.analyzer.placed_terms(passage.text),
                    heading=heading_terms(" ".join(passage.heading_path)),
                    sentences=sentences,
                )
                for passage, sentences in track(pairs, "Analyzing", disable=not self.progress)
            ]
        )
        lexical.save(folder)
        contexts = ContextIndex.build(
            [document for document, _ in collection.documents],
            [passage.doc_id for passage in collection.passages],
            analyzer=self.analyzer,
            encode=lambda titles: self._encode(titles, data_dir),
        )
        contexts.save(folder)
        self._write_pieces(folder, collection)
        positions = layout.positions(lexical.term_ids)
        positions.save(folder)
        translations = select_translations(
            dict.fromkeys((*lexical.term_ids, *contexts.term_ids)).keys(),
            analyzer=self.analyzer,
            glossary=self.glossary,
        )
        translations.save(folder)
        return {"terms": len(lexical.term_ids), "tokens": positions.token_count}

    def _write_dense(self, folder: Path, collection: Collection, data_dir: Path) -> dict[str, int]:
        counts = [len(sentences) for sentences in collection.sentences]
        rows = np.repeat(np.arange(len(counts)), counts).astype(np.int32)
        vectors = self._encode(collection.sentence_texts(), data_dir)
        DenseIndex.build(vectors, rows).save(folder)
        return {"sentences": len(rows)}

    def _write_pieces(self, folder: Path, collection: Collection) -> None:
        documents = sorted((each for each, _ in collection.documents), key=lambda each: each.doc_id)
        PieceIndex.build(
            collection.sentence_texts(),
            [" ".join(passage.heading_path) for passage in collection.passages],
            [document.title for document in documents],
            embedder=self.embedder,
        ).save(folder)

    def _encode(self, texts: Sequence[str], data_dir: Path) -> NDArray[np.float32]:
        if isinstance(self.embedder, StaticEmbedder):
            # Faster than reading a cache would be.
            return self.embedder.encode_passages(texts, progress=self.progress)
        return encode_cached(self.embedder, texts, data_dir=data_dir, progress=self.progress)

    def _write_texts(self, folder: Path, collection: Collection) -> None:
        PassageTraits.build(collection.passages, collection.sentences).save(folder)
        TextStore.write(
            folder,
            documents=collection.documents,
            passages=zip(collection.passages, collection.sentences, strict=True),
        )
        pairs = zip(collection.passages, collection.sentences, strict=True)
        passages = {passage.passage_id: (passage, sentences) for passage, sentences in pairs}
        YearTable.write(folder, collection.years)
        FigureStore.write(
            folder, index_figures(collection.figures, passages=passages, analyzer=self.analyzer)
        )

    def _describe(self, folder: Path, counts: dict[str, int]) -> Manifest:
        content = {
            "schema_version": SCHEMA_VERSION,
            "embedder": describe_embedder(self.embedder),
            "analyzer": describe_analyzer(self.analyzer),
            "counts": counts,
            "files": {path.name: file_record(path) for path in sorted(folder.iterdir())},
            "figure_rules": FIGURE_RULES_VERSION,
        }
        return Manifest(build_id=digest_content(content), **content)  # type: ignore[arg-type]


def _reason(error: Exception) -> str:
    """Say why something cannot be written; numpy counts bytes where the disk took only some."""
    if not isinstance(error, OSError) or error.errno is None:
        return "the disk took only a part of it" if "requested and" in str(error) else str(error)
    return str(error.strerror)


def _iter_textless(collection: Collection) -> Iterator[str]:
    """Yield the ids of the documents that have no passage but their titles."""
    told = {each.doc_id for each in collection.passages if each.kind != "title"}
    yield from (each.doc_id for each, _ in collection.documents if each.doc_id not in told)


def _is_live(data_dir: Path, build_id: str) -> bool:
    """Tell whether the live snapshot is this build, and whole."""
    try:
        return Manifest.load(live_folder(data_dir)).build_id == build_id
    except SnapshotError:
        return False
