from pathlib import Path

import pytest

from ingest import IngestError, read_document
from ingest.reading_pool import NamedFile, read_files

TEXT = "澄浦市2023年工作报告\n\n全年全市生产总值1024.5亿元，比上年增长5.2%。\n"


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    files = [tmp_path / f"{number}.txt" for number in range(5)]
    for number, file in enumerate(files):
        file.write_text(TEXT.replace("5.2", f"{number}.1"), encoding="utf-8")
    files[2].write_bytes(b"")
    return [*files, tmp_path / "absent.txt"]


def named(paths: list[Path]) -> list[NamedFile]:
    return [NamedFile(path, path.name) for path in paths]


def test_files_are_read_in_order_and_a_bad_one_stops_no_other(paths: list[Path]) -> None:
    outcomes = list(read_files(named(paths), workers=2))
    assert [outcome.path for outcome in outcomes] == paths
    assert [outcome.error is None for outcome in outcomes] == [True, True, False, True, True, False]
    read = outcomes[0].source
    assert read is not None
    assert read.document == read_document(paths[0])
    with pytest.raises(IngestError) as raised:
        read_document(paths[2])
    assert outcomes[2].error == str(raised.value)


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_read(paths: list[Path]) -> None:
    for path in paths[:2]:
        path.write_text(TEXT * 220_000, encoding="utf-8")
    outcomes = list(read_files(named(paths[:2]), workers=1, time_limit_s=0.0))
    assert ["took longer than 0 s" in (each.error or "") for each in outcomes] == [True, True], (
        outcomes
    )


def test_nothing_is_read_of_no_files() -> None:
    assert list(read_files([])) == []
