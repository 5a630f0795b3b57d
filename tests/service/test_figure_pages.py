"""Figures as rows, from a backend that holds a few of them."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from index import FigureFilter, FigurePage
from ingest import Passage, Segment, Span
from ingest.figures import Amount, Change, Figure
from service.figure_pages import figure_page, iter_figure_rows

# The space in the number of the document is gone from the passage.
TEXT = "全年收案。新收案件1024件，同比增长8.5%。Then 12 sessions."
PASSAGE = Passage(
    passage_id="zh-1:7",
    doc_id="zh-1",
    kind="paragraph",
    heading_path=(),
    text=TEXT,
    segments=(
        Segment(text_start=0, source_start=7, length=10),
        Segment(text_start=10, source_start=18, length=len(TEXT) - 10),
    ),
)
SENTENCES = (Span(start=0, end=5), Span(start=5, end=24), Span(start=24, end=len(TEXT)))


def make_figure(raw: str, *, change: Change | None = None) -> Figure:
    start = TEXT.index(raw)
    return Figure(
        passage_id=PASSAGE.passage_id,
        doc_id=PASSAGE.doc_id,
        amount=Amount(
            span=Span(start=start, end=start + len(raw)),
            raw=raw,
            value=Decimal(1024),
            unit="件",
            kind="count",
            bound="exact",
        ),
        subject="案件",
        scope=("first_instance", "received"),
        period="2022",
        change=change,
        is_change=False,
    )


CHANGE = Change(span=Span(start=15, end=23), raw="同比增长8.5%", value=Decimal("8.5"), unit="%")
FIGURES = (make_figure("1024件", change=CHANGE), make_figure("12 sessions"))


class FewFigures:
    """A backend with the same figures for every filter."""

    build_id = "b1"

    def __init__(self, figures: Sequence[Figure] = FIGURES) -> None:
        self._figures = figures

    def list_figures(
        self, where: FigureFilter | None = None, *, after: int | None = None, limit: int = 50
    ) -> FigurePage:
        first = 0 if after is None else after + 1
        page = tuple(self._figures[first : first + limit])
        more = first + limit < len(self._figures)
        return FigurePage(
            figures=page,
            total=len(self._figures),
            after=first + limit - 1 if more else None,
        )

    def passage(self, passage_id: str) -> Passage | None:
        return PASSAGE if passage_id == PASSAGE.passage_id else None

    def sentences(self, passage_id: str) -> tuple[Span, ...]:
        return SENTENCES if passage_id == PASSAGE.passage_id else ()


def test_a_row_says_what_the_figure_is_of_and_where_it_stands() -> None:
    row = figure_page(FewFigures(), FigureFilter(), cursor=None, limit=9).figures[0]
    assert (row.raw, TEXT[slice(*row.span)]) == ("1024件", "1024件")
    assert row.sentence == TEXT[slice(*row.sentence_span)] == "新收案件1024件，同比增长8.5%。"
    assert row.source == ((16, 17), (18, 22))
    assert (row.scope, row.period, row.subject) == ("first_instance, received", "2022", "案件")


@pytest.mark.parametrize(
    ("unit", "percent"), [("%", Decimal("8.5")), ("个百分点", None), ("倍", None)]
)
def test_a_change_has_its_percentage_where_it_is_one(unit: str, percent: Decimal | None) -> None:
    change = Change(span=CHANGE.span, raw=CHANGE.raw, value=CHANGE.value, unit=unit)  # type: ignore[arg-type]
    backend = FewFigures([make_figure("1024件", change=change)])
    found = figure_page(backend, FigureFilter(), cursor=None, limit=9).figures[0].change
    assert found is not None
    assert (found.raw, found.value, found.percent) == ("同比增长8.5%", Decimal("8.5"), percent)


def test_a_cursor_leads_through_all_pages() -> None:
    first = figure_page(FewFigures(), FigureFilter(), cursor=None, limit=1)
    last = figure_page(FewFigures(), FigureFilter(), cursor=first.next, limit=1)
    assert [row.raw for row in (*first.figures, *last.figures)] == ["1024件", "12 sessions"]
    assert (first.total, last.total, last.next) == (2, 2, None)


@pytest.mark.parametrize(("count", "batches"), [(0, [0]), (500, [500]), (1001, [500, 500, 1])])
def test_all_figures_come_some_hundred_at_a_time(count: int, batches: list[int]) -> None:
    backend = FewFigures([FIGURES[0]] * count)
    assert [len(rows) for rows in iter_figure_rows(backend, FigureFilter())] == batches
