from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import Block, BlockKind, Document, parse_blocks
from ingest.furniture import find_furniture
from ingest.lines import split_lines
from ingest.markers import match_marker

MakeDocument = Callable[..., Document]

PROSE = "全国法院新收知识产权民事一审案件四十六万件，同比上升，审结案件四十五万件，同比下降"
LINES = [
    *(
        "一、成效",
        "（一）司法",
        "1. 政策",
        "专栏 1 案例",
        "表 1 成果",
        "续表",
        "目录",
        "一、成效\t2",
    ),
    *("序号\t名称", "1\t专利", "\t商标", "| a | b |", "12", "- 3 -", "", "《专利法》"),
    *(PROSE, PROSE + "。", "加强审判。" + PROSE + "。"),
]


def said(document: Document, *kinds: BlockKind) -> list[str]:
    return [
        "".join("".join(span.of(document.text) for span in block.spans).split())
        for block in parse_blocks(document)
        if block.kind in kinds
    ]


def test_the_report_has_its_chapters_and_sections_once_each(report: Document) -> None:
    headings = [
        (block.level, block.spans[0].of(report.text))
        for block in parse_blocks(report)
        if block.kind == "heading"
    ]
    assert [text for level, text in headings if level == 1] == [
        "一、保护成效",
        "二、制度建设",
        "三、审批登记",
        "四、文化建设",
        "五、国际合作",
    ]
    assert [len([pair for pair in headings if pair[0] == level]) for level in (2, 3)] == [20, 7]


def test_the_report_has_seven_boxes_and_two_tables(report: Document) -> None:
    assert len(said(report, "box_heading")) == 7
    captions = said(report, "caption")
    assert [caption[:2] for caption in captions] == ["表1", "表2"]
    assert said(report, "table_header") == ["序号行动名称主要内容主要成果", "序号类型名称"]
    rows = said(report, "table_row")
    assert [row[0] for row in rows] == list("123456789123")


def test_no_block_of_the_report_repeats_another(report: Document) -> None:
    texts = said(report, "paragraph", "heading", "table_row", "box_heading", "caption")
    repeated = {text for text in texts if texts.count(text) > 1}
    assert repeated == {"2.会议论坛"}


