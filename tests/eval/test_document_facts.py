from dataclasses import replace
from pathlib import Path

import pytest

from eval.document_facts import compare_facts, count_invented, read_facts, share_right
from eval.errors import SetError
from ingest import Document, DocumentContext, read_document

HEAD = "document\ttitle\tissuers\tissued\treported\tplanned\tin_force\tplaces\n"
ROW = "law\t某市 条例 | 条例\t甲局; 乙局\t2020-01-20\t\t\t\t某市\n"


def _table(folder: Path, text: str) -> Path:
    path = folder / "facts.tsv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "law.txt"
    path.write_text("某市条例\n正文。", encoding="utf-8")
    context = DocumentContext(bodies=("乙局", "甲局"), issued="2020-01-20", period="2019")
    return replace(read_document(path), title="某市条例", context=context)


def test_names_are_right_in_any_order_and_spacing(tmp_path: Path, document: Document) -> None:
    readings = compare_facts(read_facts(_table(tmp_path, HEAD + ROW)), [document])
    right = {reading.field for reading in readings if reading.is_right}
    assert right == {"title", "issuers", "issued", "planned", "in_force"}


def test_what_is_not_printed_counts_apart(tmp_path: Path, document: Document) -> None:
    readings = compare_facts(read_facts(_table(tmp_path, HEAD + ROW)), [document])
    assert share_right(readings, "reported") == (0, 0)
    assert count_invented(readings, "reported") == 1
    assert share_right(readings, "places") == (1, 0)


def test_a_document_that_the_table_lacks_is_left_out(tmp_path: Path, document: Document) -> None:
    facts = read_facts(_table(tmp_path, HEAD + ROW))
    assert compare_facts(facts, [replace(document, source_name="other.txt")]) == ()


@pytest.mark.parametrize("text", ["document\ttitle\nlaw\t条例\n", HEAD + "law\t条例\n"])
def test_a_table_with_other_columns_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SetError, match=r"facts\.tsv:2: columns are"):
        read_facts(_table(tmp_path, text))


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SetError, match="cannot be read"):
        read_facts(tmp_path / "none.tsv")
