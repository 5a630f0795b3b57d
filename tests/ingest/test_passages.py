from collections.abc import Callable

import pytest

from ingest import Block, Document, Passage, Span, parse_blocks, split_passages
from ingest.cutting import MAX_PASSAGE_CHARS
from ingest.passages import label_heading

MakeDocument = Callable[..., Document]
ReadPassages = Callable[..., tuple[Passage, ...]]

PUNITIVE = "2023年，知识产权民事案件适用惩罚性赔偿共计319件，同比增长117%，判赔金额11.6亿元"


@pytest.mark.parametrize(
    "sentence",
    [
        "著作权案件251687件，同比下降1.57%；技术合同案件6492件，同比上升53.19%",
        PUNITIVE,
        "不断拓展知识产权保护国际交流合作，推动中国知识产权保护水平进一步提升",
        "批捕3801件6071人",
        "1576件2413人，起诉3309件7188人",
        "犯罪等技术领域案件150余件",
        "销毁物资4700余吨",
        "网络电商平台标准侵权盗版监测，全年监测涉嫌侵权网站5743个，删除侵权链接323467条",
        "受理案件13.40万件,知识产权领域“总对总”",
        "覆盖率增长至48.6%",
        "此次修改主要涉及五个方面：一是完善专利申请制度",
        "由国家药品监督管理局、国家市场监督管理总局",
        "商品和服务分类的指引》等专利、商标系列指引发布",
        "同比增长23.2%。其中，发明专利权无效宣告请求为1638件",
        "同比增长42.30%；计算机软件著作权登记总量为249.52万件",
        "国际注册申请6196件",
        "中国有效注册商标量为4614.64万件",
        "专用标志经营主体2.6398万家",
        "浓厚的知识产权文化氛围",
        "国家版权局指导25省（区）",
        "世界贸易组织第12届部长级会议《关于〈TRIPS协定〉的部长决定》",
        "与欧亚专利局、俄罗斯、捷克、丹麦",
        "知识产权协同保护的意見》于2023年2月20日印发",
        "“1·25”盗录传播春节档",
        "专利号：ZL201210201489.X",
    ],
)
def test_a_sentence_of_the_report_is_readable_in_one_passage(
    report_passages: tuple[Passage, ...], sentence: str
) -> None:
    assert len([p for p in report_passages if sentence in p.text]) == 1


def test_the_example_of_the_design_stands_under_its_headings(
    report_passages: tuple[Passage, ...],
) -> None:
    (passage,) = [p for p in report_passages if PUNITIVE in p.text]
    assert passage.heading_path == ("一、保护成效", "（一）司法保护", "加强知识产权民事审判工作")


def test_a_fact_said_in_the_body_and_in_a_table_is_kept_in_both(
    report_passages: tuple[Passage, ...],
) -> None:
    found = [p for p in report_passages if "8288.94万件" in p.text]
    assert sorted(p.kind for p in found) == ["paragraph", "table_row"]
    assert found[1].heading_path[-2] == "表1 2023年知识产权行政执法主要专项行动及成果汇总"


def test_the_reports_passages_are_few_and_of_all_kinds(
    report: Document, report_passages: tuple[Passage, ...]
) -> None:
    assert len(report_passages) == 151
    assert [
        len([p for p in report_passages if p.kind == kind])
        for kind in ("title", "paragraph", "table_row")
    ] == [1, 138, 12]
    assert len({p.passage_id for p in report_passages}) == 151
    assert not any(label.endswith("\t2") for p in report_passages for label in p.heading_path)
    assert {p.doc_id for p in report_passages} == {report.doc_id}


def test_every_character_of_a_passage_is_the_sources(
    report: Document, report_passages: tuple[Passage, ...]
) -> None:
    for passage in report_passages:
        offsets = [passage.source_offset(index) for index in range(len(passage.text))]
        assert "".join(report.text[offset] for offset in offsets) == passage.text
        assert offsets == sorted(set(offsets))
        assert passage.passage_id == f"{report.doc_id}:{offsets[0]}"


