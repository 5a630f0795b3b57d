from collections.abc import Callable

import pytest

from ingest import IngestError
from ingest.readers.sheets import read_csv, read_sheets

MakeZip = Callable[..., bytes]


@pytest.fixture
def make_book(make_zip: MakeZip) -> Callable[..., bytes]:
    """Return what makes a workbook of sheets, each a name with the XML of its rows and the rest."""

    def make(*sheets: tuple[str, str, str]) -> bytes:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        listed = "".join(
            f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>'
            for n, (name, _, _) in enumerate(sheets, 1)
        )
        relations = "".join(
            f'<Relationship Id="r{n}" Type="{rel}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        parts = {
            "xl/workbook.xml": (
                f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>{listed}</sheets></workbook>'
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{package}"><Relationship Id="b" '
                f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{package}">{relations}</Relationships>'
            ),
        }
        for n, (_, rows, rest) in enumerate(sheets, 1):
            parts[f"xl/worksheets/s{n}.xml"] = (
                f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{rest}</worksheet>'
            )
        return make_zip(parts)

    return make


def rows(*lines: tuple[str | float, ...]) -> str:
    return "".join(_row(number, line) for number, line in enumerate(lines, 1))


def _row(number: int, line: tuple[str | float, ...]) -> str:
    cells = "".join(_cell(number, column, value) for column, value in enumerate(line))
    return f'<row r="{number}">{cells}</row>'


def _cell(number: int, column: int, value: str | float) -> str:
    place = f"{chr(ord('A') + column)}{number}"
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>' if value else ""
    return f'<c r="{place}"><v>{value}</v></c>'


def test_a_sheet_is_a_title_a_head_and_rows(make_book: Callable[..., bytes]) -> None:
    data = rows(("学校名单", ""), ("序号", "代码"), (1.0, 4111010001.0), (2.0, 12.5))
    merged = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    text = read_sheets(make_book(("表", data, merged)), name="a.xlsx").text
    assert text == "学校名单\n序号\t代码\n1\t4111010001\n2\t12.5\n"


def test_several_sheets_stand_under_their_names(make_book: Callable[..., bytes]) -> None:
    one, two = rows(("地区", "产值"), ("甲县", 1.0)), rows(("地区", "人口"), ("甲县", 2.0))
    book = make_book(("产值", one, ""), ("空", "", ""), ("人口", two, ""))
    text = read_sheets(book, name="a.xlsx").text
    assert text == "## 产值\n\n地区\t产值\n甲县\t1\n\n## 人口\n\n地区\t人口\n甲县\t2\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_values_parted_by_commas_are_a_table(encoding: str) -> None:
    data = '指标,2022年,2023年\n"人口,万人","1,412",1410\n出生人口,956,902\n'.encode(encoding)
    assert read_csv(data, name="a.csv").text.splitlines() == [
        "指标\t2022年\t2023年",
        "人口,万人\t1,412\t1410",
        "出生人口\t956\t902",
    ]


def test_empty_and_damaged_books_are_refused(make_book: Callable[..., bytes]) -> None:
    with pytest.raises(IngestError, match=r"a\.xlsx: its sheets are empty"):
        read_sheets(make_book(("空", "", "")), name="a.xlsx")
    with pytest.raises(IngestError, match=r"a\.xlsx: damaged"):
        read_sheets(make_book(("表", rows(("甲", 1.0)), ""))[:300], name="a.xlsx")
