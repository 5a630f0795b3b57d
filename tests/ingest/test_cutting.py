import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cutting import cut


@given(
    st.text(alphabet="甲乙，；。 \n（一）", max_size=200), st.integers(min_value=1, max_value=40)
)
def test_parts_are_short_in_order_and_leave_out_white_space_only(text: str, limit: int) -> None:
    parts = cut(text, limit=limit)
    assert all(len(part) <= limit for part in parts)
    assert "".join("".join(part.of(text).split()) for part in parts) == "".join(text.split())
    assert [part.start for part in parts] == sorted(part.start for part in parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲甲。乙乙。丙丙。", ["甲甲。", "乙乙。", "丙丙。"]),
        ("甲甲；乙乙；丙丙。", ["甲甲；", "乙乙；", "丙丙。"]),
        ("甲甲，乙乙，丙丙。", ["甲甲，", "乙乙，", "丙丙。"]),
        ("甲甲甲甲甲甲甲", ["甲甲甲甲", "甲甲甲"]),
        ("1,234,567", ["1,23", "4,56", "7"]),
        ("甲甲。", ["甲甲。"]),
    ],
)
def test_a_text_is_cut_at_the_best_place_there_is(text: str, parts: list[str]) -> None:
    assert [part.of(text) for part in cut(text, limit=4)] == parts


def test_parts_are_of_like_length() -> None:
    lengths = [len(part) for part in cut("甲乙丙丁。" * 17, limit=80)]
    assert lengths == [45, 40]


def test_two_hundred_thousand_characters_are_cut() -> None:
    line = "工业增加值增长，" * 25_000
    assert max(map(len, cut(line))) <= 800
