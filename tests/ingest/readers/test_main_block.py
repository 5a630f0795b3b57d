"""The article of a page is told from the menus around it."""

import pytest
from lxml import html

from ingest.readers.main_block import MAX_CELL_CHARS, find_main_block, is_data_table, is_link

PROSE = "<p>全国法院新收知识产权案件五十四万四千一百二十六件，同比增长百分之三点四。</p>"
MENU = "<ul>" + "<li><a href='/'>首页栏目导航</a></li>" * 30 + "</ul>"


def test_the_article_wins_over_its_menus() -> None:
    page = html.fromstring(f"<body><div>{MENU}</div><div id='a'>{PROSE * 3}</div></body>")
    assert find_main_block(page).get("id") == "a"


def test_the_innermost_of_equals_wins() -> None:
    page = html.fromstring(f"<body><div id='a'><div id='b'>{PROSE * 3}</div></div></body>")
    assert find_main_block(page).get("id") == "b"


def test_a_page_of_nothing_but_menus_is_taken_whole() -> None:
    page = html.fromstring(f"<body>{MENU}</body>")
    assert find_main_block(page) is page


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


@pytest.mark.parametrize(
    ("rows", "data"),
    [
        (row("地区", "产量") + row("甲市", "5"), True),
        (row("地区", "产量"), False),
        (row("一段话") * 3 + row("甲", "5") * 2, False),
        (row("文" * (MAX_CELL_CHARS + 1), "5") * 2, False),
        (row("<table><tr><td>1</td></tr></table>", "5") * 2, False),
    ],
)
def test_a_table_of_data_has_rows_of_short_cells(rows: str, *, data: bool) -> None:
    assert is_data_table(html.fromstring(f"<table>{rows}</table>")) is data


def test_an_element_is_a_link_where_only_signs_stand_beside_its_links() -> None:
    menu = html.fromstring('<p><a href="/a">首页</a> | <a href="/b">公报</a> &gt;</p>')
    source = html.fromstring('<p>来源：<a href="/a">某市统计局</a></p>')
    anchor = html.fromstring('<p><a name="_Toc1">一、工业</a></p>')
    assert [is_link(each) for each in (menu, source, anchor)] == [True, False, False]


def test_a_table_of_the_whole_page_takes_no_more_than_its_page() -> None:
    rows = "".join(f"<tr><td>指标{n}</td><td>{n}.5</td></tr>" for n in range(9))
    page = html.document_fromstring(
        f"<html><body><table><tr><td>指标</td><td>值</td></tr>{rows}</table>"
        "<p>版权所有</p></body></html>"
    )
    assert find_main_block(page).tag == "table"
