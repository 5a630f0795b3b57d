"""What the tests of figures share: the figures of a sentence, those of the shipped report."""

from collections.abc import Callable

import pytest

from ingest import Document, Passage, Segment, parse_blocks, split_passages
from ingest.figures import Figure, extract_figures

ReadFigures = Callable[..., tuple[Figure, ...]]


@pytest.fixture(scope="session")
def read_figures(make_document: Callable[..., Document]) -> ReadFigures:
    def read(text: str, *headings: str, title: str = "") -> tuple[Figure, ...]:
        segment = Segment(text_start=0, source_start=0, length=len(text))
        passage = Passage(
            passage_id="made-00000000:0",
            doc_id="made-00000000",
            kind="paragraph",
            heading_path=headings,
            text=text,
            segments=(segment,),
        )
        return extract_figures(make_document(text, title), [passage])

    return read


@pytest.fixture(scope="session")
def report_figures(report: Document, report_passages: tuple[Passage, ...]) -> tuple[Figure, ...]:
    return extract_figures(report, report_passages)


@pytest.fixture(scope="session")
def read_table_figures(make_document: Callable[..., Document]) -> ReadFigures:
    def read(text: str, title: str = "") -> tuple[Figure, ...]:
        document = make_document(text, title)
        return extract_figures(document, split_passages(document, parse_blocks(document)))

    return read
