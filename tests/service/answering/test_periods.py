"""Whether a candidate is of the time that a question asks about."""

from dataclasses import replace

import pytest

from index import Hit
from ingest import Passage, Segment, Span
from ingest.figures import Figure, read_amounts
from service.answering.periods import (
    fits_period,
    is_of_months,
    is_of_one_year,
    is_of_year,
    is_one_of_row,
    period_fit,
)
from service.answering.records import Candidate
from service.questions import read_question


@pytest.mark.parametrize(
    ("period", "year", "fit"),
    [
        ("2021", 2021, 1.0),
        ("2021-09", 2021, 1.0),
        ("2021-01/2021-06", 2021, 1.0),
        ("2020", 2021, -1.0),
        ("../2021", 2021, 1.0),
        ("../2021", 2020, -1.0),
        ("", 2021, 0.0),
    ],
)
def test_a_period_fits_its_own_year(period: str, year: int, fit: float) -> None:
    assert fits_period(period, year) == fit


@pytest.mark.parametrize(
    ("year", "fit"), [(2017, -1), (2018, -1), (2020, -1), (2022, 0.5), (2023, -1)]
)
def test_a_span_of_years_may_answer_for_its_last_year_alone(year: int, fit: float) -> None:
    assert fits_period("2018/2022", year) == fit


@pytest.mark.parametrize(
    ("period", "reported", "expected"),
    [
        ("2021", None, True),
        ("2017/2021", 2021, True),
        ("2020/2022", 2021, False),
        ("2020", 2021, False),
        ("", 2021, True),
        ("", 2020, False),
    ],
)
def test_a_figure_is_of_a_year_by_its_period_else_by_its_report(
    period: str, reported: int | None, *, expected: bool
) -> None:
    assert is_of_year(_figure("查处案件5件。", period), 2021, reported=reported) is expected


@pytest.mark.parametrize(
    ("text", "reported", "expected"),
    [
        ("办法自２０２１年起施行。", 2020, True),
        ("The rules took effect in 2021.", None, True),
        ("办法已经施行。", 2021, True),
        ("The rules took effect.", 2020, False),
    ],
)
def test_what_is_no_figure_is_of_the_year_that_its_sentence_names(
    text: str, reported: int | None, *, expected: bool
) -> None:
    assert is_of_year(_passage(text), 2021, reported=reported) is expected


@pytest.mark.parametrize(
    ("printed", "year", "expected"),
    [("17∶43", 2020, True), ("17∶43", 2021, False), ("16∶42", 2021, True), ("15∶40", 2019, True)],
)
def test_what_was_left_is_of_the_year_before_or_of_the_year_it_is_dated_to(
    printed: str, year: int, *, expected: bool
) -> None:
    passage = _passage("结构由上年的17∶43调整为16∶42，从2019年的15∶40起步。")
    at = passage.hit.passage.text.index(printed)
    candidate = replace(passage, kind="entity", span=Span(start=at, end=at + len(printed)))
    assert is_of_year(candidate, year, reported=2021) is expected


@pytest.mark.parametrize(
    ("question", "text", "period", "expected"),
    [
        ("2021年上半年查处多少件", "查处案件5件。", "2021", False),
        ("2021年上半年查处多少件", "查处案件5件。", "2021-01/2021-06", True),
        ("2021年上半年查处多少件", "上半年查处案件5件。", "2021", True),
        ("2021年三季度查处多少件", "三季度9件，四季度查处5件。", "2021-10/2021-12", False),
        ("2021年上半年查处多少件", "3月查处案件5件。", "2021-03", False),
        ("上半年查处多少件", "查处案件5件。", "2021", False),
        ("How many in the first quarter of 2021?", "查处案件5件。", "2021", False),
        ("How many in March 2021?", "3月15日查处案件5件。", "2021-03-15", True),
        ("截至2021年6月底有多少件", "查处案件5件。", "../2021-06", True),
        ("截至2021年6月底有多少件", "查处案件5件。", "../2021", False),
        ("截至2021年12月31日有多少件", "查处案件5件。", "../2021", True),
        ("2021年查处多少件", "查处案件5件。", "2021", True),
    ],
)
def test_a_figure_of_the_year_is_none_of_a_part_of_it(
    question: str, text: str, period: str, *, expected: bool
) -> None:
    months = read_question(question).months
    assert is_of_months(_figure(text, period), months) is expected


