import pytest

from ingest import Document
from ingest.furniture import find_furniture
from ingest.lines import split_lines

BODY = "全国法院新收知识产权民事一审案件四十六万件，同比上升。"


def furniture(text: str, title: str = "") -> list[str]:
    lines = split_lines(text)
    return [lines[index].text for index in sorted(find_furniture(lines, title))]


def test_the_reports_contents_and_its_second_title_are_furniture(
    report: Document,
) -> None:
    found = furniture(report.text, report.title)
    assert found[0] == "目 录"
    assert [line.split("\t")[0] for line in found[1:6]] == [
        "一、保护成效",
        "二、制度建设",
        "三、审批登记",
        "四、文化建设",
        "五、国际合作",
    ]
    assert found[6:] == ["二〇二三年中国知识产权保护状况"]


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n一、成效……2\n二、制度……19",
        "目录\n一、成效 ...... 2\n二、制度 ...... 19",
        "目  次\n一、成效\n二、制度",
        "一、成效\t2\n二、制度\t19\n三、登记\t26",
        "Contents\n一、成效 (2)\n二、制度 (19)",
        "目录\n一、成效\n……2\n二、制度\t19",
        "目　　录\n一、成效\t2\n二、制度\t19",
        "目录\n第　一　章　总　则\n一、成效\n二、制度",
        "第一章 总则\n一、成效\n二、制度\n三、登记",
        "1 总则\n一、成效\n二、制度\n三、登记",
    ],
)
def test_a_table_of_contents_is_furniture_in_its_usual_forms(contents: str) -> None:
    headings = ["第一章 总则", "1 总则", "一、成效", "二、制度", "三、登记"]
    text = "\n\n".join([contents, *(f"{heading}\n\n{BODY}" for heading in headings)])
    assert furniture(text) == contents.split("\n")


def test_a_table_of_figures_is_no_table_of_contents() -> None:
    assert furniture(f"专利\t12\n商标\t15\n版权\t20\n\n{BODY}") == []


@pytest.mark.parametrize(
    "number",
    [
        *("12", "- 12 -", "— 12 —", "－ 12 －", "·12·", "－１２－", "- iv -", "| 12 |", "12 / 30"),
        *("第 12 页", "第12页", "第12页 共30页", "第 12 页/共 30 页", "共30页 第12页", "第十二页"),
        *("12/30", "Page 12 of 30", "Page 12", "P. 12", "12 of 30", "页码：12"),
    ],
)
def test_page_numbers_are_furniture(number: str) -> None:
    assert furniture(f"{BODY}\n\n{number}\n\n{BODY}") == [number]


@pytest.mark.parametrize(
    "text", ["专利\n12\n15\n商标\n20", "指标\n12\n单位", f"{BODY}\n\n2023\n\n{BODY}"]
)
def test_numbers_that_may_be_content_are_kept(text: str) -> None:
    assert furniture(text) == []


def test_page_heads_are_furniture_where_they_cut_into_the_text() -> None:
    head = "知识产权报告"
    pages = [f"{BODY}新收案件，同比", "上升。" + BODY, BODY]
    text = f"\n\n{head}\n\n".join(["开头。", *pages])
    assert furniture(text) == [head] * 3


def test_a_repeated_subheading_is_kept() -> None:
    assert furniture("\n\n".join(f"典型案例\n\n{BODY}" for _ in range(4))) == []


HEADS = ["知识产权报告", "岚都市水资源公报", "守护绿水青山，共建美好家园！", "Lan City Bulletin"]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("number", ["- {} -", "第{}页", "{}"])
def test_a_line_at_each_page_number_is_a_running_head(head: str, number: str) -> None:
    pages = [f"{BODY}\n{number.format(n)}\n{head}" for n in (3, 4, 5)]
    assert furniture("\n".join([*pages, BODY])).count(head) == 3


@pytest.mark.parametrize("head", HEADS)
def test_a_line_at_each_form_feed_is_a_running_head(head: str) -> None:
    assert furniture("\f".join([BODY, *(f"{head}\n{BODY}",) * 3])) == [head] * 3


@pytest.mark.parametrize("head", ["{} 岚都市年鉴", "岚都市年鉴 · {}", "岚都市年鉴  {}"])
def test_a_running_head_may_bear_the_page_number(head: str) -> None:
    cut = "新收案件四十六万件，同比"
    pages = "\n".join(f"{head.format(n)}\n上升，{BODY}{cut}" for n in (4, 5, 6))
    assert len(furniture(f"{BODY}{cut}\n{pages}")) == 3


def test_a_part_of_the_title_at_a_page_number_is_a_running_head() -> None:
    text = f"岚都市2023年统计公报\n\n{BODY}\n- 1 -\n统 计 公 报\n{BODY}"
    assert furniture(text, "岚都市2023年统计公报") == ["- 1 -", "统 计 公 报"]


def test_a_running_head_is_content_where_the_title_block_says_it_first() -> None:
    page = f"{BODY}\n- 1 -\n岚都银行\n"
    text = f"金融数据报告\n岚都银行\n二〇二四年七月\n{page * 3}{BODY}"
    assert furniture(text, "金融数据报告").count("岚都银行") == 3


def test_headings_that_every_case_has_are_no_running_heads() -> None:
    case = (
        "购房后无法正常用电，买受人有权要求开发商赔偿损失\n基本案情\n"
        + BODY
        + "\n典型意义\n"
        + BODY
    )
    assert furniture("\n".join([case] * 8)) == []


def test_rows_that_differ_in_their_figures_are_no_running_heads() -> None:
    rows = "\n".join(f"{n}类区     9{n}.8     8{n}.5     1.{n}" for n in (1, 2, 3))
    assert furniture(f"{BODY}\n\n12\n\n{rows}\n{BODY}") == ["12"]


def test_a_list_of_tasks_that_nothing_repeats_is_no_table_of_contents() -> None:
    assert furniture(f"一、专利\n二、商标\n三、版权\n四、登记\n\n{BODY}") == []
