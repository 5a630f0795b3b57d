from collections.abc import Callable

import pytest

from ingest import Block, Document, Passage, Span, parse_blocks, split_passages
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
    assert len(report_passages) == 150
    assert [
        len([p for p in report_passages if p.kind == kind]) for kind in ("paragraph", "table_row")
    ] == [138, 12]
    assert len({p.passage_id for p in report_passages}) == 150
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
        kept = (
            passage.text if passage.kind != "table_row" else passage.text.translate({9: "", 10: ""})
        )
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
    first, second = read_passages(text, "2022年国民经济公报[1]")
    assert first.text.endswith("比上年增长3.0%。其中，第一产业增加值88345亿元。")
    assert "[2]1210207亿元" in first.text
    assert second.heading_path == ("一、综合",)


def test_a_courts_report_is_read(read_passages: ReadPassages) -> None:
    text = (
        "工作报告\n\n——在大会上\n\n各位代表：\n\n一、工作回顾\n\n（一）维护国家安全。审结案件590.6万件，判处罪犯776.1万人。\n\n"
        "（二）保障人权。宣告无罪4 000人。\n\n二、工作安排\n\n1. 加强监督\n\n接受监督，改进工作。"
    )
    passages = read_passages(text, "工作报告")
    assert [p.kind for p in passages] == ["paragraph", "list_item", "list_item", "paragraph"]
    assert passages[1].heading_path == ("一、工作回顾", "维护国家安全")
    assert passages[2].text == "（二）保障人权。宣告无罪4000人。"
    assert passages[3].heading_path == ("二、工作安排", "1.加强监督")


def test_an_empty_layout_gives_no_passage(make_document: MakeDocument) -> None:
    document = make_document("目录\n\n一、成效\t2", "报告")
    assert split_passages(document, parse_blocks(document)) == ()
