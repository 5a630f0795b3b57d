"""What the tests of ``ingest`` share: the shipped report, read once, and documents made of text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import Analyzer, Block, Document, Passage, parse_blocks, read_document, split_passages

REPORT = Path(__file__).parents[2] / "corpus" / "cn-ip-protection-2023.txt"

MakeDocument = Callable[..., Document]
ReadPassages = Callable[..., tuple[Passage, ...]]


@pytest.fixture(scope="session")
def report_document() -> Document:
    return read_document(REPORT)


@pytest.fixture(scope="session")
def report_blocks(report_document: Document) -> tuple[Block, ...]:
    return parse_blocks(report_document)


@pytest.fixture(scope="session")
def report_passages(
    report_document: Document, report_blocks: tuple[Block, ...]
) -> tuple[Passage, ...]:
    return split_passages(report_document, report_blocks)


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="session")
def make_document() -> MakeDocument:
    def make(text: str, title: str = "") -> Document:
        return Document(
            doc_id="made-00000000",
            title=title,
            issuer="",
            year=2023,
            language="zh",
            source_name="made.txt",
            sha256="0" * 64,
            text=text,
        )

    return make


@pytest.fixture(scope="session")
def read_passages(make_document: MakeDocument) -> ReadPassages:
    def read(text: str, title: str = "") -> tuple[Passage, ...]:
        document = make_document(text, title)
        return split_passages(document, parse_blocks(document))

    return read