@pytest.mark.parametrize(
    ("question", "text", "period", "expected"),
    [
        ("2021年新增多少人", "新增就业5万人。", "2017/2021", False),
        ("2021年新增多少人", "新增就业5万人。", "2021", True),
        ("2017—2021年新增多少人", "新增就业5万人。", "2017/2021", True),
        ("2021年建设农田多少万亩", "建设农田2556万亩。", "2017/2021", False),
        ("2021年建设用地多少万亩", "建设用地达到2556万亩。", "2017/2021", True),
        ("2021年受理申请多少件", "累计受理申请76914件。", "../2021", False),
        ("How many applications were filed in 2021?", "累计受理申请76914件。", "../2021", False),
        ("2021年授权多少件", "累计受理申请76914件，授权31486件。", "../2021", False),
        ("截至2021年底受理申请多少件", "累计受理申请76914件。", "../2021", True),
        ("2021年累计受理申请多少件", "累计受理申请76914件。", "../2021", True),
        ("Applications filed by firms in 2021?", "累计受理申请76914件。", "../2021", False),
        ("Applications filed by the end of 2021?", "累计受理申请76914件。", "../2021", True),
        ("2021年有效专利多少件", "有效专利76914件。", "../2021", True),
        ("2021年里程是多少公里", "里程达到5万公里。", "2017/2021", True),
        ("2021年新增多少人", "每年新增就业5万人。", "2021", False),
        ("去年新增多少人", "年均新增就业5万人。", "2021", False),
        ("每年新增多少人", "每年新增就业5万人。", "2021", True),
        ("2021年年均浓度是多少", "年均浓度5微克/立方米。", "2021", True),
        ("新增多少人", "五年新增就业5万人。", "2021", True),
        ("How many jobs in 2021?", "五年新增就业5万人。", "2021", False),
    ],
)
def test_a_yearly_mean_and_what_was_done_in_several_years_are_of_no_one_year(
    question: str, text: str, period: str, *, expected: bool
) -> None:
    candidate = _figure(text, period)
    assert candidate.figure is not None
    candidate = replace(candidate, span=candidate.figure.amount.span)
    assert is_of_one_year(candidate, read_question(question)) is expected


def test_a_passage_tells_of_a_part_of_the_year_where_it_names_it() -> None:
    months = read_question("2021年9月召开了什么会议").months
    assert is_of_months(_passage("2021年9月15日，召开会议。"), months)
    assert not is_of_months(_passage("2021年召开会议。"), months)


@pytest.mark.parametrize(
    ("question", "columns", "expected"),
    [
        ("2019年至2023年收入是多少", "指标 | 2019年 | 2023年", True),
        ("revenue in 2019 and 2023", "指标 | 2019年 | 2023年", True),
        ("2023年收入是多少", "指标 | 2019年 | 2023年", False),
        ("2021年至2025年收入目标", "指标 | 2020年 | 2025年", False),
        ("2023年收入比2019年增长多少", "指标 | 2019年 | 2023年", False),
    ],
)
def test_one_cell_does_not_answer_for_several_years_of_its_row(
    question: str, columns: str, *, expected: bool
) -> None:
    year = columns[-5:-1]
    cell = _figure("收入\t72亿元\t86亿元", year)
    row = replace(cell.hit.passage, kind="table_row", heading_path=("财政", columns))
    candidate = replace(cell, hit=replace(cell.hit, passage=row))
    assert is_one_of_row(candidate, read_question(question)) is expected
    assert not is_one_of_row(cell, read_question(question))


def test_no_year_asked_about_and_no_figure_tell_nothing() -> None:
    assert period_fit(_figure("查处案件5件。", "2021"), None) == 0
    assert period_fit(_passage("查处案件。"), 2021) == 0
    assert period_fit(_figure("查处案件5件。", "2021"), 2021) == 1


def _passage(text: str, figure: Figure | None = None) -> Candidate:
    whole = Span(start=0, end=len(text))
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    hit = Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=())
    kind = "figure" if figure else "passage"
    return Candidate(kind=kind, hit=hit, sentence=whole, span=whole, context=text, figure=figure)


def _figure(text: str, period: str) -> Candidate:
    figure = Figure(
        passage_id="p:0",
        doc_id="p",
        amount=read_amounts(text)[0],
        subject="",
        scope=(),
        period=period,
        change=None,
        is_change=False,
    )
    return _passage(text, figure)
