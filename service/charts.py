"""The charts of a listing of figures: which there are, and what each bar is called."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Protocol

from index import (
    MAX_FIGURES,
    FigureFilter,
    Query,
    WeighedQuery,
    Wording,
    check_deadline,
    sentence_of,
)
from ingest.figures import Figure
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
_ABOUT, _LEAST_ABOUT = 0.6, 0.4
# A translation less likely than this is a guess.
_LIKELY = 0.1
_CLAUSE_START = re.compile("[，。；：、,;:（(]")
_SEGMENT_START = re.compile("[。；：;:]")
# Between the names of the columns that end the path of a row.
_COLUMNS = " | "
_SPACES = re.compile(r"\s+")


class ChartBackend(FigureBackend, Protocol):
    """What is asked of a searcher here; ``index.Searcher`` is one."""

    def figures(self, passage_id: str) -> tuple[Figure, ...]:
        """Return the figures of a passage, in its order."""

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
    beside = points if where.text is None else tuple(_beside(points, backend, where, documents))
    found = [*_lines(points), *map(_of_parts, find_parts(beside))]
    subjects: set[str] = set()
    if where.text is not None:
        asked = backend.weigh(where.text).query
        found = _about(found, asked, backend)
        named = {point.figure.subject for point in points}
        subjects = {each for each in named if _coverage(asked, each.lower()) >= _ABOUT}
    return ChartsResponse(
        build_id=backend.build_id,
        figures=len(points),
        subjects=tuple(sorted(subjects)),
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
            yield from _placed(passage_id, figures, backend, documents)
        after = page.after
        if after is None:
            return


def _beside(
    points: Iterable[Point],
    backend: ChartBackend,
    where: FigureFilter,
    documents: Mapping[str, DocumentSummary],
) -> Iterator[Point]:
    """Yield all figures of the passages of some: parts may stand in a sentence of their own."""
    for passage_id in dict.fromkeys(point.passage.passage_id for point in points):
        figures = (
            figure
            for figure in backend.figures(passage_id)
            if where.kind in (None, figure.amount.kind)
        )
        yield from _placed(passage_id, figures, backend, documents)


def _placed(
    passage_id: str,
    figures: Iterable[Figure],
    backend: ChartBackend,
    documents: Mapping[str, DocumentSummary],
) -> Iterator[Point]:
    check_deadline()
    passage = backend.passage(passage_id)
    if passage is None:
        return
    sentences = backend.sentences(passage_id)
    placed = [(figure, passage, sentence_of(figure, passage, sentences)) for figure in figures]
    yield from chart_points(placed, documents)


def _lines(points: Sequence[Point]) -> Iterator[Chart]:
    """Yield the lines, results before targets."""
    places, series = find_places(points), find_series(points)
    for is_target in (False, True):
        for line in (line for line in places if line.is_target == is_target):
            yield _of_line(line, "places", [point.place for point in line.points])
        for line in (line for line in series if line.is_target == is_target):
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


def _about(charts: list[Chart], asked: Query, backend: ChartBackend) -> list[Chart]:
    """Return charts by how much of a query their subject says.

    Where some say most of it, the others are left out, and those always that say hardly any.
    """
    scored = [(_coverage(asked, _words(chart, backend)), chart) for chart in charts]
    least = _ABOUT if any(share >= _ABOUT for share, _ in scored) else _LEAST_ABOUT
    kept = [(share, chart) for share, chart in scored if share >= least]
    return [chart for _, chart in sorted(kept, key=lambda pair: -pair[0])]


def _words(chart: Chart, backend: ChartBackend) -> str:
    """Return what a chart is about: subject, headings, place, period and the names of parts."""
    first = chart.bars[0].figure
    passage = backend.passage(first.passage_id)
    headings = [] if passage is None else [n for n in passage.heading_path if _COLUMNS not in n]
    names = [bar.name for bar in chart.bars]
    return " ".join((chart.subject, *headings, chart.place, chart.period, *names)).lower()


def _coverage(asked: Query, words: str) -> float:
    """Return what share of the words of a query some words say, or a likely translation of it."""
    own = [wording for wording in asked.wordings if set(wording.weights.values()) == {1.0}]
    others = [wording for wording in asked.wordings if wording not in own]
    covered = [
        max(
            _said(wording, words)
            for wording in (each, *(other for other in others if each.source in other.source))
        )
        for each in own
    ]
    return sum(covered) / len(covered) if covered else 0.0


def _said(wording: Wording, words: str) -> float:
    """Return how much of a wording some words say: 就业 is a third of 城镇新增就业."""
    weights = wording.weights
    likely = [term for term in weights if weights[term] >= _LIKELY and term in words]
    return max((len(term) / _longest_around(term, weights) for term in likely), default=0.0)


def _longest_around(term: str, weights: Mapping[str, float]) -> int:
    return max(len(other) for other in weights if term in other and weights[other] == weights[term])


def _heading(point: Point) -> str:
    """Return the last heading above a figure; of a table its caption, not the columns' names."""
    names = point.passage.heading_path
    return next((name for name in reversed(names) if _COLUMNS not in name), "")


def _unit_en(point: Point) -> str:
    return english_unit(point.figure.amount, point.figure.subject, "")


def _row(point: Point) -> FigureRow:
    return figure_row(point.figure, passage=point.passage, sentence=point.sentence)
