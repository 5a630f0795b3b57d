"""Reports set as PDF by a browser, and saved as web pages, are read as they are from text."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ingest import Document, parse_blocks, read_document, split_passages

ROOT = Path(__file__).parents[2]
MADE_UP = sorted((ROOT / "eval/gold/made-up").glob("*.txt"))
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张"
REPORTS = [ROOT / "corpus/cn-ip-protection-2023.txt", *MADE_UP]


def passages(document: Document) -> list[str]:
    """The texts of a document's passages without white space."""
    found = split_passages(document, parse_blocks(document))
    return [re.sub(r"\s", "", passage.text) for passage in found]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_printed_report_has_the_passages_of_its_text(
    print_report: Callable[[Path], bytes], tmp_path: Path, path: Path
) -> None:
    (tmp_path / "printed.pdf").write_bytes(print_report(path))
    printed = read_document(tmp_path / "printed.pdf")
    assert passages(printed) == passages(read_document(path))
    assert printed.facsimile is not None
    boxless = [
        char
        for place, char in enumerate(printed.text)
        if not char.isspace() and not printed.facsimile.page_map.lines(place, place + 1)
    ]
    assert set(boxless) <= {"#"}


OPEN = """
td { border: none; border-right: 0.6pt solid; } td:last-child { border-right: none; }
table { border-top: 0.6pt solid; border-bottom: 0.6pt solid; }
tr:first-child { border-bottom: 0.6pt solid; } h2, h3, h4 { break-after: auto; }
"""
COLUMNS = "body { columns: 2; font-size: 10.5pt; } h1 { column-span: all; }"
OTHERWISE = [
    (OPEN, "statistical-communique-2021"),
    (OPEN, "procuratorate-work-report-2024"),
    (COLUMNS, "procuratorate-work-report-2024"),
]


@pytest.mark.parametrize(("style", "name"), OTHERWISE)
def test_a_report_set_otherwise_has_the_passages_of_its_text(
    print_report: Callable[..., bytes], tmp_path: Path, style: str, name: str
) -> None:
    path = ROOT / f"eval/gold/made-up/{name}.txt"
    (tmp_path / "printed.pdf").write_bytes(print_report(path, style))
    assert passages(read_document(tmp_path / "printed.pdf")) == passages(read_document(path))


ODD = """<!doctype html><html lang="en"><meta charset="utf-8"><style>
@page { size: A4; margin: 25mm } body { font: 12pt/1.5 "Noto Serif CJK SC" } h1 { font-size: 20pt }
p.en { font-family: "Liberation Serif"; hyphens: manual }
h2 { font-size: 14pt; break-after: auto } div { height: HEIGHT } td, th { border: 1px solid }
</style><h1>澄浦市２０２３年统计公报</h1><p>全年生产总值１０２４．５亿元<sup>1</sup>，增长５．２％。</p>
<p class="en">In 2023 the establishments of Chengpu accomplished extra&shy;or&shy;di&shy;nary
industri&shy;ali&shy;za&shy;tion, not&shy;with&shy;stand&shy;ing unfavour&shy;able conditions.</p>
<div></div><h2>一、工业</h2><p style="break-before: page">全年规模以上工业增加值增长6.1%。</p>
<p>表1 主要产品产量</p><table><thead><tr><th>产品</th><th>产量（万吨）</th></tr></thead>ROWS</table>
<p style="font-size: 8pt"><sup>1</sup>按不变价格计算。</p></html>"""


def test_what_pages_do_to_a_text_is_undone(browser: Browser, tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>产品{name}</td><td>{n}.5</td></tr>" for n, name in enumerate(NAMES))
    page = browser.new_page()
    page.set_content(ODD.replace("ROWS", rows).replace("HEIGHT", "130mm"))
    (tmp_path / "odd.pdf").write_bytes(page.pdf(format="A4", prefer_css_page_size=True))
    page.close()
    document = read_document(tmp_path / "odd.pdf")
    found = split_passages(document, parse_blocks(document))
    by_text = {re.sub(r"\s", "", passage.text): passage for passage in found}
    assert "全年生产总值１０２４．５亿元，增长５．２％。" in by_text
    english = "accomplishedextraordinaryindustrialization,notwithstandingunfavourableconditions."
    assert any(english in text for text in by_text)
    below = by_text["全年规模以上工业增加值增长6.1%。"]
    assert (below.page, below.heading_path) == (2, ("一、工业",))
    cells = [passage for passage in found if passage.kind == "table_row"]
    assert [passage.text.split("\t") for passage in cells] == [
        [f"产品{name}", f"{n}.5"] for n, name in enumerate(NAMES)
    ]
    assert {passage.page for passage in cells} == {2, 3}
    assert {passage.heading_path[-1] for passage in cells} == {"产品 | 产量（万吨）"}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_as_a_web_page_has_the_passages_of_its_text(
    write_html: Callable[[Path], str], tmp_path: Path, path: Path
) -> None:
    (tmp_path / "saved.html").write_text(write_html(path), encoding="utf-8")
    saved, text = read_document(tmp_path / "saved.html"), read_document(path)
    # What stands below a page's title is a paragraph there, and of the title's block in a text.
    told = set(passages(saved))
    assert [each for each in passages(text)[1:] if each not in told] == []
