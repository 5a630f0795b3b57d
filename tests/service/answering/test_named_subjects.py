"""Whether a figure is of the indicator, street or village that a question names."""

from dataclasses import replace

import pytest

from index import Hit
from ingest import Passage, PassageKind, Segment, Span
from ingest.figures import Figure, read_amounts
from service.answering.named_subjects import is_namesake, is_of_indicators
from service.answering.records import Candidate
from service.questions import read_question


@pytest.mark.parametrize(
    ("question", "subject", "text", "fits"),
    [
        ("居民消费价格上涨多少", "社会消费品零售总额", "增长5%。", False),
        ("By how much did consumer prices rise?", "社会消费品零售总额", "增长5%。", False),
        ("How much did retail sales grow?", "社会消费品零售总额", "增长5%。", True),
        ("生产总值增长多少", "人均地区生产总值", "增长5%。", False),
        ("失业率是多少", "城镇登记失业率", "为5%。", True),
        ("城镇调查失业率是多少", "城镇登记失业率", "为5%。", False),
        ("预算收入多少元", "一般公共预算收入·税收收入", "5亿元。", False),
        ("固定资产投资增长多少", "文化产业", "增长5%。", False),
        ("固定资产投资增长多少", "", "固定资产投资快，增长5%。", True),
        ("受理案件多少件", "生产总值", "5亿元。", True),
        ("GDP增速目标", "经济", "经济增长5%，物价涨幅2%，失业率5%。", True),
        ("GDP增速目标", "物价", "经济增长5%，物价上涨5%。", False),
        ("经济增速预期多少，不是物价", "经济增长预期目标", "经济增长5%左右。", True),
    ],
)
def test_a_figure_is_of_the_indicator_asked_about(
    question: str, subject: str, text: str, *, fits: bool
) -> None:
    assert is_of_indicators(read_question(question), _candidate(text, subject)) is fits


def test_a_row_of_a_table_may_leave_the_indicator_to_its_caption() -> None:
    question = read_question("工业增加值是多少？")
    assert is_of_indicators(question, _candidate("工业5亿元。", "工业", kind="table_row"))
    assert not is_of_indicators(question, _candidate("工业5亿元。", "工业"))


@pytest.mark.parametrize(
    ("text", "fits"),
    [("城镇调查失业率控制在合理区间。", True), ("完成年度控制目标。", False)],
)
def test_a_sentence_instead_of_a_figure_names_the_indicator(text: str, *, fits: bool) -> None:
    sentence = replace(_candidate(f"{text}共5个。", ""), kind="passage", figure=None)
    sentence = replace(sentence, sentence=Span(start=0, end=len(text)))
    assert is_of_indicators(read_question("城镇调查失业率是多少？"), sentence) is fits
    assert is_of_indicators(read_question("谁控制城镇调查失业率？"), sentence)


@pytest.mark.parametrize(
    ("question", "subject", "beside", "namesake"),
    [
        ("槐园街道拆除违建多少处", "柳园街道拆除违建", "柳园街道拆除违建92处。", True),
        ("槐园街道拆除违建多少处", "柳园街道拆除违建", "槐园街道和柳园街道共拆除92处。", False),
        ("槐園街道拆除違建多少處", "槐园街道拆除违建", "槐园街道拆除违建92处。", False),
        ("全市拆除违建多少处", "柳园街道拆除违建", "柳园街道拆除违建92处。", False),
        ("槐园街道拆除违建多少处", "各街道拆除违建", "各街道拆除违建92处。", False),
    ],
)
def test_what_another_of_its_kind_did_is_no_answer(
    question: str, subject: str, beside: str, *, namesake: bool
) -> None:
    assert is_namesake(question, subject, beside) is namesake


def _candidate(text: str, subject: str, *, kind: PassageKind = "paragraph") -> Candidate:
    whole = Span(start=0, end=len(text))
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind=kind,
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    figure = Figure(
        passage_id="p:0",
        doc_id="p",
        amount=read_amounts(text)[0],
        subject=subject,
        scope=(),
        period="2023",
        change=None,
        is_change=False,
    )
    hit = Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=())
    return Candidate(
        kind="figure",
        hit=hit,
        sentence=whole,
        span=figure.amount.span,
        context=subject,
        figure=figure,
    )