def test_blocks_of_the_report_are_ordered_and_disjoint(report_blocks: tuple[Block, ...]) -> None:
    starts = [block.spans[0].start for block in report_blocks]
    assert starts == sorted(starts)
    spans = sorted(span for block in report_blocks for span in block.spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_nothing_of_the_report_is_lost_but_furniture(
    report: Document, report_blocks: tuple[Block, ...]
) -> None:
    text = report.text
    held = {
        o for block in report_blocks for span in block.spans for o in range(span.start, span.end)
    }
    lines = split_lines(text)
    furniture = find_furniture(lines, report.title)
    lost = []
    for index, line in enumerate(lines):
        if index not in furniture:
            missing = [o for o in range(line.span.start, line.span.end) if o not in held]
            lost += ["".join(text[o] for o in missing)] if missing else []
    assert lost == ["续表", "序号\t行动名称\t主要内容\t主要成果"] * 2 + ["计"]


def test_a_row_with_empty_first_cells_belongs_to_the_row_above(
    report: Document, report_blocks: tuple[Block, ...]
) -> None:
    (row,) = [
        block
        for block in report_blocks
        if block.kind == "table_row" and "修改中" in block.spans[0].of(report.text)
    ]
    text = "".join(span.of(report.text) for span in row.spans)
    assert text.count("《") == 6
    assert text.endswith("\n\t\t《中华人民共和国著作权法实施条例》")


@given(st.lists(st.sampled_from(LINES), max_size=25))
@settings(deadline=None, max_examples=150)
def test_any_mixture_of_lines_parses_to_ordered_disjoint_blocks(
    make_document: MakeDocument, lines: list[str]
) -> None:
    document = make_document("\n".join(lines), "知识产权报告")
    blocks = parse_blocks(document)
    assert [b.spans[0].start for b in blocks] == sorted(b.spans[0].start for b in blocks)
    spans = sorted(span for block in blocks for span in block.spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    held = "".join("".join(span.of(document.text).split()) for span in spans)
    whole = "".join(document.text.split())
    assert len(held) <= len(whole)
    assert held.count("审结") == whole.count("审结")


@pytest.mark.parametrize(
    "between", ["\n\n", "\n\n12\n\n", "\n\n- 12 -\n\n", "\f", "\r\n\r\n第 3 页\r\n\r\n"]
)
def test_a_paragraph_is_mended_over_a_page_end(make_document: MakeDocument, between: str) -> None:
    document = make_document(f"一、成效\n\n{PROSE}。新收专利{between}案件上升。{PROSE}。")
    (paragraph,) = [block for block in parse_blocks(document) if block.kind == "paragraph"]
    assert len(paragraph.spans) == 2


@pytest.mark.parametrize("width", [25, 38, 40])
@pytest.mark.parametrize("indent", ["", "\u3000\u3000", "    "])
def test_a_wrapped_text_gives_its_paragraphs_back(
    make_document: MakeDocument, width: int, indent: str
) -> None:
    paragraphs = [PROSE + "。", PROSE + PROSE + "百分之五。", PROSE + "下降一成。"]
    lines = ["一、成效"]
    for paragraph in paragraphs:
        set_text = indent + paragraph
        lines += [set_text[start : start + width] for start in range(0, len(set_text), width)]
    assert said(make_document("\n".join(lines)), "paragraph") == paragraphs


def test_a_question_begins_a_paragraph_below_a_full_line(make_document: MakeDocument) -> None:
    line = "全省法院新收知识产权民事一审案件四十六万件，同比上升，"
    answer = f"答：{line}\n{line}\n" + line[:-2] + "升。"
    text = f"{answer}\n问：企业存款下降怎么看？\n{answer}\n{answer}\n"
    found = said(make_document(text), "paragraph")
    assert found[1] == "问：企业存款下降怎么看？"
    assert [each[:2] for each in found] == ["答：", "问：", "答：", "答："]


def test_verse_and_lists_of_names_stay_apart(make_document: MakeDocument) -> None:
    lines = ["床前明月光", "疑是地上霜", "《专利法》", "《商标法》"]
    document = make_document("一、引文\n\n" + PROSE + "：\n\n" + "\n\n".join(lines))
    assert said(document, "paragraph")[1:] == lines


def test_numbered_lines_without_text_between_are_a_list(make_document: MakeDocument) -> None:
    document = make_document(
        f"一、任务\n\n1. 专利\n2. 商标\n3. 版权\n\n二、措施\n\n1. 宣传\n\n{PROSE}。"
    )
    assert said(document, "list_item") == ["1.专利", "2.商标", "3.版权"]
    assert said(document, "heading") == ["一、任务", "二、措施", "1.宣传"]


def test_chapters_stand_above_numbered_headings(make_document: MakeDocument) -> None:
    text = "\n\n".join(
        ["第一章 总则", "第一节 审判", "一、成效", PROSE + "。", "第二章 附则", PROSE + "。"]
    )
    document = make_document(text)
    assert [b.level for b in parse_blocks(document) if b.kind == "heading"] == [1, 2, 3, 1]


def test_a_mark_in_the_middle_of_a_sentence_is_no_heading(make_document: MakeDocument) -> None:
    document = make_document(
        f"一、成效\n\n{PROSE}。全年新增企业分布于第\n\n三、第四产业。\n\n二、制度\n\n{PROSE}。"
    )
    assert said(document, "heading") == ["一、成效", "二、制度"]


def test_a_chapter_repeated_as_a_page_head_is_no_second_heading(
    make_document: MakeDocument,
) -> None:
    document = make_document(
        f"一、成效\n\n{PROSE}。新收专\n\n一、成效\n\n利案件。\n\n二、制度\n\n{PROSE}。"
    )
    assert said(document, "heading") == ["一、成效", "二、制度"]
    assert said(document, "paragraph")[0].endswith("新收专利案件。")


def test_a_heading_without_a_number_is_known_by_its_place(make_document: MakeDocument) -> None:
    document = make_document(f"一、成效\n\n{PROSE}。\n\n打击犯罪\n\n{PROSE}。", "报告")
    assert said(document, "heading") == ["一、成效", "打击犯罪"]


def test_a_mark_alone_takes_its_title_from_the_next_line(make_document: MakeDocument) -> None:
    document = make_document(f"第一章\n总则\n\n{PROSE}。\n\n专栏 1\n\n典型案例\n\n{PROSE}。")
    assert said(document, "heading", "box_heading") == ["第一章总则", "专栏1典型案例"]


def test_table_headers_are_known_from_rows(make_document: MakeDocument) -> None:
    text = "表1 进出口\n指标\t2022年\t2023年\n出口\t16 417\t17 326\n\n货物\t100\n服务\t200"
    document = make_document(text)
    assert said(document, "table_header") == ["指标2022年2023年"]
    assert len(said(document, "table_row")) == 3


def test_markdown_is_read(make_document: MakeDocument) -> None:
    table = "| 项 | 件 |\n|---|---|\n| 专利 | 9 |"
    text = f"# 工作报告\n\n## 成效\n\n{PROSE}。\n\n- 专利增长。\n* 商标增长。\n\n{table}"
    document = make_document(text, "工作报告")
    assert [b.kind for b in parse_blocks(document)] == [
        "title", "heading", "paragraph", "list_item", "list_item", "table_header", "table_row",
    ]  # fmt: skip
    assert said(document, "list_item") == ["专利增长。", "商标增长。"]
    assert match_marker("## 成效") is not None


def test_a_title_page_is_kept_out_of_the_paragraphs(make_document: MakeDocument) -> None:
    text = f"最高人民法院\n工作报告\n\n——2023年3月7日在北京\n\n院长 张三\n\n各位代表：\n\n{PROSE}。"
    document = make_document(text, "最高人民法院工作报告")
    assert said(document, "title") == ["最高人民法院", "工作报告", "2023年3月7日在北京", "院长张三"]
    assert said(document, "paragraph") == ["各位代表：", PROSE + "。"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、综 合", "一、综合"),
        ("第　一　章　总　则", "第一章总则"),
        ("（ 一 ）农 业", "（一）农业"),
        ("综　　合", "综合"),
        ("【执法数据】", "【执法数据】"),
    ],
)
def test_stretched_headings_are_headings(
    make_document: MakeDocument, line: str, heading: str
) -> None:
    document = make_document(f"前言\n\n{PROSE}。\n\n{line}\n\n{PROSE}。")
    assert said(document, "heading")[-1] == heading


def test_a_heading_that_every_case_has_is_one_each_time(make_document: MakeDocument) -> None:
    case = f"典型意义\n\n{PROSE}。\n\n"
    document = make_document(f"案例\n\n{PROSE}。\n\n{case * 3}")
    assert said(document, "heading") == ["典型意义"] * 3


def test_who_signs_a_letter_is_no_heading(make_document: MakeDocument) -> None:
    text = f"一、要求\n\n{PROSE}。\n\n国 务 院\n\n二○一一年十二月十五日 规划 {PROSE}。"
    assert said(make_document(text), "heading") == ["一、要求"]
