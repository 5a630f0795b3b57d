from collections.abc import Callable

import pytest

from ingest import IngestError
from ingest.readers.sheets import read_csv, read_sheets

MakeZip = Callable[..., bytes]


@pytest.fixture
def make_book(make_zip: MakeZip) -> Callable[..., bytes]:
    """Return what makes a workbook of sheets, each a name with the XML of its rows and the rest.

    ``styles`` is the XML of how cells look, ``hidden`` the name of a sheet.
    """

    def make(*sheets: tuple[str, str, str], styles: str = "", hidden: str = "") -> bytes:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        listed = "".join(
            f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"'
            + (' state="hidden"/>' if name == hidden else "/>")
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
        if styles:
            parts["xl/styles.xml"] = f'<styleSheet xmlns="{main}">{styles}</styleSheet>'
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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "2023年各县区产值\n单位：亿元\n地区;产值;增长（%）\n甲区;456.7;5.2\n注：快报数。\n",
            [
                "2023年各县区产值",
                "单位：亿元",
                "地区\t产值\t增长（%）",
                "甲区\t456.7\t5.2",
                "",
                "注：快报数。",
            ],
        ),
        (
            "数据库：年度数据\n时间：最近3年\n指标,2023年,2022年,2021年\n收入(亿元),86.4,82.1,78.8\n",
            [
                "数据库：年度数据",
                "时间：最近3年",
                "指标\t2023年\t2022年\t2021年",
                "收入(亿元)\t86.4\t82.1\t78.8",
            ],
        ),
        (
            'sep=;\n"指标\n（单位）";2023年\n收入;86.4\n',
            ["指标（单位）\t2023年", "收入\t86.4"],
        ),
        ("地区\t用电量\r\n甲区\t45.6\r\n", ["地区\t用电量", "甲区\t45.6"]),
    ],
    ids=["semicolons", "a statistical office's export", "a line for Excel", "tabs"],
)
def test_values_are_parted_as_the_file_parts_them(text: str, lines: list[str]) -> None:
    assert read_csv(text.encode("gb18030"), name="a.csv").text.splitlines() == lines


def test_numbers_are_read_as_they_are_shown(make_book: Callable[..., bytes]) -> None:
    styles = (
        '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.0%"/></numFmts>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="170"/>'
        '<xf numFmtId="0"><alignment indent="2"/></xf></cellXfs>'
    )
    data = (
        rows(("指标", "增长率"), ("收入", 0.0525), ("税收", 0.031))
        .replace('<c r="B2"', '<c r="B2" s="1"')
        .replace('<c r="A3"', '<c r="A3" s="2"')
    )
    text = read_sheets(make_book(("表", data, ""), styles=styles), name="a.xlsx").text
    assert text == "指标\t增长率\n收入\t5.3%\n　　税收\t0.031\n"


def test_hidden_sheets_rows_and_columns_are_left_out_and_told_of(
    make_book: Callable[..., bytes],
) -> None:
    data = rows(
        ("项目", "金额", "内部"), ("收入", 86.4, 1.1), ("草稿", 99.9, 2.2), ("支出", 212.7, 3.3)
    )
    folded = data.replace('<row r="4">', '<row r="4" hidden="1" outlineLevel="1">')
    shown = folded.replace('<row r="3">', '<row r="3" hidden="1">')
    # The columns of a sheet stand before its rows; the order is nothing to a reader of its parts.
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    draft = rows(("作废", "777"), ("收入", 777.7))
    book = make_book(("收支", shown, columns), ("底稿", draft, ""), hidden="底稿")
    read = read_sheets(book, name="a.xlsx")
    assert read.text == "项目\t金额\n收入\t86.4\n支出\t212.7\n"
    assert read.warnings == (
        "hidden sheets, left out: 底稿",
        "hidden rows or columns, left out, in: 收支",
    )


def test_empty_and_damaged_books_are_refused(make_book: Callable[..., bytes]) -> None:
    with pytest.raises(IngestError, match=r"a\.xlsx: its sheets are empty"):
        read_sheets(make_book(("空", "", "")), name="a.xlsx")
    with pytest.raises(IngestError, match=r"a\.xlsx: damaged"):
        read_sheets(make_book(("表", rows(("甲", 1.0)), ""))[:300], name="a.xlsx")