def test_no_passage_has_a_space_that_means_nothing(report_passages: tuple[Passage, ...]) -> None:
    for passage in report_passages:
        lined = passage.kind in ("table_row", "title")
        kept = passage.text.translate({9: "", 10: ""}) if lined else passage.text
        assert not any(char.isspace() for char in kept), passage.passage_id


def test_a_table_row_keeps_its_cells(report_passages: tuple[Passage, ...]) -> None:
    (row,) = [p for p in report_passages if "全国种业监管执法年活动\t" in p.text]
    assert [len(cell) for cell in row.text.split("\t")][:2] == [1, 11]
    (long,) = [p for p in report_passages if p.text.startswith("2\t修改中\t")]
    assert long.text.count("\n\t\t") == 5


def test_the_same_text_gives_the_same_passages(report: Document) -> None:
    again = split_passages(report, parse_blocks(report))
    assert again == split_passages(report, parse_blocks(report))


@pytest.mark.parametrize(
    ("source", "label"),
    [
        ("专栏 1 知识产权 典型案例", "专栏1 知识产权典型案例"),
        ("表 1 2023 年成果汇总", "表1 2023年成果汇总"),
        ("第一章 总 则", "第一章 总则"),
        ("1. 宏观保护政策", "1.宏观保护政策"),
        ("Table 2: Filings in 2023", "Table 2 Filings in 2023"),
        ("1. Patent filings", "1. Patent filings"),
    ],
)
def test_a_heading_is_labelled_in_one_readable_line(source: str, label: str) -> None:
    block = Block(kind="heading", level=1, spans=(Span(start=0, end=len(source)),))
    assert label_heading(source, block) == label


def test_a_unit_above_a_caption_is_of_the_table(read_passages: ReadPassages) -> None:
    table = "单位：亿元\n\n主要指标\n\n指标\t金额\n出口\t9\n"
    *_, row = read_passages(f"一、贸易\n\n贸易增长，同比上升。\n\n{table}")
    assert row.heading_path == ("一、贸易", "单位：亿元", "主要指标", "指标 | 金额")


def test_a_table_stands_under_its_caption_and_unit(read_passages: ReadPassages) -> None:
    table = "表1 进出口\n\n单位：亿元\n\n指标\t金额\n出口\t9\n\n注：初步数。"
    row, note, paragraph = read_passages(f"一、贸易\n\n{table}\n\n贸易增长，同比上升。")
    assert note.heading_path == ("一、贸易", "表1 进出口", "单位：亿元")
    assert row.heading_path == (*note.heading_path, "指标 | 金额")
    assert paragraph.heading_path == ("一、贸易",)


def test_a_communique_is_read(read_passages: ReadPassages) -> None:
    text = (
        "2022年国民经济公报[1]\n国家统计局\n2023年2月28日\n\n一、综合\n\n"
        "初步核算，全年国内生产总值[2]1 210 207亿元，比上年增长\n\n- 1 -\n\n"
        "3.0%。其中，第一产业增加值88 345亿元。\n\n"
        "图1 国内生产总值\n\n年末全国人口141 175万人。"
    )
    title, first, second = read_passages(text, "2022年国民经济公报[1]")
    assert title.text == "2022年国民经济公报\n国家统计局\n2023年2月28日"
    assert first.text.endswith("比上年增长3.0%。其中，第一产业增加值88345亿元。")
    assert "国内生产总值1210207亿元" in first.text
    assert second.heading_path == ("一、综合",)


def test_a_courts_report_is_read(read_passages: ReadPassages) -> None:
    text = (
        "工作报告\n\n——在大会上\n\n各位代表：\n\n一、工作回顾\n\n（一）维护国家安全。审结案件590.6万件，判处罪犯776.1万人。\n\n"
        "（二）保障人权。宣告无罪4 000人。\n\n二、工作安排\n\n1. 加强监督\n\n接受监督，改进工作。"
    )
    passages = read_passages(text, "工作报告")
    assert [p.kind for p in passages] == [
        "title",
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
    ]
    passages = passages[1:]
    assert passages[1].heading_path == ("一、工作回顾", "维护国家安全")
    assert passages[2].text == "（二）保障人权。宣告无罪4000人。"
    assert passages[3].heading_path == ("二、工作安排", "1.加强监督")


