"""What the tests of ``ingest`` share: the shipped report as blocks, documents made of text."""

from collections.abc import Callable

import pytest

from ingest import Block, Document, Passage, parse_blocks, split_passages

MakeDocument = Callable[..., Document]
ReadPassages = Callable[..., tuple[Passage, ...]]


@pytest.fixture(scope="session")
def report_blocks(report: Document) -> tuple[Block, ...]:
    return parse_blocks(report)


@pytest.fixture(scope="session")
def make_document() -> MakeDocument:
    def make(text: str, title: str = "", year: int | None = 2023) -> Document:
        return Document(
            doc_id="made-00000000",
            title=title,
            issuer="",
            year=year,
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
