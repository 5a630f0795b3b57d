import hashlib
import os
import time
from pathlib import Path

import pytest

from ingest import IngestError, Originals

BYTES = b"%PDF-1.7 a report"
SUM = hashlib.sha256(BYTES).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(BYTES)
    return path


def test_a_file_is_kept_as_it_was_read(file: Path, tmp_path: Path) -> None:
    originals = Originals(tmp_path / "data")
    assert originals.find(SUM) is None
    originals.keep(file, SUM)
    file.unlink()
    kept = originals.find(SUM)
    assert kept is not None
    assert kept.read_bytes() == BYTES


def test_a_file_that_changed_since_it_was_read_is_refused(file: Path, tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="it changed while it was read"):
        Originals(tmp_path / "data").keep(file, "0" * 64)
    assert list((tmp_path / "data" / "originals").iterdir()) == []


def test_an_altered_copy_is_not_given_out(file: Path, tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(file, SUM)
    (tmp_path / "originals" / SUM).write_bytes(b"%PDF-1.7 another")
    assert originals.find(SUM) is None


def test_what_no_document_needs_is_swept_but_not_what_just_came(file: Path, tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.keep(file, SUM)
    os.utime(tmp_path / "originals" / SUM, (1, 1))
    originals.sweep({SUM}, before_ns=time.time_ns())
    assert originals.find(SUM) is not None
    originals.keep(file, SUM)
    originals.sweep(set(), before_ns=2_000_000_000)
    assert originals.find(SUM) is not None
    os.utime(tmp_path / "originals" / SUM, (1, 1))
    originals.sweep(set(), before_ns=time.time_ns())
    assert originals.find(SUM) is None
    Originals(tmp_path / "nowhere").sweep(set(), before_ns=0)
