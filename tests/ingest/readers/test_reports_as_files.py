"""Reports set as Word documents and their tables as sheets are read as they are from text."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

import pytest

from ingest import Document, parse_blocks, read_document, split_passages

ROOT = Path(__file__).parents[3]
MADE_UP = sorted((ROOT / "eval/gold/made-up").glob("*.txt"))
REPORTS = [ROOT / "corpus/cn-ip-protection-2023.txt", *MADE_UP]


def passages(document: Document) -> list[str]:
    """The texts of a document's passages without white space."""
    found = split_passages(document, parse_blocks(document))
    return [re.sub(r"\s", "", passage.text) for passage in found]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_in_word_has_the_passages_of_its_text(
    make_docx: Callable[..., bytes], tmp_path: Path, path: Path
) -> None:
    text = read_document(path)
    body = "".join(_iter_word(text))
    (tmp_path / "report.docx").write_bytes(make_docx(body, styles=STYLES))
    assert passages(read_document(tmp_path / "report.docx")) == passages(text)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_tables_of_a_report_as_values_keep_their_cells(tmp_path: Path, path: Path) -> None:
    text = read_document(path)
    for number, table in enumerate(_tables(text)):
        written = io.StringIO()
        csv.writer(written).writerows(table)
        (tmp_path / f"{number}.csv").write_bytes(written.getvalue().encode("gb18030"))
        read = read_document(tmp_path / f"{number}.csv")
        rows = [[cell.strip() for cell in line.split("\t")] for line in read.text.splitlines()]
        assert [row for row in rows if any(row)] == _squeezed(table)


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="h{n}"><w:name w:val="heading {n}"/></w:style>'
    for n in range(1, 10)
)


def _iter_word(document: Document) -> Iterator[str]:
    """Yield the paragraphs of a report and its tables, headings in Word's own styles."""
    blocks = parse_blocks(document)
    for is_table, group in groupby(blocks, lambda block: block.kind.startswith("table_")):
        texts = [
            (block, "".join(span.of(document.text) for span in block.spans)) for block in group
        ]
        if is_table:
            yield f"<w:tbl>{''.join(_rows(text) for _, text in texts)}</w:tbl>"
            continue
        for block, text in texts:
            style = f'<w:pStyle w:val="h{block.level}"/>' if block.kind == "heading" else ""
            lines = text.splitlines() if block.kind == "title" else ["".join(text.split("\n"))]
            yield from (_paragraph(line, style) for line in lines)


def _rows(text: str) -> str:
    cells = (
        "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in line.split("\t"))
        for line in text.splitlines()
    )
    return "".join(f"<w:tr>{row}</w:tr>" for row in cells)


def _paragraph(text: str, properties: str = "") -> str:
    said = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{said}</w:r></w:p>"


def _tables(document: Document) -> Iterator[list[list[str]]]:
    """Yield the tables of a report that tabs part, by rows and cells."""
    for is_row, group in groupby(document.text.splitlines(), lambda line: "\t" in line):
        rows = [line.split("\t") for line in group] if is_row else []
        if len(rows) > 1:
            yield rows


def _squeezed(table: list[list[str]]) -> list[list[str]]:
    """Return a table's cells as they are written on one line, its empty columns left out."""
    width = max(map(len, table))
    even = [[*row, *[""] * (width - len(row))] for row in table]
    used = [column for column in range(width) if any(row[column].strip() for row in even)]
    return [[_cell(row[column]) for column in used] for row in even if any(map(str.strip, row))]


def _cell(text: str) -> str:
    beside_han = r"(?<=[\u2e80-\u9fff\uff00-\uffef]) | (?=[\u2e80-\u9fff\uff00-\uffef])"
    return re.sub(beside_han, "", " ".join(text.split()))
