from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import Passage, split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["案件增长。", "其中，专利案件上升14.73%；商标案件下降。"],
        ["指出，“加强保护。”", "2023年，“激发动力。”", "案件增长。"],
        ["案件增长！", "为什么？", "因为创新。"],
        ["为什么?", "因为创新!", "案件增长."],
        ["《发来祝贺！》短视频引发反响。", "访问量增长。"],
        ["喊出“加油！”的口号。", "案件增长。"],
        ["他说：“增长。下降。持平。”", "案件增长。"],
        ["案件增长（不含再审。含二审）。", "下降。"],
        ["案件增长。", "（注：初步数。）", "下降。"],
        ["没有句号的句子"],
        ["It rose 5.4 percent in 2023.", "The U.S. filed more.", "See No. 5 for details."],
        ['He said "It rose."', "Then it fell."],
        ["Art. 12 of version 2.0 applies, e.g. in China.", "案件增长。"],
        ["一个“未闭合的引号。", "下一句。"],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    joined = "".join(
        sentence + (" " if sentence.isascii() and index + 1 < len(expected) else "")
        for index, sentence in enumerate(expected)
    )
    assert sentences(joined) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("1\t剑网\t关闭网站。查办案件", ["1", "剑网", "关闭网站。", "查办案件"]),
        ("2\t《商标法》\n\t\t《条例》", ["2", "《商标法》", "《条例》"]),
        ("|出口|17326亿元|", ["出口", "17326亿元"]),
    ],
)
def test_each_cell_of_a_row_is_split_on_its_own(row: str, expected: list[str]) -> None:
    assert sentences(row) == expected


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_a_blank_text_has_no_sentences(blank: str) -> None:
    assert split_sentences(blank) == ()


@given(st.text(alphabet='案件a1A 。！？.!"”“《》（）；，\t\n|', max_size=60))
def test_sentences_are_ordered_and_leave_out_only_borders(text: str) -> None:
    spans = split_sentences(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    said = "".join("".join(span.of(text).split()) for span in spans)
    borders = "|" if text.startswith("|") and "\t" not in text else ""
    assert said == "".join(char for char in text if not char.isspace() and char not in borders)


def test_the_figure_of_the_design_stands_in_one_sentence(
    report_passages: tuple[Passage, ...],
) -> None:
    found = [s for p in report_passages for s in sentences(p.text) if "惩罚性赔偿共计319件" in s]
    assert found == [
        "2023年，知识产权民事案件适用惩罚性赔偿共计319件，同比增长117%，判赔金额11.6亿元，同比增长3.5倍。"
    ]
