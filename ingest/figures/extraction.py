"""Extraction: the figures of a report's passages, each with what it is of and when."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.figures.amounts import read_amounts
from ingest.figures.cells import find_missed, is_year_like, name_cells
from ingest.figures.changes import read_changes
from ingest.figures.clauses import even, split_clauses
from ingest.figures.footnotes import hide_marks
from ingest.figures.headers import Header, read_headers
from ingest.figures.pairing import pair_changes
from ingest.figures.periods import Outlook, read_outlook, read_periods, reported_year
from ingest.figures.records import Amount, Change, Figure
from ingest.figures.subjects import Page, Subject, read_level, read_subjects
from ingest.records import Document, Passage

_NO_YEAR = "0000"
_DIGIT = re.compile(r"[\d%‰一二两三四五六七八九十百千万亿半]")


def extract_figures(document: Document, passages: Sequence[Passage]) -> tuple[Figure, ...]:
    """Return every figure of the passages, by passage and by place.

    Args:
        document: the report; its year is that of figures without a date of their own.
        passages: its passages, in any order.
    """
    headers = read_headers(document, passages)
    outlook = read_outlook(document, passages)
    found: list[Figure] = []
    for passage in passages:
        header = headers.get(passage.passage_id, ())
        figures = _figures_of(outlook, passage, _read_amounts(passage, header))
        if passage.kind == "table_row" and figures:
            figures = name_cells(passage, figures, header)
        found.extend(figures)
    return tuple(found)


def _read_amounts(passage: Passage, header: Header) -> Sequence[Amount]:
    if not _DIGIT.search(passage.text):
        return ()
    found = read_amounts(passage.text)
    missed = find_missed(passage, found, header) if passage.kind == "table_row" else []
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
    text = hide_marks(passage.text, even(passage.text))
    for amount in amounts:
        if is_year_like(amount):
            text = f"{text[: amount.span.start]}{_NO_YEAR}{text[amount.span.end :]}"
    clauses = split_clauses(text, amounts)
    changes = read_changes(text, clauses, amounts)
    page = Page(
        text=text,
        clauses=clauses,
        amounts=amounts,
        changes=changes,
        pairs=pair_changes(text, clauses, amounts, changes),
        heading=passage.heading_path[-1] if passage.heading_path else "",
        level=read_level(passage.heading_path),
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
