"""Vectors kept between builds: a slow model embeds a sentence once."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import Embedder

VECTORS_FOLDER = "vectors"
BATCH = 256


def encode_cached(
    embedder: Embedder, texts: Sequence[str], *, data_dir: Path, progress: bool = False
) -> NDArray[np.float32]:
    """Return the vectors of ``texts``, embedding only those that are not in the cache yet.

    The cache is a file of the data folder for each embedder, keyed by the text's sha256; it is
    written batch by batch, so a build that was stopped goes on where it was. It may be deleted at
    any time.

    Args:
        embedder: makes what is missing.
        texts: in any order, the same one more than once or not.
        data_dir: the data folder.
        progress: show the embedder's progress bar.

    Returns:
        Shape (texts, dim), as ``embedder.encode_passages`` returns them.
    """
    folder = data_dir / VECTORS_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    keys = [sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
    with closing(sqlite3.connect(folder / f"{embedder.sha256[:16]}.sqlite")) as cache:
        cache.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)")
        wanted = dict(zip(keys, texts, strict=True))
        missing = [key for key in wanted if not _holds(cache, key)]
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            vectors = embedder.encode_passages([wanted[key] for key in batch], progress=progress)
            rows = [(key, vector.tobytes()) for key, vector in zip(batch, vectors, strict=True)]
            with cache:
                cache.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        found = [_read(cache, key) for key in keys]
    return np.array(found, dtype=np.float32).reshape(len(texts), embedder.dim)


def _holds(cache: sqlite3.Connection, key: bytes) -> bool:
    return cache.execute("SELECT 1 FROM vectors WHERE key = ?", (key,)).fetchone() is not None


def _read(cache: sqlite3.Connection, key: bytes) -> NDArray[np.float32]:
    (vector,) = cache.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
    return np.frombuffer(vector, dtype=np.float32)
