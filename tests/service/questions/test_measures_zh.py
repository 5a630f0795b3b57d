"""How many is asked in Chinese by 多少, and by 几 before what is counted."""

import re

import pytest

from service.questions.measures_zh import CURRENCIES, HOW_MANY, NO_MEASURE, THINGS, TIMES


@pytest.mark.parametrize("text", ["多少", "几件", "几万人", "几个百分点", "几年", "几美元"])
def test_so_many_are_asked_for(text: str) -> None:
    assert re.match(HOW_MANY, text)


@pytest.mark.parametrize("text", ["第几件", "近几年", "过去几年", "好几家", "几乎"])
def test_not_every_few_is_a_question(text: str) -> None:
    assert not re.search(HOW_MANY, text)


@pytest.mark.parametrize("text", ["项目", "个体", "人民群众", "人才"])
def test_a_measure_word_may_begin_another_word(text: str) -> None:
    assert re.match(THINGS, text)
    assert not re.match(f"(?:{THINGS}){NO_MEASURE}", text)


def test_no_unit_is_both_money_and_a_thing() -> None:
    kinds = [set(words.split("|")) for words in (TIMES, CURRENCIES, THINGS)]
    assert not kinds[0] & kinds[1]
    assert not kinds[1] & kinds[2]
