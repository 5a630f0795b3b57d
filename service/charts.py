"""The charts of a listing of figures: which there are, and what each bar is called."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Protocol

from index import MAX_FIGURES, FigureFilter, WeighedQuery, Wording, check_deadline, sentence_of
from service.answering.english import english_unit
from service.chart_parts import Whole, find_parts
from service.chart_points import Point, chart_points
from service.chart_series import Line, find_places, find_series
from service.figure_pages import FigureBackend, figure_row
from service.responses import DocumentSummary
from service.responses_charts import Bar, Chart, ChartKind, ChartsResponse
from service.responses_figures import FigureRow

MAX_CHARTED = 10_000
MAX_CHARTS = 24
# Of a query, by weight: what a subject says of it that is what was asked for, or near it.
_ABOUT, _LEAST_ABOUT = 0.6, 0.3
_CLAUSE_START = re.compile("[，。；：、,;:（(]")
_SEGMENT_START = re.compile("[。；：;:]")
# Between the names of the columns that end the path of a row.
_COLUMNS = " | "
_SPACES = re.compile(r"\s+")


class ChartBackend(FigureBackend, Protocol):
    """What is asked of a searcher here; ``index.Searcher`` is one."""

    def weigh(self, query: str) -> WeighedQuery:
        """Return a query weighed against the collection."""


def chart_page(
    backend: ChartBackend, where: FigureFilter, documents: Mapping[str, DocumentSummary]
) -> ChartsResponse:
    """Return the charts of the figures that a filter lets through.

    Args:
        backend: holds the figures.
        where: which figures.
        documents: all, by their ids.

    Raises:
        QueryError: the text of the filter is out of range.
        FilterError: no document is of the place or by the body that the filter names.
    """
    points = tuple(islice(_points(backend, where, documents), MAX_CHARTED))
    found = _about([*_lines(points), *map(_of_parts, find_parts(points))], backend, where.text)
    return ChartsResponse(
        build_id=backend.build_id,
        figures=len(points),
        total=len(found),
        charts=tuple(found[:MAX_CHARTS]),
    )


def _points(
    backend: ChartBackend, where: FigureFilter, documents: Mapping[str, DocumentSummary]
) -> Iterator[Point]:
    after: int | None = None
    while True:
        page = backend.list_figures(where, after=after, limit=MAX_FIGURES)
        for passage_id, figures in groupby(page.figures, lambda figure: figure.passage_id):
            check_deadline()
            passage = backend.passage(passage_id)
            if passage is not None:
                sentences = backend.sentences(passage_id)
                placed = [
                    (each, passage, sentence_of(each, passage, sentences)) for each in figures
                ]
                yield from chart_points(placed, documents)
        after = page.after
        if after is None:
            return


def _lines(points: Sequence[Point]) -> Iterator[Chart]:
    for line in find_places(points):
        yield _of_line(line, "places", [point.place for point in line.points])
    for line in find_series(points):
        yield _of_line(line, "periods", [point.figure.period for point in line.points])


def _of_line(line: Line, kind: ChartKind, names: Iterable[str]) -> Chart:
    first = line.points[0]
    return Chart(
        kind=kind,
        subject=first.indicator if kind == "places" else first.figure.subject,
        unit=first.figure.amount.unit,
        unit_en=_unit_en(first),
        scope=", ".join(first.figure.scope),
        period=first.figure.period if kind == "places" else "",
        place="" if kind == "places" else first.place,
        heading=_heading(first),
        is_target=line.is_target,
        whole=None,
        bars=tuple(
            Bar(name=name, figure=_row(point))
            for name, point in zip(names, line.points, strict=True)
        ),
    )


def _of_parts(found: Whole) -> Chart:
    whole = found.whole
    return Chart(
        kind="parts",
        subject=whole.figure.subject,
        unit=whole.figure.amount.unit,
        unit_en=_unit_en(whole),
        scope=", ".join(whole.figure.scope),
        period=whole.figure.period,
        place=whole.place,
        heading=_heading(whole),
        is_target=whole.is_target,
        whole=_row(whole),
        bars=tuple(
            Bar(name=name, figure=_row(point))
            for name, point in zip(part_names(found), found.parts, strict=True)
        ),
    )


def part_names(found: Whole) -> list[str]:
    """Return what sets each part apart: its subject, else its clause, else what leads up to it."""
    subject = found.whole.figure.subject
    named = [part.figure.subject.removeprefix(f"{subject}·") for part in found.parts]
    readings = (
        named,
        [_before(part, _CLAUSE_START) for part in found.parts],
        [_before(part, _SEGMENT_START) for part in found.parts],
    )
    for names in readings:
        if all(names) and len(set(names)) == len(names):
            return names
    return [
        f"{name} {part.figure.amount.raw}" for name, part in zip(named, found.parts, strict=True)
    ]


def _before(point: Point, start: re.Pattern[str]) -> str:
    """Return the words of the sentence before a figure, from the last of some marks on."""
    text = point.passage.text[point.sentence.start : point.figure.amount.span.start]
    return _SPACES.sub(" ", start.split(text)[-1]).strip()


def _about(charts: list[Chart], backend: ChartBackend, text: str | None) -> list[Chart]:
    """Return charts by how much of a query their subject says, results before targets.

    Where some say most of it, the others are left out, and those always that say hardly any.
    """
    if text is None:
        return sorted(charts, key=lambda chart: chart.is_target)
    asked = backend.weigh(text)
    scored = [(_coverage(asked, chart), chart) for chart in charts]
    least = _ABOUT if any(share >= _ABOUT for share, _ in scored) else _LEAST_ABOUT
    scored = [(share, chart) for share, chart in scored if share >= least]
    scored.sort(key=lambda pair: (-pair[0], pair[1].is_target))
    return [chart for _, chart in scored]


def _coverage(asked: WeighedQuery, chart: Chart) -> float:
    """Return what share of a query a chart's subject and heading say, in tenths."""
    words = f"{chart.subject} {chart.heading} {chart.place} {chart.period}"
    rows = {term: row for row, term in enumerate(asked.terms)}
    covered = 0.0
    for column, wording in enumerate(asked.query.wordings):
        said = [
            float(asked.shares[rows[term], column]) * _wholeness(term, wording)
            for term in wording.weights
            if term in rows and term in words
        ]
        covered += max(said, default=0.0)
    return round(covered, 1)


def _wholeness(term: str, wording: Wording) -> float:
    """Return how much of the longest term around it a term is: 就业 is a third of 城镇新增就业."""
    weights = wording.weights
    around = [len(other) for other in weights if term in other and weights[other] == weights[term]]
    return len(term) / max(around)


def _heading(point: Point) -> str:
    """Return the last heading above a figure; of a table its caption, not the columns' names."""
    names = point.passage.heading_path
    return next((name for name in reversed(names) if _COLUMNS not in name), "")


def _unit_en(point: Point) -> str:
    return english_unit(point.figure.amount, point.figure.subject, "")


def _row(point: Point) -> FigureRow:
    return figure_row(point.figure, passage=point.passage, sentence=point.sentence)
