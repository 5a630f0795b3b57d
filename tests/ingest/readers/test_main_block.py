from lxml import html

from ingest.readers.main_block import find_main_block, is_link


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
