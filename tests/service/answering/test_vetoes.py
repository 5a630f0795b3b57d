"""Which veto refuses which candidate, in both languages."""

from dataclasses import replace

import pytest

from index import Hit
from ingest import DocumentContext, Passage, Segment, Span
from ingest.figures import Figure, read_amounts
from service.answering.belonging import Belonging
from service.answering.records import Candidate
from service.answering.report_subjects import read_report_subject
from service.answering.vetoes import AFTER, BEFORE, AskedFor, refusal
from service.questions import read_question
from service.records import Refusal
from service.responses import DocumentSummary

CITY = DocumentSummary(
    doc_id="city",
    title="澄浦市2023年统计公报",
    issuer="",
    year=2023,
    language="zh",
    source_name="city.txt",
    sha256="0" * 64,
    characters=1,
    context=DocumentContext(places=("澄浦市",), period="2023", issued="2024-03-01"),
)


@pytest.mark.parametrize(
    ("question", "places", "text", "period", "refused"),
    [
        ("2023年受理多少件", "", "受理5件。", "2023", None),
        ("2022年受理多少件", "", "受理5件。", "2023", "another_year"),
        ("How many were accepted in 2022?", "", "受理5件。", "2023", "another_year"),
        ("澄浦市受理多少件", "澄浦市", "受理5件。", "2023", None),
        ("广州市受理多少件", "广州市", "受理5件。", "2023", "another_place"),
        ("How many were accepted in Guangzhou?", "广州市", "受理5件。", "2023", "another_place"),
        ("2023年上半年受理多少件", "", "受理5件。", "2023", "another_month"),
        ("How many in the first half of 2023?", "", "受理5件。", "2023", "another_month"),
        ("平均每件判赔多少元", "", "319件判赔5元。", "2023", "unmet_demand"),
        ("How much was awarded per case?", "", "319件判赔5元。", "2023", "unmet_demand"),
    ],
)
def test_what_is_of_something_else_is_refused_before_anything_is_weighed(
    question: str, places: str, text: str, period: str, refused: Refusal | None
) -> None:
    asked = _asked(question, places)
    assert refusal(BEFORE, asked, _candidate(text, period, subject="案件")) == refused


@pytest.mark.parametrize(
    ("question", "subject", "period", "refused"),
    [
        ("2023年受理多少件", "案件", "2023", None),
        ("2023年受理多少件", "新增案件", "2019/2023", "several_years"),
        ("How many were accepted in 2023?", "新增案件", "2019/2023", "several_years"),
        ("过去五年共受理多少件", "案件", "2019/2023", None),
        ("居民消费价格上涨多少", "社会消费品零售总额", "2023", "another_indicator"),
        (
            "By how much did consumer prices rise?",
            "社会消费品零售总额",
            "2023",
            "another_indicator",
        ),
        ("How much did retail sales grow?", "社会消费品零售总额", "2023", None),
        ("查扣货物多少批", "查扣货物", "2023", "another_unit"),
        ("查扣货物多少件", "查扣货物", "2023", None),
        ("查扣货物多少吨", "查扣货物", "2023", None),
        ("槐园街道查扣货物多少件", "柳园街道查扣货物", "2023", "another_name"),
        ("柳园街道查扣货物多少件", "柳园街道查扣货物", "2023", None),
        ("各街道查扣货物多少件", "柳园街道查扣货物", "2023", None),
    ],
)
def test_what_is_of_several_years_or_of_something_like_it_is_refused_after(
    question: str, subject: str, period: str, refused: Refusal | None
) -> None:
    candidate = _candidate("为5件、8批。", period, subject=subject)
    assert refusal(AFTER, _asked(question), candidate) == refused


@pytest.mark.parametrize("question", ["全国受理多少件", "How many were accepted in China?"])
@pytest.mark.parametrize(
    ("text", "title", "refused"),
    [
        ("受理5件。", "岚江省2021年工作报告", "another_place"),
        ("全国受理5件。", "岚江省2021年工作报告", None),
        ("受理5件。", "二〇二一年中国知识产权保护状况", None),
    ],
)
def test_what_a_local_report_counts_is_not_of_the_country(
    question: str, text: str, title: str, refused: Refusal | None
) -> None:
    asked = replace(_asked(question), report_subjects={"city": read_report_subject(title, "")})
    assert refusal(BEFORE, asked, _candidate(text, "2023", subject="案件")) == refused


def _asked(text: str, places: str = "") -> AskedFor:
    question = read_question(text)
    return AskedFor(
        question=question,
        year=next(iter(question.years), None),
        places=frozenset({places} if places else ()),
        belonging=Belonging(documents={"city": CITY}),
        report_subjects={},
        reported_year=lambda _: 2023,
    )


def _candidate(text: str, period: str, *, subject: str) -> Candidate:
    passage = Passage(
        passage_id="city:0",
        doc_id="city",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    whole = Span(start=0, end=len(text))
    amount = read_amounts(text)[0 if "、" in text else -1]
    figure = Figure(
        passage_id="city:0",
        doc_id="city",
        amount=amount,
        subject=subject,
        scope=(),
        period=period,
        change=None,
        is_change=False,
    )
    hit = Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=())
    return Candidate(
        kind="figure", hit=hit, sentence=whole, span=amount.span, context=subject, figure=figure
    )
