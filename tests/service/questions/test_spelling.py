"""Questions brought into one spelling."""

import pytest

from service.questions.spelling import respell


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("How mnay cases", "how many cases"),
        ("hom many cases", "how many cases"),
        ("wich court", "which court"),
        ("wehn was it", "when was it"),
        ("what percentge", "what percentage"),
        ("nubmer of patens granted", "number of patens granted"),
        ("increse in exports", "increase in exports"),
        ("cases in2023", "cases in 2023"),
        ("What’s the share", "what is the share"),
        ("whch province", "which province"),
        ("whivh province", "which province"),
        ("registred nurses", "registered nurses"),
        ("poverty threshhold", "poverty threshold"),
        ("unemplyment", "unemployment"),
        ("总值几何?", "总值多少?"),
        ("多小件", "多少件"),
        ("幾多件", "多少件"),
        ("多少件案件件", "多少件案件"),
        ("案件数2023", "案件数 2023"),
        ("啥时候", "什么时候"),
        ("ＧＤＰ　２０２３", "gdp 2023"),
        ("a\u200bb\x00c", "a b c"),
    ],
)
def test_ordinary_slips_are_mended(typed: str, meant: str) -> None:
    assert respell(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "parents and experts",
        "revenge counties",
        "the charges were changed",
        "there were patients",
        "supreme people's court",
        "a distinct witch was protected by the wheel",
        "one doctor a hectare",
        "几何图形",
        "多多少少",
        "小学有多大",
    ],
)
def test_words_that_only_look_like_slips_stay(text: str) -> None:
    assert respell(text) == text
