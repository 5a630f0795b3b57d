"""Reports set as PDF by a browser, and saved as web pages, are read as they are from text."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import Document, parse_blocks, read_document, split_passages

ROOT = Path(__file__).parents[2]
MADE_UP = sorted((ROOT / "eval/gold/made-up").glob("*.txt"))
REPORTS = [ROOT / "corpus/cn-ip-protection-2023.txt", *MADE_UP]


def passages(document: Document) -> list[str]:
    """The texts of a document's passages without white space."""
    found = split_passages(document, parse_blocks(document))
    return [re.sub(r"\s", "", passage.text) for passage in found]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_printed_report_has_the_passages_of_its_text(
    print_report: Callable[[Path], bytes], tmp_path: Path, path: Path
) -> None:
    (tmp_path / "printed.pdf").write_bytes(print_report(path))
    printed = read_document(tmp_path / "printed.pdf")
    assert passages(printed) == passages(read_document(path))
    assert printed.facsimile is not None
    boxless = [
        char
        for place, char in enumerate(printed.text)
        if not char.isspace() and not printed.facsimile.page_map.lines(place, place + 1)
    ]
    assert set(boxless) <= {"#"}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_as_a_web_page_has_the_passages_of_its_text(
    write_html: Callable[[Path], str], tmp_path: Path, path: Path
) -> None:
    (tmp_path / "saved.html").write_text(write_html(path), encoding="utf-8")
    saved, text = read_document(tmp_path / "saved.html"), read_document(path)
    # What stands below a page's title is a paragraph there, and of the title's block in a text.
    told = set(passages(saved))
    assert [each for each in passages(text)[1:] if each not in told] == []
