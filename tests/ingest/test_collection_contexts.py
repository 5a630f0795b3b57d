"""What 134 documents print of themselves, written by hand before it was looked at what is read."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from eval.document_facts import TARGETS, Reading, compare_facts, read_facts, share_right
from ingest import read_document

TABLE = Path(__file__).with_name("collection_contexts.tsv")
MADE_UP = Path(__file__).parents[2] / "eval" / "gold" / "collection"
# As the Makefile has it; SHARED is given where the data lies elsewhere.
SHARED = Path(os.environ.get("SHARED", Path(__file__).parents[2] / "../shared/data"))


def _readings(folders: Sequence[Path]) -> tuple[Reading, ...]:
    facts = read_facts(TABLE)
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    return compare_facts(facts, [read_document(path) for path in paths if path.stem in facts])


def _assert_right(readings: Sequence[Reading]) -> None:
    for field, target in TARGETS.items():
        n, right = share_right(readings, field)
        wrong = [each for each in readings if each.field == field and not each.is_right]
        assert right >= target * n > 0, wrong


def test_the_made_up_documents_are_read_as_a_person_reads_them() -> None:
    readings = _readings([MADE_UP])
    assert len({reading.document for reading in readings}) == 16
    _assert_right(readings)


def test_the_collection_is_read_as_a_person_reads_it() -> None:
    folders = [SHARED / "official", SHARED / "madeup"]
    if not all(folder.is_dir() for folder in folders):
        pytest.skip(f"the collection is not at {SHARED}; give its folder in SHARED")
    readings = _readings(folders)
    assert {reading.document for reading in readings} == set(read_facts(TABLE))
    _assert_right(readings)
