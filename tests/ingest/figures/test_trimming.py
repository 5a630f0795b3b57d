"""What is cut from the words before a figure."""

import pytest

from ingest.figures.trimming import trim


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("2023年，全国法院共", "全国法院"),
        ("其中涉及专利权", "涉及专利权"),
        ("查处侵权行为", "查处侵权行为"),
        ("比重从2009年的", "比重"),
        ("覆盖率增长至", "覆盖率"),
        ("我国外汇储备已超过", "我国外汇储备"),
        ("共建项目", "共建项目"),
        ("和平协议", "和平协议"),
        ("同时，累计", ""),
        ("先后有", ""),
        ("先后建成站点", "建成站点"),
        ("现在，养老金", "养老金"),
        ("在押人员", "在押人员"),
        ("在校生", "在校生"),
        ("In 2023, a total of", ""),
        ("the number of valid patents reached", "number of valid patents"),
    ],
)
def test_dates_connectives_and_adverbs_go_and_words_stay(words: str, kept: str) -> None:
    assert trim(words) == kept


def test_a_long_stretch_is_cut_at_a_mark() -> None:
    assert trim("甲" * 100 + "、" + "乙" * 40) == "乙" * 40
