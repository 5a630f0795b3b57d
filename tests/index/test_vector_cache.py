"""What was embedded once is not embedded again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.vector_cache import encode_cached


def test_only_new_texts_reach_the_embedder(
    tmp_path: Path, make_embedder: Callable[..., Any]
) -> None:
    embedder = make_embedder()
    encode_cached(embedder, ["法院", "court"], data_dir=tmp_path)
    vectors = encode_cached(embedder, ["court", "海关局", "court"], data_dir=tmp_path)
    assert embedder.seen == ["法院", "court", "海关局"]
    assert vectors.tolist() == [[5, 1], [3, 1], [5, 1]]


def test_another_embedder_has_a_cache_of_its_own(
    tmp_path: Path, make_embedder: Callable[..., Any]
) -> None:
    encode_cached(make_embedder(), ["法院"], data_dir=tmp_path)
    other = make_embedder(sha256="cd" * 32)
    encode_cached(other, ["法院"], data_dir=tmp_path)
    assert other.seen == ["法院"]


def test_no_texts_give_no_vectors(tmp_path: Path, make_embedder: Callable[..., Any]) -> None:
    assert encode_cached(make_embedder(), [], data_dir=tmp_path).shape == (0, 2)
