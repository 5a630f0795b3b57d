"""What a question demands of an answer beside its kind."""

from dataclasses import replace

import pytest

from index import Hit
from ingest import Passage, Segment, Span
from ingest.figures import Change, Figure, read_amounts
from service.answering.records import Candidate
from service.answering.requirements import meets_requirements
from service.questions import read_question


@pytest.mark.parametrize(
    ("question", "text", "period", "meets"),
    [
        # on which year
        ("2023年产量比2021年增长多少", "产量同比增长5%。", "2023", False),
        ("2023年产量比2022年增长多少", "产量同比增长5%。", "2023", True),
        ("2023年产量比2020年增长多少", "产量比2020年增长5%。", "2023", True),
        ("By how much did output rise compared with 2020?", "产量同比增长5%。", "2023", False),
        ("By how much did it rise over 2023?", "产量比上年末增长5%。", "2023", True),
        ("产量增长多少", "产量同比增长5%。", "2023", True),
        # for each
        ("平均每件判赔多少元", "319件判赔5元。", "2023", False),
        ("平均每件判赔多少元", "每件平均判赔5元。", "2023", True),
        ("How much was awarded per case?", "319件判赔5元。", "2023", False),
        ("人均收入多少元", "居民人均收入5元。", "2023", True),
        ("每年处置多少吨", "处置能力5吨/年。", "2023", True),
        ("How much energy was used per unit of GDP?", "单位生产总值能耗5吨。", "2023", True),
        ("每万元产值能耗多少吨", "万元产值能耗5吨。", "2023", True),
        ("每万人拥有多少件", "拥有5件。", "2023", False),
        ("每个项目最高支持多少元", "给予不超过5元的支持。", "2023", True),
        # the most of all
        ("判赔金额最高的一件是多少元", "判赔5元。", "2023", False),
        ("判赔金额最高的一件是多少元", "判赔金额最高的案件为5元。", "2023", True),
        ("最高人民法院受理多少件", "受理5件。", "2023", True),
        ("What was the largest award in yuan?", "判赔5元。", "2023", False),
        ("异议调查最多能再延多久", "可以延长5个工作日。", "2023", True),
        # in points
        ("产量降幅扩大了多少", "产量下降5%。", "2023", False),
        ("产量降幅扩大了多少", "产量降幅扩大5个百分点。", "2023", True),
        ("产量降低多少", "产量下降5%。", "2023", True),
        ("How much did the fall in output widen?", "产量下降5%。", "2023", False),
        ("How much did the output gap widen?", "产量扩大5%。", "2023", True),
        # years together
        ("过去五年共受理多少件", "受理5件。", "2023", False),
        ("过去五年共受理多少件", "受理5件。", "2019/2023", True),
        ("过去五年共受理多少件", "五年来，受理5件。", "2023", True),
        ("How many in the past five years?", "受理5件。", "2023", False),
    ],
)
def test_a_figure_answers_only_what_it_is_of(
    question: str, text: str, period: str, *, meets: bool
) -> None:
    assert meets_requirements(read_question(question), _candidate(text, period)) is meets


def test_a_name_is_the_most_of_nothing_where_its_sentence_does_not_say_so() -> None:
    question = read_question("哪个省的专利最多")
    assert not meets_requirements(question, _name("山东某公司提起诉讼。", "山东"))
    assert not meets_requirements(question, _name("山东居民首先受益。", "山东"))
    assert meets_requirements(question, _name("专利数量居前的是山东，居全国首位。", "山东"))


@pytest.mark.parametrize(
    ("question", "subject", "meets"),
    [
        ("澄浦县预算收入增长多少", "澄浦县·预算收入", False),
        ("澄浦县预算收入增长多少", "澄浦县·比年初增加", True),
        ("澄浦县预算收入是多少", "澄浦县·预算收入", True),
    ],
)
def test_a_cell_of_a_level_tells_no_change(question: str, subject: str, *, meets: bool) -> None:
    candidate = _candidate("澄浦县\t5亿元", "2023")
    figure = replace(candidate.figure, subject=subject) if candidate.figure else None
    row = replace(candidate.hit.passage, kind="table_row")
    cell = replace(candidate, hit=replace(candidate.hit, passage=row), figure=figure)
    assert meets_requirements(read_question(question), cell) is meets


def test_when_at_the_latest_is_no_question_for_the_last_of_all() -> None:
    assert meets_requirements(
        read_question("报名最晚是哪天"), _name("5月12日前报名。", "5月12日前")
    )


def test_a_heading_may_say_that_what_it_holds_is_the_most() -> None:
    question = read_question("公路最高时速是多少公里")
    candidate = _candidate("公路为每小时5公里。", "2023")
    under = replace(candidate.hit.passage, heading_path=("不得超过下列最高行驶速度：",))
    assert not meets_requirements(question, candidate)
    assert meets_requirements(
        question, replace(candidate, hit=replace(candidate.hit, passage=under))
    )


def test_a_passage_meets_every_demand_of_who_asks_for_an_account() -> None:
    text = "受理案件。"
    whole = Span(start=0, end=len(text))
    candidate = Candidate(kind="passage", hit=_hit(text), sentence=whole, span=whole, context=text)
    assert meets_requirements(read_question("介绍受理最多的案件的情况"), candidate)
    assert not meets_requirements(read_question("哪个法院受理最多"), candidate)


def _name(text: str, name: str) -> Candidate:
    start = text.index(name)
    return Candidate(
        kind="entity",
        hit=_hit(text),
        sentence=Span(start=0, end=len(text)),
        span=Span(start=start, end=start + len(name)),
        context=text,
    )


def _candidate(text: str, period: str) -> Candidate:
    """Return the figure of a text that begins with 5; a percentage is a change."""
    (amount,) = [each for each in read_amounts(text) if each.raw.startswith("5")]
    change = None
    if amount.unit == "%":
        raw = text[text.index("产量") + 2 : amount.span.end]
        span = Span(start=amount.span.end - len(raw), end=amount.span.end)
        change = Change(span=span, raw=raw, value=amount.value, unit="%")
    figure = Figure(
        passage_id="p:0",
        doc_id="p",
        amount=amount,
        subject="",
        scope=(),
        period=period,
        change=change,
        is_change=change is not None,
    )
    return Candidate(
        kind="change" if change else "figure",
        hit=_hit(text),
        sentence=Span(start=0, end=len(text)),
        span=amount.span,
        context="",
        figure=figure,
    )


def _hit(text: str) -> Hit:
    whole = Span(start=0, end=len(text))
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    return Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=())
