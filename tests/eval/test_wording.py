import pytest

from eval.wording import same_unit, same_wording


@pytest.mark.parametrize(
    ("said", "accepted", "same"),
    [
        ("《商标法》", ["商标法"], True),
        ("“蓝网行动2023”", ["蓝网行动"], True),
        ("上海、 广东", ["上海、广东"], True),
        ("EDV", ["edv"], True),
        ("20 January 2024.", ["2024年1月20日", "20 January 2024"], True),
        ("２０２３年", ["2023年"], True),
        ("2023年11月5日", ["1月5日"], False),
        ("2023年1月15日", ["2023年1月1"], False),
        ("2023年8月", ["2023年"], True),
        ("最高人民检察院、公安部、文化和旅游部", ["公安部"], False),
        ("in the whole of Guangdong province", ["Guangdong"], False),
        ("实质性派生", ["实质性派生品种"], False),
        ("", ["公安部"], False),
        ("公安部", [], False),
        ("公安部", ["“”"], False),
    ],
)
def test_a_wording_is_right_when_equal_or_held_with_little_else(
    said: str, accepted: list[str], same: bool
) -> None:
    assert same_wording(said, accepted) is same


@pytest.mark.parametrize(("said", "same"), [("甲乙丙丁戊", True), ("甲乙丙丁戊己", False)])
def test_little_else_is_up_to_two_and_a_half_times_the_wording(said: str, same: bool) -> None:
    assert same_wording(said, ["甲乙"]) is same


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
