import pytest

from ingest.quantities import iter_quantities


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("6 492 件", ["6492"]),
        ("6,492件", ["6492"]),
        ("92.08万件", ["920800"]),
        ("4 614.64 万件", ["46146400"]),
        ("11.6亿元", ["1160000000"]),
        ("RMB 1.16 billion", ["1160000000"]),
        ("RMB1.16 billion", ["1160000000"]),
        ("462.2 thousand cases", ["462200"]),
        ("2万亿元", ["2000000000000"]),
        ("5.40%", ["5.4%"]),
        ("5.4 percent", ["5.4%"]),
        ("百分之五点四", ["5.4%"]),
        ("6.39‰", ["6.39‰"]),
        ("2023年", ["2023年"]),
        ("2023 年 12 月 11 日", ["2023年", "12月", "11日"]),
        ("二〇二三年", ["2023年"]),
        ("in 2023", ["2023年"]),
        ("“剑网2023”专项行动", ["2023年"]),
        ("2000余家", ["2000"]),
        ("2023件", ["2023"]),
        ("1.25万个次", ["12500"]),
        ("三百一十九件", ["319"]),
        ("五十周年", ["50"]),
        ("3.5倍", ["3.5"]),
        ("3千克", ["3"]),
        ("ZL201210201489.X", []),
        ("COVID-19、5G", []),
        ("百姓、万一、十分", []),
        ("1\t%", ["1"]),
    ],
)
def test_a_quantity_has_one_normal_form(text: str, terms: list[str]) -> None:
    assert [quantity.term for quantity in iter_quantities(text)] == terms


def test_a_quantity_covers_its_magnitude_and_not_its_unit() -> None:
    text = "授权92.08万件"
    (quantity,) = iter_quantities(text)
    assert text[quantity.start : quantity.end] == "92.08万"
