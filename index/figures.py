"""The figures of a snapshot in SQLite: those of a passage, and those that a filter lets through."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Self, get_args

from index.errors import SnapshotError
from index.periods import read_asked_period, read_period
from index.texts import TEXTS_FILE, open_texts
from ingest import Span, fold
from ingest.figures import Amount, Bound, Change, Figure, FigureKind, parse_measure

_SCHEMA = """
CREATE TABLE figures (
    number INTEGER PRIMARY KEY, passage_id TEXT NOT NULL, doc_id TEXT NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, raw TEXT NOT NULL,
    value TEXT NOT NULL, high TEXT, unit TEXT NOT NULL, kind TEXT NOT NULL, bound TEXT NOT NULL,
    subject TEXT NOT NULL, scope TEXT NOT NULL, period TEXT NOT NULL,
    change TEXT, is_change INTEGER NOT NULL, terms TEXT NOT NULL);
CREATE INDEX figures_of_passage ON figures (passage_id, span_start);
CREATE INDEX figures_of_document ON figures (doc_id, number);
"""
_COLUMNS = (
    "number, passage_id, doc_id, span_start, span_end, raw, value, high, unit, kind, bound,"
    " subject, scope, period, change, is_change"
)
_KEPT_PASSAGES = 16_384
_KEPT_FILTERS = 64

Row = tuple[object, ...]
Words = Sequence[Collection[str]]
"""What must stand with a figure: of each word's terms and translations at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFilter:
    """Which figures are listed; ``None`` leaves a field open.

    Attributes:
        text: words in Chinese or English; each, or a translation of it, must stand in the
            figure's sentence, subject, headings or period.
        doc_id: only figures of this document.
        year: only figures of reports on this year.
        place: only figures of documents of this place or of one within it.
        issuer: only figures of documents of this body.
        unit: only figures of this unit, as printed (``件``, ``亿元``, ``%``); 亿 does not count.
        kind: only figures of this kind.
        period: only figures whose period lies within this one (``2023``, ``2023-09``, ``2023H1``,
            ``2023年一季度``, ``2022/2023``).
        among: only figures of these documents.
    """

    text: str | None = None
    doc_id: str | None = None
    year: int | None = None
    place: str | None = None
    issuer: str | None = None
    unit: str | None = None
    kind: FigureKind | None = None
    period: str | None = None
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedFigure:
    """A figure to be stored, and the index terms that it is found by."""

    figure: Figure
    terms: Collection[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage:
    """Some of the figures that a filter lets through.

    Attributes:
        figures: by document, then by where they stand in it.
        total: how many the filter lets through in all.
        after: what to ask for to get the next page; ``None`` on the last.
    """

    figures: tuple[Figure, ...]
    total: int
    after: int | None


class FigureStore:
    """Reads the figures of one snapshot, which stand beside its texts and never change."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # Nothing here ever changes: what was read once is kept, so that pages cost one scan.
        self.figures = lru_cache(_KEPT_PASSAGES)(self._read_figures)
        self._numbers = lru_cache(_KEPT_FILTERS)(self._read_numbers)

    @staticmethod
    def write(folder: Path, figures: Iterable[IndexedFigure]) -> None:
        """Add the figures of a new snapshot to its texts.

        Args:
            folder: where ``TextStore.write`` has written.
            figures: by document, then by where they stand in it.
        """
        connection = sqlite3.connect(folder / TEXTS_FILE)
        try:
            with connection:
                connection.executescript(_SCHEMA)
                connection.executemany(
                    "INSERT INTO figures VALUES"
                    " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        (number, *_dump_figure(indexed.figure), _dump_terms(indexed.terms))
                        for number, indexed in enumerate(figures)
                    ),
                )
        finally:
            connection.close()

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Open the store read-only; several processes and threads may share the file.

        Raises:
            SnapshotError: the file cannot be opened, or holds no figures.
        """
        return cls(open_texts(folder, table="figures"))

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._connection.close()

    def count(self) -> int:
        """Return how many figures there are."""
        return int(self._connection.execute("SELECT count(*) FROM figures").fetchone()[0])

    def select(
        self, where: FigureFilter, words: Words = (), *, after: int | None = None, limit: int
    ) -> FigurePage:
        """Return the figures that a filter lets through, a page at a time.

        Args:
            where: the filter; its ``text``, ``place`` and ``issuer`` are not looked at.
            words: what the text asks for.
            after: ``after`` of the page before; the first page by default.
            limit: how many at most, at least 1.

        Raises:
            QueryError: the period is none.
        """
        condition, values = _condition(where, words)
        if where.period is not None:
            condition += " AND period IN (SELECT value FROM json_each(?))"
            values += (json.dumps(self._periods_within(where.period)),)
        numbers = self._numbers(condition, values)
        first = 0 if after is None else bisect_right(numbers, after)
        page = numbers[first : first + limit]
        wanted = ", ".join("?" * len(page))
        query = f"SELECT {_COLUMNS} FROM figures WHERE number IN ({wanted}) ORDER BY number"  # noqa: S608
        return FigurePage(
            figures=tuple(_read_figure(row) for row in self._connection.execute(query, page)),
            total=len(numbers),
            after=page[-1] if first + limit < len(numbers) else None,
        )

    def _read_numbers(self, condition: str, values: tuple[object, ...]) -> tuple[int, ...]:
        """Return the numbers of the figures that fulfil a condition, ascending."""
        query = f"SELECT number FROM figures WHERE {condition} ORDER BY number"  # noqa: S608
        return tuple(number for (number,) in self._connection.execute(query, values))

    def _periods_within(self, asked: str) -> list[str]:
        """Return the periods of figures that lie within the one asked for, sorted."""
        months = read_asked_period(asked)
        query = "SELECT DISTINCT period FROM figures"
        known = {period: read_period(period) for (period,) in self._connection.execute(query)}
        return sorted(each for each, span in known.items() if span and months.holds(span))

    def _read_figures(self, passage_id: str) -> tuple[Figure, ...]:
        """Return the figures of a passage in its order; none for an unknown id."""
        query = (
            f"SELECT {_COLUMNS} FROM figures"  # noqa: S608
            " WHERE passage_id = ? ORDER BY span_start"
        )
        return tuple(_read_figure(row) for row in self._connection.execute(query, (passage_id,)))


def _condition(where: FigureFilter, words: Words) -> tuple[str, tuple[object, ...]]:
    """Return what the rows must fulfil, as SQL with its values."""
    wanted: dict[str, object] = {
        "doc_id = ?": where.doc_id,
        "doc_id IN (SELECT doc_id FROM documents WHERE year = ?)": where.year,
        "doc_id IN (SELECT value FROM json_each(?))": _dump_ids(where.among),
        "unit = ?": where.unit and _plain_unit(where.unit),
        "kind = ?": where.kind,
    }
    given = {condition: value for condition, value in wanted.items() if value is not None}
    conditions, values = ["TRUE", *given], list(given.values())
    for terms in words:
        conditions.append("(" + " OR ".join(["instr(terms, ?) > 0"] * len(terms)) + ")")
        values += (f"\n{term}\n" for term in sorted(terms))
    return " AND ".join(conditions), tuple(values)


def _plain_unit(unit: str) -> str:
    """Return a unit as figures have it, folded and without 万 and 亿.

    >>> _plain_unit("亿元"), _plain_unit("万人次"), _plain_unit("％"), _plain_unit("万")
    ('元', '人次', '%', '万')
    """
    folded = fold(unit).text.strip()
    measure = parse_measure(folded, certain=True)
    return measure.unit if measure else folded


def _dump_ids(ids: Collection[str] | None) -> str | None:
    return None if ids is None else json.dumps(sorted(ids))


def _dump_terms(terms: Iterable[str]) -> str:
    """Write each term on a line of its own, so that a term is found with its line ends."""
    return "\n" + "\n".join(sorted(set(terms))) + "\n"


def _dump_figure(figure: Figure) -> Row:
    amount, change = figure.amount, figure.change
    return (
        figure.passage_id,
        figure.doc_id,
        amount.span.start,
        amount.span.end,
        amount.raw,
        str(amount.value),
        None if amount.high is None else str(amount.high),
        amount.unit,
        amount.kind,
        amount.bound,
        figure.subject,
        json.dumps(figure.scope),
        figure.period,
        None if change is None else _dump_change(change),
        int(figure.is_change),
    )


def _dump_change(change: Change) -> str:
    row = [change.span.start, change.span.end, change.raw, str(change.value), change.unit]
    return json.dumps(row, ensure_ascii=False)


def _read_figure(row: Sequence[object]) -> Figure:
    _, passage_id, doc_id, *amount, subject, scope, period, change, is_change = row
    return Figure(
        passage_id=str(passage_id),
        doc_id=str(doc_id),
        amount=_read_amount(amount),
        subject=str(subject),
        scope=tuple(json.loads(str(scope))),
        period=str(period),
        change=None if change is None else _read_change(str(change)),
        is_change=bool(is_change),
    )


def _read_amount(row: Sequence[object]) -> Amount:
    start, end, raw, value, high, unit, kind, bound = row
    if kind not in get_args(FigureKind) or bound not in get_args(Bound):
        raise SnapshotError(
            f"{TEXTS_FILE}: unknown figure kind {kind!r} or bound {bound!r}; run `zhiwen index`"
        )
    return Amount(
        span=Span(start=start, end=end),  # type: ignore[arg-type]
        raw=str(raw),
        value=Decimal(str(value)),
        high=None if high is None else Decimal(str(high)),
        unit=str(unit),
        kind=kind,  # type: ignore[arg-type]
        bound=bound,  # type: ignore[arg-type]
    )


def _read_change(dumped: str) -> Change:
    start, end, raw, value, unit = json.loads(dumped)
    return Change(span=Span(start=start, end=end), raw=raw, value=Decimal(value), unit=unit)
