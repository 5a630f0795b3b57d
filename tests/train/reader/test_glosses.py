"""What the words of a question are called in each passage."""

from train.reader.examples import Example, Reading
from train.reader.glosses import add_glosses

CASES = Reading(context="广州市法院年度报告", text="判处惩罚性赔偿案件319件。")
RAIN = Reading(context="天气公报", text="三月降水83毫米。")


def _glosses(question: str, lang: str) -> list[str]:
    example = Example(kind="figure", lang=lang, question=question, readings=(CASES, RAIN))
    ((glossed,),) = add_glosses([[example]])
    return [each.gloss for each in glossed.readings]


def test_english_words_are_told_as_each_passage_has_them() -> None:
    cases, rain = _glosses("Punitive damages cases in Guangzhou, not rainfall?", "en")
    assert cases.split() == ["惩罚性赔偿", "案件", "广州"]
    assert rain.split() == ["降水"]


def test_chinese_words_that_stand_in_the_passage_need_no_gloss() -> None:
    assert _glosses("广州惩罚性赔偿案件有多少件？", "zh")[0] == ""
