import pytest

from eval.units import same_unit


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("件", "件", True),
        ("件", "个", False),
        ("人", "人次", False),
        ("%", "％", True),
        ("%", "个百分点", False),
        ("元", "人民币元", True),
        ("元", "美元", False),
        ("倍", "%", False),
        ("公里", "千米", True),
        ("", None, True),
        (None, "件", False),
    ],
)
def test_units_are_one_only_when_listed_or_equal(
    one: str | None, other: str | None, same: bool
) -> None:
    assert same_unit(one, other) is same
    assert same_unit(other, one) is same
