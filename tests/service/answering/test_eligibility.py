from dataclasses import replace

import pytest

from ingest import Passage, Segment
from ingest.figures import Figure, read_amounts
from service.answering.eligibility import fits_figure, is_origin
from service.questions import read_question


def _figure(text: str, place: int = 0) -> Figure:
    return Figure(
        passage_id="p:0",
        doc_id="p",
        amount=read_amounts(text)[place],
        subject="",
        scope=(),
        period="2020",
        change=None,
        is_change=False,
    )


@pytest.mark.parametrize(
    ("question", "printed", "fits"),
    [
        ("抓了多少人", "35件", False),
        ("抓了多少人", "35人", True),
        ("How many cases were heard?", "35件", True),
        ("How much was paid?", "2.6万元", True),
        ("How much was paid?", "26件", False),
        ("占比是多少", "31%", True),
        ("How many people were trained?", "31%", False),
        ("新增多少个就业岗位", "56万人", True),
        ("How many jobs were created?", "56万个", True),
        ("铁路有多长", "3年", False),
        ("铁路有多长", "90公里", True),
        ("展览有多长", "3年", True),
        ("展览有多长", "90米", True),
        ("How long was the great exhibit?", "90人", False),
        ("每年处置能力多少万吨", "342万吨/年", True),
        ("How many city-days of haze were there?", "33天", True),
        ("How many city-days of haze were there?", "33个", False),
        ("多少户家庭", "30家", True),
        ("多少辆汽车", "30台", True),
    ],
)
def test_a_unit_of_another_class_does_not_fit(question: str, printed: str, fits: bool) -> None:
    assert fits_figure(read_question(question), _figure(printed)) is fits


@pytest.mark.parametrize(("place", "origin"), [(0, True), (1, False)])
def test_what_a_figure_rose_from_is_no_answer(place: int, origin: bool) -> None:
    text = "标准由300元提高到450元。"
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )

    assert is_origin(_figure(text, place), passage) is origin


@pytest.mark.parametrize(
    ("question", "printed", "fits"),
    [
        ("林地扩大了多少公顷？", "30公顷", True),
        ("林地有多少公顷？", "30公顷", False),
        ("少交多少钱？", "30元", True),
        ("交多少钱？", "30元", False),
        ("How many more people were insured?", "30人", True),
        ("How many people were insured?", "30人", False),
    ],
)
def test_what_is_printed_as_a_gain_answers_for_a_gain_only(
    question: str, printed: str, fits: bool
) -> None:
    gain = replace(_figure(printed), is_change=True)

    assert fits_figure(read_question(question), gain) is fits
