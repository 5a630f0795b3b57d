import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import measure_lines, split_lines

PROSE = (
    "各地区各部门认真落实党中央决策部署，知识产权保护工作全面加强，"
    "社会满意度再创新高，案件数量持续增长"
)


def wrapped(width: int, *, indent: str = "") -> str:
    paragraphs = [indent + PROSE + "。", indent + PROSE + PROSE + "。"]
    return "\n".join(
        paragraph[start : start + width]
        for paragraph in paragraphs
        for start in range(0, len(paragraph), width)
    )


@given(st.text(alphabet="专a1 \t\u3000\r\n\f\u2028。", max_size=60))
def test_lines_are_in_order_and_hold_all_that_is_not_blank(text: str) -> None:
    lines = split_lines(text)
    assert all(line.span.of(text) == line.text == line.text.strip() for line in lines)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())
    ends = [line.cells.end for line in lines]
    assert ends == sorted(ends)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_gap_is_a_blank_line_whatever_the_line_ends(ends: str) -> None:
    lines = split_lines(f"一{ends}二{ends}{ends}三\f四")
    assert [line.gap for line in lines] == [True, False, True, True]


@pytest.mark.parametrize("width", [20, 35])
def test_a_wrapped_text_is_known_by_its_full_unfinished_lines(width: int) -> None:
    measure = measure_lines(split_lines(wrapped(width)))
    assert measure.wrapped
    assert measure.chars == width


def test_an_indented_text_is_known_by_its_first_lines() -> None:
    lines = split_lines(wrapped(20, indent="\u3000\u3000"))
    measure = measure_lines(lines)
    assert measure.indented
    assert [measure.begins(line) for line in lines].count(True) == 2


@pytest.mark.parametrize(
    "text",
    [
        "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡",
        f"{PROSE}。\n{PROSE}{PROSE}。\n{PROSE}。",
        "专利\n商标",
        "",
    ],
    ids=["verse", "a paragraph a line", "a list", "nothing"],
)
def test_other_texts_are_not_taken_for_wrapped(text: str) -> None:
    assert not measure_lines(split_lines(text)).wrapped
