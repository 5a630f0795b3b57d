"""What tells a result from a target, one year from several, and a sum from its parts."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from ingest import DocumentContext, Passage, Segment, Span
from ingest.figures import Figure, read_amounts
from ingest.language import OUTLOOK
from service.chart_parts import find_parts
from service.chart_points import Point
from service.responses import DocumentSummary

Printer = Callable[[str], str]


def point(text: str, heading: str = "", subject: str = "机构数量") -> Point:
    """Return the last figure of a text."""
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind="paragraph",
        heading_path=(heading,) if heading else (),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    document = DocumentSummary(
        doc_id="p",
        title="报告",
        issuer="",
        year=2025,
        language="zh",
        source_name="p.txt",
        sha256="0",
        characters=len(text),
        context=DocumentContext(period="2025", places=("江澜省",)),
    )
    figure = Figure(
        passage_id="p:0",
        doc_id="p",
        amount=read_amounts(text)[-1],
        subject=subject,
        scope=(),
        period="2025",
        change=None,
        is_change=False,
    )
    sentence = Span(start=0, end=len(text))
    return Point(figure=figure, passage=passage, sentence=sentence, document=document)


def points(text: str, subjects: Sequence[str]) -> list[Point]:
    """Return the figures of a text, each of a subject."""
    last = point(text)
    return [
        replace(last, figure=replace(last.figure, amount=amount, subject=subject))
        for amount, subject in zip(read_amounts(text), subjects, strict=True)
    ]


@pytest.mark.parametrize("word", OUTLOOK.zh_senses("heading") | OUTLOOK.en_senses("heading"))
def test_a_heading_says_whether_its_section_is_about_what_is_to_be_done(
    word: str, print_word: Printer
) -> None:
    senses = OUTLOOK.zh_senses("heading") | OUTLOOK.en_senses("heading")
    found = point("机构达到319家", f"二、 {print_word(word)} ")
    assert found.is_target == (senses[word] == "ahead")


@pytest.mark.parametrize("word", OUTLOOK.zh_senses("clause"))
def test_a_figure_of_several_years_is_none_of_one(word: str, print_word: Printer) -> None:
    assert not point(f"机构{print_word(word)}达到319家").is_of_one_period
    assert point("2025年机构达到319家").is_of_one_period


@pytest.mark.parametrize("word", OUTLOOK.en_senses("clause"))
def test_english_says_so_too(word: str, print_word: Printer) -> None:
    assert not point(f"{print_word(word)} there were 319 courts").is_of_one_period


@pytest.mark.parametrize("word", OUTLOOK.zh_senses("passage") | OUTLOOK.en_senses("passage"))
def test_a_passage_turns_to_the_years_of_a_plan(word: str, print_word: Printer) -> None:
    assert point(f"{print_word(word)} ，机构达到319家").is_of_several_years


@pytest.mark.parametrize("word", OUTLOOK.zh_senses("lasting"))
def test_what_is_measured_in_time_may_be_drawn(word: str, print_word: Printer) -> None:
    assert point("平均达到12.5年", subject=f"平均{print_word(word)}".strip()).is_named_for
    assert not point("持续开展3年行动", subject="开展行动").is_named_for


@pytest.mark.parametrize("word", OUTLOOK.zh_senses("lead"))
def test_that_it_was_reached_is_no_part_of_what_is_counted(word: str, print_word: Printer) -> None:
    found = point("机构达到319家", subject=f"{print_word(word)}地区生产总值")
    assert found.indicator == "地区生产总值"


@pytest.mark.parametrize(
    ("text", "subject"),
    [("落实八项规定", "落实规定"), ("9所高职学校入选计划", "高职学校"), ("五年行动收官", "行动")],
)
def test_a_number_in_a_name_and_some_of_a_kind_measure_nothing(text: str, subject: str) -> None:
    assert not point(text, subject=subject).is_named_for


def test_what_lies_behind_the_year_reported_on_is_a_target() -> None:
    found = point("机构达到319家")
    assert not found.is_target
    assert replace(found, figure=replace(found.figure, period="2026")).is_target
    assert replace(found, figure=replace(found.figure, scope=("planned",))).is_target


@pytest.mark.parametrize("word", OUTLOOK.zh_senses("part") | OUTLOOK.en_senses("part"))
def test_a_word_says_that_parts_follow(word: str, print_word: Printer) -> None:
    said = f"机构达到915家 {print_word(word)} 甲类744家，乙类171家"
    assert len(find_parts(points(said, ("机构", "甲类", "乙类")))) == 1


@pytest.mark.parametrize("word", OUTLOOK.zh_senses("sum") | OUTLOOK.en_senses("sum"))
def test_parts_may_come_before_their_sum(word: str, print_word: Printer) -> None:
    said = f"甲类744家，乙类171家，{print_word(word)} 915家"
    assert len(find_parts(points(said, ("甲类", "乙类", "机构")))) == 1


def test_figures_that_only_happen_to_add_up_are_no_parts() -> None:
    said = "授权915件；完成现场审查744件，田间测试171件"
    assert find_parts(points(said, ("授权", "现场审查", "田间测试"))) == []
