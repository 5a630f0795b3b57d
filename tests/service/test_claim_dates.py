"""A claimed date is told with the words beside it, and a numbered name stands as it is."""

import pytest

from index import Hit
from ingest import Passage, Segment, Span
from service.answering.records import Candidate
from service.claim_dates import DateNear, stands_in, words_without_dates
from service.claims import Claim


def hit(text: str) -> Hit:
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


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("国发〔2023〕5号", "根据国发〔2023〕5号文件", "国发〔2023〕5号"),
        ("GB 18030", "按GB18030编码", "GB18030"),
        ("第5号", "第15号", None),
        ("PM2", "PM2.5", None),
    ],
)
def test_a_name_with_a_number_is_no_part_of_another(
    name: str, text: str, found: str | None
) -> None:
    span = stands_in(name, hit(text))
    assert (span.of(text) if span else None) == found


def test_the_words_of_a_name_are_those_of_its_sentence_without_it() -> None:
    text = "2023年9月15日印发国发〔2023〕5号，部署工作。"
    name = "国发〔2023〕5号"
    start = text.index(name)
    claim = Claim(
        kind="name",
        span=Span(start=start, end=start + len(name)),
        sentence=Span(start=0, end=len(text)),
    )
    assert words_without_dates(claim, text).split() == ["印发", "，部署工作。"]


def near(*, same: bool = False, coverage: float = 1.0, agrees: bool = True) -> DateNear:
    whole = Span(start=0, end=2)
    return DateNear(
        candidate=Candidate(kind="date", hit=hit("施行"), sentence=whole, span=whole, context=""),
        same=same,
        alike=True,
        alone=True,
        coverage=coverage,
        missing=0.0,
        agrees=agrees,
    )


def test_another_date_of_the_same_thing_contradicts() -> None:
    assert near().contradicts
    assert not near(same=True).contradicts
    assert not near(coverage=0.8).contradicts
    assert near(coverage=0.8).is_of_it
    assert not near(agrees=False).is_of_it


def test_the_same_date_of_something_alike_is_near() -> None:
    assert near(same=True, coverage=0.5, agrees=False).is_near
    assert not near(coverage=0.5).is_near
