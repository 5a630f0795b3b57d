import pytest

from ingest.markers import is_title_like, match_marker


@pytest.mark.parametrize(
    ("text", "style", "level", "number"),
    [
        ("一、保护成效", "chinese", 1, 1),
        ("十二、结语", "chinese", 1, 12),
        ("（二）行政保护", "bracketed", 2, 2),
        ("(三)保护机制", "bracketed", 2, 3),
        ("1. 宏观保护政策", "arabic", 3, 1),
        ("2.业务规范及标准", "arabic", 3, 2),
        ("（4）专项行动", "arabic_bracketed", 4, 4),
        ("1.2 研究方法", "decimal", 4, None),
        ("第三章 总则", "chapter", 1, 3),
        ("第12节 商标", "section", 2, 12),
        ("Chapter 2 Patents", "chapter", 1, None),
        ("## 2018年工作回顾", "markdown", 2, None),
        ("附件1：统计表", "front", 1, None),
        ("Introduction", "front", 1, None),
    ],
)
def test_a_heading_is_read_from_its_mark(
    text: str, style: str, level: int, number: int | None
) -> None:
    marker = match_marker(text)
    assert marker is not None
    assert (marker.kind, marker.style) == ("heading", style)
    assert (marker.level, marker.number) == (level, number)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("专栏 1 典型案例", "box_heading"),
        ("专栏三：创新", "box_heading"),
        ("Box 2 Cases", "box_heading"),
        ("表 1 2023 年成果汇总", "caption"),
        ("附表2", "caption"),
        ("图3-1 案件数量", "caption"),
        ("Table 4: Filings", "caption"),
        ("续表", "continued"),
        ("续表 1", "continued"),
        ("表1（续）", "continued"),
        ("专栏 2（续）", "continued"),
        ("① 加强审判", "list_item"),
        ("• 商标", "list_item"),
        ("- trade marks", "list_item"),
        ("——坚持创新", "list_item"),
        ("第三条 本法", "list_item"),
    ],
)
def test_other_marks_are_told_apart(text: str, kind: str) -> None:
    marker = match_marker(text)
    assert marker is not None
    assert marker.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "一是完善专利申请制度",
        "2.5 亿元",
        "3.7 万个",
        "2023 年，中国共受理",
        "表1显示，案件增长。",
        "图书出版业",
        "专栏作者说，案件增长。",
        "第 14 届中国-东盟知识产权局局长系列会",
        "-0.3",
        "In 2023, filings rose.",
    ],
)
def test_text_without_a_mark_has_none(text: str) -> None:
    assert match_marker(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("坚持稳中求进，推动高质量发展", True),
        ("Patent applications", True),
        ("案件增长。", False),
        ("案件增长；", False),
        ("增长。下降", False),
        ("It rose in 2023.", False),
        ("新" * 60, False),
        ("一\t二", False),
    ],
)
def test_a_title_is_short_and_unfinished(text: str, expected: bool) -> None:
    assert is_title_like(text) is expected
