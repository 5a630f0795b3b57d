from collections.abc import Callable

import pytest

from ingest import IngestError
from ingest.readers.docx import read_docx

MakeDocx = Callable[..., bytes]
MakeZip = Callable[..., bytes]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_paragraphs_are_read_and_headings_marked_by_their_style(make_docx: MakeDocx) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="章"/>'
        '<w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        p("综合 1", '<w:pStyle w:val="t"/>')
        + p("综合", '<w:pStyle w:val="x"/>')
        + p("全年增长5.2%。")
        + p("二级", '<w:outlineLvl w:val="1"/>')
    )
    text = read_docx(make_docx(body, styles=styles), name="a.docx").text
    assert text == "# 综合\n\n全年增长5.2%。\n\n## 二级\n"


def test_the_numbers_that_word_sets_are_written(make_docx: MakeDocx) -> None:
    level = '<w:lvl w:ilvl="{0}"><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + level.format(0, "chineseCounting", "%1、")
        + level.format(1, "decimal", "%2.")
        + '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="3"/></w:numPr>'
    body = "".join(
        p(text, listed.format(depth))
        for text, depth in (("综合", 0), ("甲", 1), ("乙", 1), ("农业", 0), ("丙", 1))
    )
    text = read_docx(make_docx(body, numbering=numbering), name="a.docx").text
    assert text.split() == ["一、综合", "1.甲", "2.乙", "二、农业", "1.丙"]


def test_a_table_keeps_merged_cells_and_nothing_is_read_twice(make_docx: MakeDocx) -> None:
    table = (
        "<w:tbl>"
        + "".join(
            (
                row(
                    cell("地区", '<w:vMerge w:val="restart"/>'),
                    cell("产值", '<w:gridSpan w:val="2"/>'),
                ),
                row(cell("", "<w:vMerge/>"), cell("2022年"), cell("2023年")),
                row(cell("甲县"), cell("12.1"), cell("13.4")),
            )
        )
        + "</w:tbl>"
    )
    text = read_docx(make_docx(p("表1 产值") + table), name="a.docx").text
    assert text == "表1 产值\n\n地区\t产值\t\n地区\t2022年\t2023年\n甲县\t12.1\t13.4\n"


def test_a_row_that_begins_farther_right_keeps_its_place(make_docx: MakeDocx) -> None:
    late = row('<w:trPr><w:gridBefore w:val="1"/></w:trPr>', cell("9.8"))
    table = (
        f"<w:tbl>{row(cell('地区'), cell('产值'))}{row(cell('甲县'), cell('12.1'))}{late}</w:tbl>"
    )
    text = read_docx(make_docx(table), name="a.docx").text
    assert text == "地区\t产值\n甲县\t12.1\n\t9.8\n"


def test_a_box_within_a_box_is_read_once(make_docx: MakeDocx) -> None:
    def box(inner: str) -> str:
        return f"<w:p><w:r><w:txbxContent>{inner}</w:txbxContent></w:r></w:p>"

    text = read_docx(make_docx(box(p("外框。") + box(p("内框。")))), name="a.docx").text
    assert text == "外框。\n\n内框。\n"


def test_changes_are_taken_as_accepted_and_hidden_text_is_left_out(make_docx: MakeDocx) -> None:
    body = (
        "<w:p><w:r><w:t>增长</w:t></w:r><w:del><w:r><w:delText>4.6%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>3.7%</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>（密）</w:t></w:r>"
        "<w:r><w:t>。</w:t></w:r></w:p>"
    )
    assert read_docx(make_docx(body), name="a.docx").text == "增长3.7%。\n"


def test_paragraphs_are_joined_and_rows_left_out_as_the_changes_say(make_docx: MakeDocx) -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = p("全年注册商标8.6万件，有效", deleted) + p("注册商标45.3万件。") + p("完。")
    old = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("旧指标") + cell("1") + "</w:tr>"
    table = (
        f"<w:tbl>{row(cell('指标'), cell('2023年'))}{old}{row(cell('商标'), cell('8.6'))}</w:tbl>"
    )
    text = read_docx(make_docx(body + table), name="a.docx").text
    assert text.split("\n\n") == [
        "全年注册商标8.6万件，有效注册商标45.3万件。",
        "完。",
        "指标\t2023年\n商标\t8.6\n",
    ]


