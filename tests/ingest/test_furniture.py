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
    ],
)
def test_a_table_of_contents_is_furniture_in_its_usual_forms(contents: str) -> None:
    text = f"{contents}\n\n一、成效\n\n{BODY}\n\n二、制度\n\n{BODY}\n\n三、登记\n\n{BODY}"
    assert furniture(text) == contents.split("\n")


def test_a_table_of_figures_is_no_table_of_contents() -> None:
    assert furniture(f"专利\t12\n商标\t15\n版权\t20\n\n{BODY}") == []


@pytest.mark.parametrize(
    "number", ["12", "- 12 -", "— 12 —", "第 12 页", "第12页 共30页", "12/30", "Page 12 of 30"]
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
