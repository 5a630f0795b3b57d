"""What the words of a Chinese text mean, word for word."""

import pytest

from index import Glosses
from ingest import Analyzer, Term, default_glossary


@pytest.fixture(scope="module")
def glosses(analyzer: Analyzer) -> Glosses:
    return Glosses(analyzer=analyzer, glossary=default_glossary(), places=["岑州市", "澜东省"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("城镇新增就业", "new urban jobs"),
        ("社会消费品零售总额", "total retail sales of consumer goods"),
        ("2026年贵州省政府工作报告", "2026 Guizhou government work report"),
        ("粮食总产量142.36万吨", "grain output 1,423,600 tonnes"),
        ("粮食總產量", "grain output"),
        ("澜东省", "Landong Province"),
        ("岑州市财政局", "Cenzhou City public finance bureau"),
        ("审判长：李明", "presiding judge: Li Ming"),
        ("GDP 4.6%", ""),
        ("", ""),
    ],
)
def test_terms_places_persons_and_numbers_are_glossed(
    glosses: Glosses, text: str, said: str
) -> None:
    assert glosses.gloss(text).lower() == said.lower()


def test_no_chinese_character_is_left(glosses: Glosses) -> None:
    texts = (
        "一、2025年和“十四五”时期工作回顾",
        "非法制造、销售非法制造的注册商标标识罪，同比增长3.5倍。",
        "三是提升供给体系质量，聚力培育和发展新质生产力；新（改）建高标准农田348.8万亩",
    )
    for text in texts:
        assert not [letter for letter in glosses.gloss(text) if "\u4e00" <= letter <= "\u9fff"]


def test_a_users_own_term_comes_first(analyzer: Analyzer) -> None:
    own = Term(zh=("生猪出栏",), en=("pigs sold",))
    made = Glosses(analyzer=analyzer, glossary=(own, *default_glossary()))
    assert made.gloss("生猪出栏") == "pigs sold"
