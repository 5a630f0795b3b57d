"""Changes that are asked for as amounts."""

import pytest

from service.questions.gains import gained, read_gain_en, read_gain_zh


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("林地扩大了多少公顷", "count"),
        ("减少多少万吨", "count"),
        ("少交多少钱", "money"),
        ("增加了多少投资", "money"),
        ("增长多少", None),
        ("提高几个百分点", None),
        ("降了几成", None),
    ],
)
def test_a_chinese_change_is_in_percent_unless_its_unit_says_otherwise(
    text: str, asked: str | None
) -> None:
    assert read_gain_zh(text) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("how many more beds were there", "count"),
        ("how much less water was used", "count"),
        ("how much more do tenants pay", "money"),
        ("by how many tonnes did output fall", "count"),
        ("by how many hours was it shortened", "duration"),
        ("how much did output fall, in tonnes", "count"),
        ("how much did it fall, in percent", None),
        ("by how many percentage points did it fall", None),
        ("how much more did output grow", None),
    ],
)
def test_an_english_change_is_in_percent_unless_its_unit_says_otherwise(
    text: str, asked: str | None
) -> None:
    assert read_gain_en(text) == asked


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("扩大了多少公顷", True),
        ("少交多少税", False),
        ("多收了多少", True),
        ("提高到多少元", None),
        ("新增多少人", None),
        ("how many fewer mines", False),
        ("how many extra beds", True),
        ("how many beds", None),
    ],
)
def test_a_gain_has_its_way_and_a_level_has_none(text: str, way: bool | None) -> None:
    assert gained(text) is way
