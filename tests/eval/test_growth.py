import sys
from pathlib import Path

import pytest

from eval.growth import STEPS, iter_growth, vary_document

# Stands for the command: notes what it is asked, and takes some time for each file.
COMMAND = """
import os, sys
from pathlib import Path

log, verb, *paths = sys.argv[1:]
texts = [Path(path).read_text(encoding="utf-8") for path in paths]
with open(log, "a", encoding="utf-8") as notes:
    print(verb, os.environ["ZHIWEN_DATA"], len(paths), len(set(texts)), file=notes)
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("云南省2023年工作报告\n\n云南省审结319件。\n", encoding="utf-8")
    return path


def test_each_number_of_documents_is_ingested_indexed_and_opened(
    tmp_path: Path, source: Path
) -> None:
    log = tmp_path / "log"
    timings = list(iter_growth((sys.executable, "-c", COMMAND, str(log)), [source], sizes=(2, 5)))
    noted = [line.split() for line in log.read_text().splitlines()]
    assert [verb for verb, *_ in noted] == [*STEPS.values()] * 2
    assert [(int(paths), int(texts)) for verb, _, paths, texts in noted if verb == "ingest"] == [
        (2, 2),
        (5, 5),
    ]
    assert len({folder for _, folder, *_ in noted}) == 2
    assert [timing.name for timing in timings if timing.unit == "times"] == [
        f"{step}, a document among 5 over one among 2" for step in STEPS
    ]
    assert all(timing.value > 0 for timing in timings if timing.unit == "ms")


def test_a_variant_is_of_another_place_and_year_with_other_numbers(source: Path) -> None:
    assert vary_document(source, 1) == "澄江省2022年工作报告\n\n澄江省审结326件。\n"
    assert vary_document(source, 2) != vary_document(source, 1)
