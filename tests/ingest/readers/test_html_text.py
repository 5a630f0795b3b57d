import pytest

from ingest import IngestError
from ingest.readers.html_text import read_html, read_message

ARTICLE = (
    "1-10月，全县固定资产投资完成246.79亿元，同比增长15.3%。其中第三产业投资完成119.90亿元，"
    "同比增长15.2%，三产占比与去年持平。"
)
MENU = "".join(
    f'<li><a href="/{name}">{name}</a></li>' for name in ("首页", "政务公开", "办事服务")
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="{{charset}}">
<meta name="ArticleTitle" content="固定资产投资结构趋优">
<meta name="PubDate" content="2016-11-22 09:12">
<title>固定资产投资结构趋优-某县人民政府</title><script>var a = "不是正文";</script></head><body>
<div class="nav"><ul>{MENU}</ul></div><div id="main"><h1>固定资产投资结构趋优</h1>
<p>　　{ARTICLE}</p>{{more}}</div>
<div class="foot"><a href="/m">网站地图</a> 联系我们</div></body></html>"""


def page(more: str = "", charset: str = "utf-8") -> str:
    return PAGE.format(more=more, charset=charset)


def test_title_date_and_article_are_read_and_nothing_around_them() -> None:
    assert read_html(page().encode(), name="a.html").text.split("\n\n") == [
        "# 固定资产投资结构趋优",
        "发布日期：2016年11月22日",
        ARTICLE + "\n",
    ]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("gb2312", "gb18030"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("iso-8859-1", "gb18030"),
        ("windows-1252", "utf-8"),
        ("unicode", "utf-16"),
    ],
)
def test_a_page_is_decoded_whatever_it_declares(said: str, written: str) -> None:
    assert ARTICLE in read_html(page(charset=said).encode(written), name="a.html").text


def test_a_table_is_written_row_by_row_and_merged_cells_once() -> None:
    table = (
        "<table><caption>表1 产值</caption><tr><th rowspan=2>地区</th><th colspan=2>产值</th></tr>"
        "<tr><th>2022年</th><th>2023年</th></tr><tr><td>甲县</td><td>12.1</td><td>13.4</td></tr></table>"
    )
    text = read_html(page(table).encode(), name="a.html").text
    assert text.endswith("表1 产值\n地区\t产值\t\n地区\t2022年\t2023年\n甲县\t12.1\t13.4\n")


def test_a_cell_spans_no_more_rows_than_there_are() -> None:
    rows = "<tr><th>地区</th><th>产值</th></tr><tr><td rowspan=9>甲县</td><td>12.1</td></tr>"
    table = f"<table>{rows}</table>"
    assert read_html(page(table).encode(), name="a.html").text.endswith("地区\t产值\n甲县\t12.1\n")


def test_a_table_that_places_the_page_is_none() -> None:
    inner = f"<table><tr><td><a href='/'>首页</a></td><td><p>{ARTICLE}</p></td></tr></table>"
    text = read_html(f"<html><body>{inner}</body></html>".encode(), name="a.html").text
    assert text == ARTICLE + "\n"


def test_headings_lists_and_breaks_are_lines_of_their_own() -> None:
    more = "<h2>一、工业</h2><p>第一行<br>第二行</p><ol><li>甲项工作完成</li><li>2. 乙项</li></ol>"
    text = read_html(page(more).encode(), name="a.html").text
    assert text.split("\n\n")[3:] == [
        "## 一、工业",
        "第一行",
        "第二行",
        "1. 甲项工作完成",
        "2. 乙项\n",
    ]


def test_a_western_page_is_decoded_as_it_says() -> None:
    english = "<p>The café served 1,024 people in 2023, up by 5.2 percent over the year.</p>"
    page = f'<meta charset="iso-8859-1"><body>{english}</body>'.encode("latin-1")
    assert "The café served 1,024 people" in read_html(page, name="a.html").text


@pytest.mark.parametrize(
    ("title", "heading", "said"),
    [
        ("固定资产投资 - 数据发布 - 某县统计局", "<h2>固定资产投资</h2>", "# 固定资产投资"),
        ("某县统计局", "<p><b>固定资产投资公报</b></p>", "固定资产投资公报"),
        ("固定资产投资公报_某县统计局", "", "# 固定资产投资公报"),
    ],
    ids=["parts of a site", "the site alone", "no head in the article"],
)
def test_the_title_is_the_one_of_the_article(title: str, heading: str, said: str) -> None:
    page = f"<html><title>{title}</title><body><div>{heading}<p>{ARTICLE}</p></div></body></html>"
    assert read_html(page.encode(), name="a.html").text.split("\n\n")[0] == said


def test_a_table_keeps_its_title_unit_and_date_and_nothing_of_the_lists_beside_it() -> None:
    rows = "".join(f"<tr><td>指标{n}</td><td>{n}.5</td></tr>" for n in range(9))
    page = (
        f"<html><body><div><ul>{MENU}</ul></div><article><h2>主要指标</h2>"
        "<p>2024-01-25 来源：综合科</p><p>单位：亿元</p>"
        f"<table><tr><th>指标</th><th>绝对量</th></tr>{rows}</table></article>"
        "<div><h3>热点</h3><p><a href='/1'>上月主要指标</a></p></div></body></html>"
    )
    assert read_html(page.encode(), name="a.html").text.split("\n\n")[:3] == [
        "## 主要指标",
        "2024-01-25 来源：综合科",
        "单位：亿元",
    ]
    assert "上月" not in read_html(page.encode(), name="a.html").text


def test_lists_of_links_and_buttons_are_no_text_and_anchors_are() -> None:
    more = (
        '<p><a name="_Toc1">一、工业</a></p><p><a href="javascript:window.print()">打印</a></p>'
        '<h3>相关解读</h3><ul><li><a href="/1">一图读懂</a></li></ul>'
        '<p><a href="/a">首页</a> | <a href="/b">公报</a></p>'
    )
    text = read_html(page(more).encode(), name="a.html").text
    assert "一、工业" in text
    assert [each for each in ("打印", "一图读懂", "首页") if each in text] == []


def test_what_a_page_strikes_out_or_asks_its_readers_is_not_read() -> None:
    more = (
        '<div id="cookie-bar">本网站使用Cookie，继续浏览即表示您同意我们用它改善您的体验。</div>'
        '<div role="dialog">为了改善服务，请您填写一份简短的问卷，我们将认真阅读每一份答卷。</div>'
        "<p>新增就业<s>3200</s><del>3300</del>"
        '<span style="text-decoration: line-through">1</span>3560人。</p>'
        "<p>惠及<ruby>困<rt>kùn</rt></ruby>难群众。</p>"
        "<figure><img src=a.jpg><figcaption>图为生产车间。（资料图）</figcaption></figure>"
        '<div class="comment-list"><p>网友：希望明年能够增长10%以上，大家一起努力！</p></div>'
    )
    text = read_html(page(more).encode(), name="a.html").text
    assert text.endswith("新增就业3560人。\n\n惠及困难群众。\n")
    assert "Cookie" not in text
    assert [each for each in ("问卷", "网友", "资料图") if each in text] == []


def test_a_line_end_within_chinese_is_no_space() -> None:
    text = read_html(
        page("<p>全县经济\n  平稳增长 5.2%，\n势头良好。</p>").encode(), name="a.html"
    ).text
    assert "全县经济平稳增长 5.2%，势头良好。" in text


def test_what_a_page_hides_is_not_read() -> None:
    hidden = (
        f'<p style="display:none">{ARTICLE.replace("246.79", "999.99")}</p><p hidden>暗文。</p>'
    )
    text = read_html(page(hidden).encode(), name="a.html").text
    assert "999.99" not in text
    assert "暗文" not in text


def test_a_raised_number_is_the_mark_of_a_note_or_a_power() -> None:
    text = read_html(
        page("<p>生产总值<sup>2</sup>746.2亿元，绿地12平方米<sup>2</sup>，全年增长。</p>").encode(),
        name="a.html",
    ).text
    assert "生产总值[2]746.2亿元，绿地12平方米²" in text


def test_a_page_saved_as_a_message_is_read() -> None:
    message = (
        b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + page().encode()
    )
    assert ARTICLE in read_message(message, name="a.mht").text


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<html></html>", b"<p> </p>"])
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError, match=r"a\.html: .*(?:no text|no web page)"):
        read_html(data, name="a.html")


def test_a_page_nested_without_end_is_refused() -> None:
    deep = "<div>" * 20_000 + f"<p>{ARTICLE}</p>" + "</div>" * 20_000
    with pytest.raises(IngestError, match="no text"):
        read_html(f"<html><body>{deep}</body></html>".encode(), name="a.html")
