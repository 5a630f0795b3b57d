"""The figures of whole reports."""

import time
from collections.abc import Callable

import pytest

from ingest import Document, Passage, Segment
from ingest.figures import Figure, extract_figures

ReadFigures = Callable[..., tuple[Figure, ...]]


def test_figures_are_ordered_and_their_spans_are_the_passages(
    report_figures: tuple[Figure, ...], report_passages: tuple[Passage, ...]
) -> None:
    texts = {passage.passage_id: passage.text for passage in report_passages}
    order = {passage.passage_id: number for number, passage in enumerate(report_passages)}
    places = [(order[f.passage_id], f.amount.span.start) for f in report_figures]
    assert places == sorted(places)
    for figure in report_figures:
        text = texts[figure.passage_id]
        assert figure.amount.span.of(text) == figure.amount.raw
        if figure.change:
            assert figure.change.span.of(text) == figure.change.raw


def test_every_figure_of_the_report_has_a_subject_and_a_period(
    report_figures: tuple[Figure, ...],
) -> None:
    assert all(figure.subject and figure.period for figure in report_figures)


@pytest.mark.parametrize(
    ("raw", "subject", "change"),
    [
        ("462176件", "全国法院新收知识产权民事一审案件", "5.4"),
        ("460306件", "全国法院审结知识产权民事一审案件", "0.55"),
        ("44711件", "全国法院新收知识产权民事一审案件·专利案件", "14.73"),
        ("11.6亿元", "知识产权民事案件适用惩罚性赔偿·判赔金额", "3.5"),
        ("6071人", "全国检察机关批捕侵犯知识产权审查逮捕案件", None),
        ("499.06万件", "中国发明专利有效量", "18.5"),
    ],
)
def test_the_traps_of_the_shipped_report(
    report_figures: tuple[Figure, ...], raw: str, subject: str, change: str | None
) -> None:
    (figure,) = [figure for figure in report_figures if figure.amount.raw == raw]
    assert figure.subject == subject
    assert (str(figure.change.value) if figure.change else None) == change


@pytest.mark.parametrize(
    "text",
    ["", "。", "）（5件", "其中，", "5件6件7件", "|1|2|", "\t\t5件\t", "٣件5%", "、5%和"],
)  # fmt: skip
def test_odd_texts_are_read_without_an_error(read_figures: ReadFigures, text: str) -> None:
    for figure in read_figures(text or " "):
        assert figure.amount.raw in text


def test_traditional_characters_are_read_in_place(read_figures: ReadFigures) -> None:
    (level, rate) = read_figures("全國法院審結案件５件，同比增長３％。")
    assert "concluded" in level.scope
    assert level.change == rate.change
    assert rate.change is not None
    assert rate.change.raw == "同比增長３％"


def test_time_grows_with_the_text(make_document: Callable[..., Document]) -> None:
    def seconds(count: int) -> float:
        text = "".join(f"受理第{n}类案件{n}件，同比增长{n}%，审结{n}件；" for n in range(count))
        start = time.perf_counter()
        passages = _passages(text)
        extract_figures(make_document(text), passages)
        return time.perf_counter() - start

    # The least of several: what else the machine does only adds to it.
    long, short = (min(seconds(count) for _ in range(5)) for count in (800, 100))
    assert long < 30 * max(short, 0.02)


def _passages(text: str) -> tuple[Passage, ...]:
    segment = Segment(text_start=0, source_start=0, length=len(text))
    return (
        Passage(
            passage_id="made-00000000:0",
            doc_id="made-00000000",
            kind="paragraph",
            heading_path=(),
            text=text,
            segments=(segment,),
        ),
    )