def test_an_empty_layout_gives_no_passage(make_document: MakeDocument) -> None:
    document = make_document("目录\n\n一、成效\t2", "报告")
    assert split_passages(document, parse_blocks(document)) == ()


def test_a_title_alone_is_a_passage(read_passages: ReadPassages) -> None:
    (title,) = read_passages("关于召开会议的通知", "关于召开会议的通知")
    assert (title.kind, title.heading_path) == ("title", ())


def test_a_title_followed_by_bullets_only_is_kept(read_passages: ReadPassages) -> None:
    title, *items = read_passages("要点\n\n- 专利增长。\n- 商标增长。", "要点")
    assert title.text == "要点"
    assert [item.text for item in items] == ["专利增长。", "商标增长。"]


@pytest.mark.parametrize("text", ["专利增长，同比上升。", "- 专利增长。\n- 商标增长。"])
def test_a_document_without_title_is_read(read_passages: ReadPassages, text: str) -> None:
    assert "".join(p.text for p in read_passages(text)).startswith("专利增长")


LETTER = "为加强管理，现将有关事项通知如下，请认真贯彻执行。"


@pytest.mark.parametrize(
    "closing",
    [
        ["岚都市人民政府办公厅", "2021年3月5日"],
        ["岚 都 市 卫 生 局", "岚都市财政局", "二○二一年三月五日", "（此件公开发布）"],
        ["省长 王 伟", "2021年3月5日"],
        ["Lan County Office", "局", "2021-03-05"],
    ],
)
def test_the_lines_that_close_a_letter_are_one_passage(
    read_passages: ReadPassages, closing: list[str]
) -> None:
    text = "\n".join(["关于管理的通知", "各区、县人民政府：", "一、总则", LETTER, *closing])
    last = read_passages(text, "关于管理的通知")[-1]
    squeezed = ["".join(line.split()) for line in closing if line.isascii() is False]
    assert last.kind == "paragraph"
    assert last.heading_path == ()
    assert all(line in "".join(last.text.split()) for line in squeezed)


def test_the_date_below_a_paragraph_is_none_of_its_signers(read_passages: ReadPassages) -> None:
    passages = read_passages(f"通知\n\n{LETTER}\n\n2021年3月5日", "通知")
    assert [p.text for p in passages] == ["通知", LETTER, "2021年3月5日"]


def test_an_addressee_stands_by_itself(read_passages: ReadPassages) -> None:
    passages = read_passages(f"通知\n\n各省、自治区、直辖市人民政府：\n\n{LETTER}", "通知")
    assert passages[1].text == "各省、自治区、直辖市人民政府："
    assert passages[2].heading_path[-1:] != ("各省、自治区、直辖市人民政府：",)


NOTES = [
    "注：\n[1] 快报数。\n[2] 现价。",
    "注释：\n①快报数。\n②现价。",
    "备注：\n1.快报数。\n2.现价。",
]


@pytest.mark.parametrize("notes", NOTES)
def test_each_note_is_a_passage_of_its_own(read_passages: ReadPassages, notes: str) -> None:
    passages = read_passages(f"一、综合\n\n{LETTER}\n{notes}\n\n二、农业\n\n{LETTER}")
    found = [p.text for p in passages if p.kind == "note"]
    assert len(found) == 3
    assert passages[-1].kind == "paragraph"


