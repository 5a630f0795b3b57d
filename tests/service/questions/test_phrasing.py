"""A question is freed of its politeness and parted from the next one."""

import pytest

from service.questions.phrasing import split_parts, strip_manners


@pytest.mark.parametrize(
    ("polite", "bare"),
    [
        ("Could you please tell me how many cases", "how many cases"),
        ("i'd like to know when it was issued, please", "when it was issued"),
        ("请问一下，有多少件", "有多少件"),
        ("麻烦帮我查一下专利申请量，谢谢", "专利申请量"),
        ("我想知道案件数", "案件数"),
        ("查处多少件", "查处多少件"),
        ("可以申请几次", "可以申请几次"),
        ("could the law be amended", "could the law be amended"),
        ("请问", "请问"),
    ],
)
def test_politeness_goes_and_nothing_else(polite: str, bare: str) -> None:
    assert strip_manners(polite.lower()) == bare


@pytest.mark.parametrize("polite", ["请问", "please", "谢谢"])
def test_what_is_nothing_but_politeness_stays(polite: str) -> None:
    assert strip_manners(polite) == polite


@pytest.mark.parametrize(
    ("text", "parts", "first"),
    [
        ("2023年受理多少件，审结多少件", 2, "2023年受理多少件"),
        ("how many were filed and how many were closed", 2, "how many were filed"),
        ("专利和商标申请分别有多少件", 2, "专利和商标申请分别有多少件"),
        ("how many cases were filed in 2023", 1, "how many cases were filed in 2023"),
        ("展览持续多久，从何时到何时", 1, "展览持续多久，从何时到何时"),
    ],
)
def test_the_first_of_several_questions_is_told_from_the_others(
    text: str, parts: int, first: str
) -> None:
    count, said = split_parts(text)
    assert (count, said.strip(" ,，")) == (parts, first)
