"""Figures as the API gives them: a page with the cursor of the next, or all of them in turn."""

from collections.abc import Iterator
from typing import Protocol

from index import MAX_FIGURES, FigureFilter, FigurePage, check_deadline, sentence_of
from ingest import Passage, Span
from ingest.figures import Change as PrintedChange
from ingest.figures import Figure
from service.answering.english import english_unit
from service.cursors import read_cursor, write_cursor
from service.records import Change
from service.responses_figures import FigureRow, FiguresResponse
from service.views import ranges


class FigureBackend(Protocol):
    """What is asked of a searcher here; ``index.Searcher`` is one."""

    @property
    def build_id(self) -> str:
        """The name of the build that is searched."""

    def list_figures(
        self, where: FigureFilter | None = None, *, after: int | None = ..., limit: int = ...
    ) -> FigurePage:
        """Return the figures that a filter lets through, a page at a time."""

    def passage(self, passage_id: str) -> Passage | None:
        """Return a passage, or ``None`` for an unknown id."""

    def sentences(self, passage_id: str) -> tuple[Span, ...]:
        """Return the sentences of a passage, in order."""


def figure_page(
    backend: FigureBackend, where: FigureFilter, *, cursor: str | None, limit: int
) -> FiguresResponse:
    """Return a page of figures.

    Args:
        backend: holds them.
        where: which figures.
        cursor: ``next`` of the page before; the first page where it is ``None``.
        limit: how many at most, 1 to 500.

    Raises:
        QueryError: the text of the filter or ``limit`` is out of range.
        RefusedError: the cursor is none of this filter and this snapshot.
    """
    build_id = backend.build_id
    after = None if cursor is None else read_cursor(cursor, build_id=build_id, where=where)
    page = backend.list_figures(where, after=after, limit=limit)
    following = page.after
    return FiguresResponse(
        build_id=build_id,
        total=page.total,
        next=None if following is None else write_cursor(following, build_id=build_id, where=where),
        figures=_rows(backend, page),
    )


def iter_figure_rows(
    backend: FigureBackend, where: FigureFilter
) -> Iterator[tuple[FigureRow, ...]]:
    """Return all figures that a filter lets through, some hundred at a time.

    The first of them are read at once, so that what is wrong with the filter is told here.

    Raises:
        QueryError: the text of the filter is out of range.
    """
    page = backend.list_figures(where, limit=MAX_FIGURES)

    def following(page: FigurePage) -> Iterator[tuple[FigureRow, ...]]:
        yield _rows(backend, page)
        while page.after is not None:
            page = backend.list_figures(where, after=page.after, limit=MAX_FIGURES)
            yield _rows(backend, page)

    return following(page)


def figure_row(figure: Figure, *, passage: Passage, sentence: Span) -> FigureRow:
    """Return a figure with its sentence and its places.

    Args:
        figure: the figure.
        passage: the passage it stands in.
        sentence: the sentence of that passage it stands in.
    """
    amount = figure.amount
    return FigureRow(
        passage_id=figure.passage_id,
        doc_id=figure.doc_id,
        span=(amount.span.start, amount.span.end),
        raw=amount.raw,
        value=amount.value,
        high=amount.high,
        unit=amount.unit,
        unit_en=english_unit(amount, figure.subject, ""),
        kind=amount.kind,
        bound=amount.bound,
        subject=figure.subject,
        scope=", ".join(figure.scope),
        period=figure.period,
        change=None if figure.change is None else _change(figure.change),
        is_change=figure.is_change,
        sentence=sentence.of(passage.text),
        sentence_span=(sentence.start, sentence.end),
        source=ranges(passage.source_spans(amount.span)),
    )


def _rows(backend: FigureBackend, page: FigurePage) -> tuple[FigureRow, ...]:
    rows = []
    for figure in page.figures:
        check_deadline()
        passage = backend.passage(figure.passage_id)
        if passage is not None:
            sentence = sentence_of(figure, passage, backend.sentences(figure.passage_id))
            rows.append(figure_row(figure, passage=passage, sentence=sentence))
    return tuple(rows)


def _change(change: PrintedChange) -> Change:
    return Change(
        raw=change.raw,
        value=change.value,
        unit=change.unit,
        percent=change.value if change.unit == "%" else None,
    )