def test_rows_in_content_controls_are_rows(make_docx: MakeDocx) -> None:
    inner = row(cell("教育"), cell("8.5"))
    held = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    table = (
        f"<w:tbl>{row(cell('项目'), cell('支出'))}{held}{row(cell('卫生'), cell('2.1'))}</w:tbl>"
    )
    assert read_docx(make_docx(table), name="a.docx").text == "项目\t支出\n教育\t8.5\n卫生\t2.1\n"


def test_struck_text_is_left_out_and_what_no_longer_is_struck_is_read(make_docx: MakeDocx) -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>3200</w:t></w:r>"
    kept = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>3560人。</w:t></w:r>'
    body = f"<w:p><w:r><w:t>新增就业</w:t></w:r>{struck}{kept}</w:p>"
    assert read_docx(make_docx(body), name="a.docx").text == "新增就业3560人。\n"


def test_readings_above_characters_go_and_signs_of_other_fonts_stay(make_docx: MakeDocx) -> None:
    def said(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    above, below = f"<w:rt>{said('kùn')}</w:rt>", f"<w:rubyBase>{said('困')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby>{above}{below}</w:ruby></w:r>"
    times = '<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r>'
    box = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    body = f"<w:p>{said('惠及')}{ruby}{said('难群众3.4')}{times}{said('10人')}{box}</w:p>"
    assert read_docx(make_docx(body), name="a.docx").text == "惠及困难群众3.4×10人□\n"


def test_the_strict_form_is_read_as_the_usual_one(make_docx: MakeDocx, make_zip: MakeZip) -> None:
    w = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    body = f"<w:document {w}><w:body>{p('床位4560张。')}</w:body></w:document>"
    assert read_docx(make_zip({"word/document.xml": body}), name="a.docx").text == "床位4560张。\n"


def test_notes_follow_at_the_end_under_their_marks(make_docx: MakeDocx) -> None:
    body = (
        '<w:p><w:r><w:t>生产总值</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:r><w:t>746.2亿元。</w:t></w:r></w:p>"
    )
    notes = '<w:footnote w:id="2">' + p("按现价计算。") + "</w:footnote>"
    text = read_docx(make_docx(body, footnotes=notes), name="a.docx").text
    assert text == "生产总值[1]746.2亿元。\n\n[1] 按现价计算。\n"


def test_an_embedded_page_is_read(make_zip: MakeZip) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    data = make_zip(
        {
            "word/document.xml": (
                f'<w:document {w} {r}><w:body><w:altChunk r:id="a"/></w:body></w:document>'
            ),
            "word/_rels/document.xml.rels": (
                '<Relationships><Relationship Id="a" Target="a.html"/></Relationships>'
            ),
            "word/a.html": (
                "<html><body><p>发明专利权的期限为二十年，自申请日起计算。</p></body></html>"
            ),
        }
    )
    assert read_docx(data, name="a.docx").text == "发明专利权的期限为二十年，自申请日起计算。\n"


@pytest.mark.parametrize(
    ("body", "message"), [("", "no text"), ("<w:p>", "damaged"), ("<w:tbl/>", "no text")]
)
def test_an_empty_or_damaged_document_is_refused(
    make_docx: MakeDocx, body: str, message: str
) -> None:
    with pytest.raises(IngestError, match=f"a.docx: .*{message}"):
        read_docx(make_docx(body), name="a.docx")


def test_entities_are_not_resolved(make_zip: MakeZip) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = "<w:r><w:t>增长&x;3%。</w:t></w:r>"
    body = f"<w:document {w}><w:body><w:p>{run}</w:p></w:body></w:document>"
    text = read_docx(make_zip({"word/document.xml": bomb + body}), name="a.docx").text
    assert "root" not in text
