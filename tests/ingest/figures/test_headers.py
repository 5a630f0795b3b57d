"""The names of the columns for each row of a document's tables."""

from collections.abc import Callable

import pytest

from ingest import Document, parse_blocks, split_passages
from ingest.figures.headers import Header, read_headers

MakeDocument = Callable[..., Document]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("指标", "2021年", "比上年增长（%）"), "粮食\t35.5\t2.0"),
        (("Country", "Exports (USD)", "Growth (%)"), "Japan\t104.3\t9.4"),
        (("城市", "PM2.5（微克/立方米）", "臭氧"), "甲市\t31\t166"),
    ],
)
def test_a_row_has_the_names_of_its_tables_columns(
    make_document: MakeDocument, header: tuple[str, ...], row: str
) -> None:
    lines = "\t".join(header)
    assert _read(make_document, f"表1 汇总\n\n{lines}\n{row}\n") == {row: header}


def test_a_further_header_counts_for_the_rows_below_it(make_document: MakeDocument) -> None:
    text = "表1 汇总\n\n产品\t产量\n粮食\t35.5\n货物\t金额\n大豆\t12.5\n"
    found = _read(make_document, text)
    assert found["粮食\t35.5"] == ("产品", "产量")
    assert found["大豆\t12.5"] == ("货物", "金额")


def test_a_caption_ends_a_table(make_document: MakeDocument) -> None:
    text = "表1 汇总\n\n产品\t产量\n粮食\t35.5\n\n表2 明细\n\n大豆\t12.5\n"
    assert _read(make_document, text)["大豆\t12.5"] == ()


@pytest.mark.parametrize("text", ["序号\t名称\n1\t护航行动\n", "产量35.5吨。\n", "\n"])
def test_no_header_is_read_where_no_cell_is_a_bare_number(
    make_document: MakeDocument, text: str
) -> None:
    assert _read(make_document, text) == {}


def _read(make_document: MakeDocument, text: str) -> dict[str, Header]:
    document = make_document(text)
    passages = split_passages(document, parse_blocks(document))
    texts = {passage.passage_id: passage.text for passage in passages}
    found = read_headers(document, passages)
    return {texts[key]: tuple(header) for key, header in found.items()}
