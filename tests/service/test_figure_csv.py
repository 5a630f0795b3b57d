import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from service.figure_csv import COLUMNS, csv_header, csv_lines
from service.records import Change
from service.responses_figures import FigureRow

ROW = FigureRow(
    passage_id="zh-1:5",
    doc_id="zh-1",
    span=(10, 17),
    raw="92.08万件",
    value=Decimal("920800.00"),
    high=None,
    unit="件",
    unit_en="patents",
    kind="count",
    bound="exact",
    subject="发明专利授权量",
    scope="granted, domestic",
    period="2023",
    change=Change(raw="同比下降1.5%", value=Decimal("-1.5"), unit="%", percent=None),
    is_change=False,
    sentence="发明专利授权量92.08万件，同比下降1.5%。",
    sentence_span=(3, 30),
    source=((40, 45), (47, 49)),
)


def read_line(row: FigureRow) -> dict[str, str]:
    """Return a figure as a spreadsheet would read it."""
    content = (csv_header() + csv_lines([row], {"zh-1": "某市公报"})).decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(content, newline=""))
    return line


def test_a_figure_is_a_line_with_its_places() -> None:
    assert read_line(ROW) == {
        "doc_id": "zh-1",
        "title": "某市公报",
        "passage_id": "zh-1:5",
        "start": "10",
        "end": "17",
        "raw": "92.08万件",
        "value": "920800.00",
        "high": "",
        "unit": "件",
        "kind": "count",
        "bound": "exact",
        "subject": "发明专利授权量",
        "scope": "granted, domestic",
        "period": "2023",
        "change": "同比下降1.5%",
        "change_value": "-1.5",
        "change_unit": "%",
        "is_change": "false",
        "source": "40-45 47-49",
        "sentence": "发明专利授权量92.08万件，同比下降1.5%。",
    }


def test_excel_can_tell_that_it_is_utf_8() -> None:
    assert csv_header().startswith(b"\xef\xbb\xbfdoc_id,")


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_no_text_is_a_formula(text: str) -> None:
    line = read_line(replace(ROW, subject=text, sentence=text))
    assert (line["subject"], line["sentence"]) == (f"'{text}", f"'{text}")


def test_a_negative_number_stays_a_number() -> None:
    assert read_line(replace(ROW, value=Decimal("-3.20")))["value"] == "-3.20"


@pytest.mark.parametrize("text", ['清风行动\t罚款"2"万元', "one, two\nthree", "案件，\r\n其中"])
def test_what_would_end_a_cell_stays_inside_it(text: str) -> None:
    assert read_line(replace(ROW, sentence=text))["sentence"] == text


def test_a_figure_without_a_change_leaves_its_columns_empty() -> None:
    line = read_line(replace(ROW, change=None))
    assert (line["change"], line["change_value"], line["change_unit"]) == ("", "", "")
    assert tuple(line) == COLUMNS
