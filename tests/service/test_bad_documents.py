"""Documents that nobody should write, through the command line: each gets a clear word."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from ingest.source import MAX_FILE_BYTES

TITLE = "岚江市2023年年报"
TEXT = f"{TITLE}\n\n全市受理案件319件。\n"
Zhiwen = Callable[..., Result]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    def write(text: str, name: str = "report.txt") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / name)

    return write


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("全市受理案件319件，其中民事案件200件。\n全年办结300件。\n", ["319件", "300件"]),
        (f"{TITLE}\n\n受理319件。\n\n岚江市2022年年报\n\n受理200件。\n", ["319件", "200件"]),
        (f"{TITLE}，" + "全市受理案件319件，同比增长17%，" * 300 + "办结7件。", ["319件", "7件"]),
    ],
    ids=["no title", "two titles", "one line"],
)
def test_an_odd_document_is_found_whole(
    fresh: Zhiwen, write: Callable[..., str], text: str, wanted: list[str]
) -> None:
    assert fresh("ingest", write(text)).stdout.startswith("added: ")
    assert fresh("index").exit_code == 0
    found = fresh("search", "受理案件，办结", "--json").stdout
    assert all(words in found for words in wanted)


@pytest.mark.parametrize(
    "text",
    [f"{TITLE}\n", f"{TITLE}\n" + "".join(f"## 标题{number}\n" for number in range(2_000))],
    ids=["title", "headings"],
)
def test_a_document_without_text_is_told_of(
    fresh: Zhiwen, write: Callable[..., str], text: str
) -> None:
    fresh("ingest", write(text, "bare.txt"))
    fresh("ingest", write(TEXT))
    outcome = fresh("index")
    assert outcome.exit_code == 0
    assert re.fullmatch(r"note: bare-\w{8} holds titles and headings alone; .*\n", outcome.stderr)
    assert fresh("documents").stdout.count("\n") == 2
    assert f"1. {TITLE}" in fresh("search", TITLE).stdout


def test_a_file_that_is_too_large_is_refused_by_its_size(
    fresh: Zhiwen, write: Callable[..., str]
) -> None:
    large = write(TEXT * (MAX_FILE_BYTES // len(TEXT.encode()) + 1), "large.txt")
    outcome = fresh("ingest", large, write(TEXT))
    assert (outcome.exit_code, outcome.stdout.count("added: ")) == (1, 1)
    assert re.fullmatch(
        r"error: .*large\.txt: the file has 2\d\.\d MB, the limit .*\n", outcome.stderr
    )


def test_two_documents_of_one_title_are_both_kept(fresh: Zhiwen, write: Callable[..., str]) -> None:
    other = TEXT.replace("319", "320")
    assert fresh("ingest", write(TEXT, "a.txt"), write(other, "b.txt")).stdout.count("added: ") == 2
    fresh("index")
    assert fresh("documents").stdout.count(TITLE) == 2
    found = fresh("search", "受理案件", "--json").stdout
    assert "319件" in found
    assert "320件" in found


@pytest.mark.parametrize("year", ["20233", "-5", "0", "二〇二三", "2023.5", "[2023]", "9" * 30])
def test_a_year_that_cannot_be_is_refused_and_nothing_changed(
    fresh: Zhiwen, write: Callable[..., str], year: str
) -> None:
    path = write(TEXT)
    fresh("ingest", path)
    write(f"year: {year}\n", "report.yaml")
    outcome = fresh("ingest", path)
    assert outcome.exit_code == 1
    assert re.fullmatch(r"error: .*report\.yaml: year must be a number from .*\n", outcome.stderr)
    assert fresh("index").exit_code == 0
