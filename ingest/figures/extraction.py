"""Extraction: the figures of a report's passages, each with what it is of and when."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.amounts import read_amounts
from ingest.figures.cells import Table, find_missed, is_year_like, name_cells, read_table
from ingest.figures.changes import read_changes
from ingest.figures.clauses import fold_in_place, split_clauses
from ingest.figures.footnotes import hide_marks
from ingest.figures.pairing import pair_changes
from ingest.figures.periods import Outlook, read_outlook, read_periods, reported_year
from ingest.figures.records import Amount, Change, Figure
from ingest.figures.subjects import Page, Subject, read_level, read_subjects
from ingest.records import Document, Passage
from ingest.tables import split_path, with_tabs

FIGURE_RULES_VERSION = 3
"""To be raised with every change that reads other figures or years: an index records it."""

_NO_YEAR = "0000"
_DIGIT = re.compile(r"[\d%‰一二两三四五六七八九十百千万亿半]")


def extract_figures(document: Document, passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """Return every figure of the passages, by passage and by place.

    Args:
        document: the report; its year is that of figures without a date of their own.
        passages: its passages, in any order.
    """
    outlook = read_outlook(document, passages)
    found: list[Figure] = []
    for passage in passages:
        is_row = passage.kind == "table_row"
        table = read_table(passage, title=document.title) if is_row else None
        figures = _figures_of(outlook, passage, _read_amounts(passage, table))
        if table is not None and figures:
            figures = name_cells(passage, figures, table)
        found.extend(figures)
    return tuple(found)


def _read_amounts(passage: Passage, table: Table | None) -> Sequence[Amount]:
    if not _DIGIT.search(passage.text):
        return ()
    found = read_amounts(passage.text if table is None else with_tabs(passage.text))
    missed = find_missed(passage, found, table) if table is not None else []
    return sorted((*found, *missed), key=lambda amount: amount.span.start)


def _figures_of(
    outlook: Outlook, passage: Passage, amounts: Sequence[Amount]
) -> tuple[Figure, ...]:
    if not amounts:
        return ()
    page, periods = _read(outlook, passage, amounts)
    subjects = read_subjects(page)
    beside = {target: number for number, target in page.pairs.items()}
    changes = {n: _as_printed(reading.change, passage) for n, reading in page.changes.items()}
    return tuple(
        _figure(
            Figure(
                passage_id=passage.passage_id,
                doc_id=passage.doc_id,
                amount=amount,
                subject="",
                scope=(),
                period=periods[number],
                change=changes.get(beside.get(number, number)),
                is_change=number in page.changes,
            ),
            subjects[number],
        )
        for number, amount in enumerate(amounts)
    )


def _read(
    outlook: Outlook, passage: Passage, amounts: Sequence[Amount]
) -> tuple[Page, tuple[str, ...]]:
    printed = with_tabs(passage.text) if passage.kind == "table_row" else passage.text
    text = hide_marks(printed, fold_in_place(printed))
    for amount in amounts:
        if is_year_like(amount):
            text = f"{text[: amount.span.start]}{_NO_YEAR}{text[amount.span.end :]}"
    clauses = split_clauses(text, amounts)
    changes = read_changes(text, clauses, amounts)
    above = split_path(passage.heading_path)[0]
    page = Page(
        text=text,
        clauses=clauses,
        amounts=amounts,
        changes=changes,
        pairs=pair_changes(text, clauses, amounts, changes),
        heading=above[-1] if above else "",
        level=read_level(above),
    )
    return page, read_periods(
        text,
        clauses,
        amounts,
        outlook=outlook,
        default=reported_year(outlook, passage),
    )


def _figure(figure: Figure, subject: Subject) -> Figure:
    return replace(figure, subject=subject.text, scope=tuple(sorted(subject.scopes)))


def _as_printed(change: Change | None, passage: Passage) -> Change | None:
    return change and replace(change, raw=change.span.of(passage.text))
