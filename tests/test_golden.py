"""Golden files: how the shipped report is read, passage by passage; `make golden` rewrites them."""

from pathlib import Path

import pytest

from ingest import Passage

GOLDEN = Path(__file__).parent / "golden" / "cn-ip-protection-2023.passages.tsv"


def describe(passage: Passage) -> str:
    """Return a passage as one line: place, kind, headings, text with its borders visible."""
    text = passage.text.replace("\t", "␉").replace("\n", "␊")
    return "\t".join(
        (str(passage.source_offset(0)), passage.kind, " › ".join(passage.heading_path), text)
    )


def test_golden_passages_of_the_shipped_report(
    report_passages: tuple[Passage, ...], request: pytest.FixtureRequest
) -> None:
    found = "".join(describe(passage) + "\n" for passage in report_passages)
    if request.config.getoption("--rewrite-golden"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