@pytest.mark.parametrize(("first", "second"), [("[1]", "[2]"), ("①", "②")])
def test_a_note_stands_under_the_headings_of_its_mark(
    read_passages: ReadPassages, first: str, second: str
) -> None:
    text = (
        f"一、农业\n\n粮食产量{first}142.4万吨，增长。\n\n二、工业\n\n增加值{second}36.2亿元，增长。\n\n"
        f"三、环境\n\n{LETTER}\n\n注：\n{first}初步数。\n{second}现价。"
    )
    paths = {p.text[-4:]: p.heading_path for p in read_passages(text) if p.kind == "note"}
    assert paths["初步数。"] == ("一、农业",)
    assert paths[f"{second}现价。"[-4:]] == ("二、工业",)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("机场12[1]座", "机场12座"),
        ("生产总值[2]746.2亿元", "生产总值746.2亿元"),
        ("生产总值①746.2亿元", "生产总值746.2亿元"),
        ("常住人口²347.6万人", "常住人口347.6万人"),
        ("人口〔注1〕347.6万人", "人口347.6万人"),
        ("面积85.3万米²", "面积85.3万米²"),
        ("按国发[85]12号文件", "按国发[85]12号文件"),
        ("包括①学前教育、②义务教育", "包括①学前教育、②义务教育"),
        ("GDP[2] was 746.2", "GDP was 746.2"),
    ],
)
def test_the_marks_of_notes_are_no_part_of_a_number(
    make_document: MakeDocument, printed: str, read: str
) -> None:
    document = make_document(f"一、综合\n\n{printed}，同比增长。\n\n注：\n① 快报数。\n② 现价。")
    passage = split_passages(document, parse_blocks(document))[0]
    assert passage.text == f"{read}，同比增长。"
    offsets = [passage.source_offset(index) for index in range(len(passage.text))]
    assert "".join(document.text[offset] for offset in offsets) == passage.text


@pytest.mark.parametrize("clause", ["全市工业增加值增长5%。", "全市工业增加值增长；", "工业，"])
def test_a_long_line_is_cut_into_passages_under_one_heading(
    read_passages: ReadPassages, clause: str
) -> None:
    line = clause * (5_000 // len(clause))
    parts = read_passages(f"一、工业\n\n{line}")
    assert "".join(part.text for part in parts) == line
    assert all(len(part.text) <= MAX_PASSAGE_CHARS for part in parts)
    assert {part.heading_path for part in parts} == {("一、工业",)}
    assert all(part.text.endswith(clause[-1]) for part in parts)


def test_items_run_together_on_one_line_are_passages(read_passages: ReadPassages) -> None:
    item = "推进改革，完善制度，加强监督，提高质量。" * 20
    line = f"一、提升便利度（一）优化前期流程。{item}（二）精简审批手续。{item}二、减轻负担。{item}"
    parts = read_passages(line)
    assert [part.text[:4] for part in parts if part.text[0] in "一（二"] == [
        "一、提升",
        "（二）精",
        "二、减轻",
    ]
    assert [p.heading_path for p in parts if p.text.startswith("（二）")] == [("精简审批手续",)]


def test_an_article_stands_under_no_list_of_the_one_before(read_passages: ReadPassages) -> None:
    text = (
        "第一章 总则\n\n第一条 用语：\n\n（一）住址是指：\n\n1.居民户籍所在地；\n\n2.居住证所在地。"
        "\n\n第二条 本规定自2022年4月1日起施行。"
    )
    assert read_passages(text)[-1].heading_path == ("第一章 总则",)


def test_an_item_that_counts_on_stands_under_no_item_before(read_passages: ReadPassages) -> None:
    text = f"六、完善机制\n\n{LETTER}\n\n七、本通知自2024年3月4日起施行，有效期5年。"
    assert read_passages(text)[-1].heading_path == ()


def test_a_list_that_begins_anew_stays_under_its_heading(read_passages: ReadPassages) -> None:
    items = "\n\n".join(f"（{n}）{LETTER}" for n in "一二三")
    passages = read_passages(f"（一）任务\n\n{LETTER}\n\n{items}")
    assert {p.heading_path for p in passages} == {("（一）任务",)}
