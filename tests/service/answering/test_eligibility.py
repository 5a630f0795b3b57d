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
