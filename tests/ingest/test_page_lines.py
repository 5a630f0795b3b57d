"""Page numbers and running heads are told from the text that they cut into."""

import pytest

from ingest.lines import split_lines
from ingest.page_lines import find_page_heads, find_page_numbers, is_bare_page, is_dressed_page

PROSE = "全市生产总值增长百分之五，规模以上工业增加值增长百分之六，固定资产投资增长百分之七"


@pytest.mark.parametrize(
    ("text", "dressed"),
    [
        ("— 12 —", True),
        ("第十二页", True),
        ("共9页 第3页", True),
        ("3/9", True),
        ("Page 3 of 9", True),
        ("12", False),
        ("第三章", False),
    ],
)
def test_a_page_number_is_known_by_its_dress(text: str, *, dressed: bool) -> None:
    assert is_dressed_page(text) is dressed


def test_a_number_of_four_digits_is_no_page() -> None:
    assert is_bare_page("123")
    assert not is_bare_page("2023")


def test_bare_page_numbers_count_upwards_beside_running_text() -> None:
    lines = split_lines(f"{PROSE}\n1\n{PROSE}\n2\n{PROSE}\n1\n{PROSE}")
    assert find_page_numbers(lines) == {1, 3}


def test_numbers_of_a_table_printed_down_the_page_are_none() -> None:
    lines = split_lines("合计\n1\n2\n3\n")
    assert find_page_numbers(lines) == frozenset()


def test_a_line_that_recurs_at_page_ends_is_a_running_head() -> None:
    page = f"岚江市年鉴\n{PROSE}\n- 5 -\n"
    lines = split_lines(f"岚江市概况\n{PROSE}。\n- 4 -\n" + page * 3)
    pages = find_page_numbers(lines)
    heads = find_page_heads(lines, pages, "岚江市概况")
    assert {lines[index].text for index in heads} == {"岚江市年鉴"}
    assert len(heads) == 3
