from collections.abc import Callable

import pytest

from ingest import Passage

ReadPassages = Callable[..., tuple[Passage, ...]]

LEADS = ["加强民事审判。案件增长，同比上升。", "加强行政审判。案件下降，同比减少。"]


def boxed(passages: tuple[Passage, ...]) -> list[str]:
    return [p.text for p in passages if any(label.startswith("专栏") for label in p.heading_path)]


def test_the_boxes_of_the_report_hold_their_own_paragraphs(
    report_passages: tuple[Passage, ...],
) -> None:
    numbers = [
        label.split()[0]
        for passage in report_passages
        for label in passage.heading_path
        if label.startswith("专栏")
    ]
    assert [numbers.count(f"专栏{number}") for number in range(1, 8)] == [3, 3, 1, 3, 2, 2, 3]


@pytest.mark.parametrize(
    "start",
    [
        "充分发挥知识产权行政审判职能",
        "稳步探索知识产权领域公益诉讼",
        "强化商标行政保护",
        "发布知识产权保护系列报告",
    ],
)
def test_the_reports_section_goes_on_behind_its_boxes(
    report_passages: tuple[Passage, ...], start: str
) -> None:
    (passage,) = [p for p in report_passages if p.text.startswith(start)]
    assert passage.heading_path[-1] == start
    assert not boxed((passage,))


@pytest.mark.parametrize(
    ("behind", "inside"),
    [
        ("二、制度\n\n新法施行。", 2),
        ("专栏 2 数据\n\n新法施行。", 3),
        ("表 1 成果\n\n序号\t名称\n1\t专利法", 2),
        (LEADS[1], 2),
        ("张某侵权案。二审维持原判。", 3),
        ("法院判令赔偿。", 3),
    ],
)
def test_a_box_ends_where_the_section_goes_on(
    read_passages: ReadPassages, behind: str, inside: int
) -> None:
    text = (
        f"一、成效\n\n{LEADS[0]}\n\n专栏 1 案例\n\n李某侵权案。一审胜诉。\n\n双方和解。\n\n{behind}"
    )
    assert len(boxed(read_passages(text))) == inside


def test_a_box_filled_by_a_table_ends_with_it(read_passages: ReadPassages) -> None:
    text = "一、成效\n\n专栏 1 指标\n\n指标\t数值\n专利\t9\n\n注：初步数。\n\n案件增长，同比上升。"
    assert boxed(read_passages(text)) == ["专利\t9", "注：初步数。"]


def test_leads_elsewhere_in_the_document_count_for_a_section_without(
    read_passages: ReadPassages,
) -> None:
    text = "\n\n".join(
        ["一、成效", *LEADS, "二、打击", "专栏 1 案例", "李某被捕。", "加强检察工作。案件下降。"]
    )
    assert boxed(read_passages(text)) == ["李某被捕。"]
