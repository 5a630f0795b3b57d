"""The passages of report files, split in this process, to audit gold files against."""

from collections.abc import Iterable
from pathlib import Path

from ingest import parse_blocks, read_document, split_passages

CORPUS_FOLDER = Path(__file__).resolve().parent.parent / "corpus"
SHIPPED_REPORT = CORPUS_FOLDER / "cn-ip-protection-2023.txt"


def read_passages(paths: Iterable[Path]) -> dict[str, str]:
    """Return passage id to text of all passages of the given report files.

    Raises:
        IngestError: a file cannot be read as a report.
    """
    passages: dict[str, str] = {}
    for path in paths:
        document = read_document(path)
        for passage in split_passages(document, parse_blocks(document)):
            passages[passage.passage_id] = passage.text
    return passages
