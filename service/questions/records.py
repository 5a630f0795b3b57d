"""What a question asks for, as its words tell it."""

from dataclasses import dataclass
from typing import Literal

from ingest import Language

Asked = Literal[
    "count",
    "money",
    "share",
    "change",
    "direction",
    "duration",
    "amount",
    "date",
    "who",
    "which",
    "where",
    "list",
    "yes_no",
    "why",
    "passage",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it was read.

    Attributes:
        text: as it was typed.
        language: that of its frame, in which it wants its answer.
        asked: what would answer it, the first where it asks two things.
        units: units, as Chinese reports print them, that would fit; the one asked for first;
            empty where any would.
        years: the years named, a span of up to ten years with all of them, in their order.
        months: the months named in ISO 8601 (``2023-09``; ``--09`` where the year is open).
        relative_year: the year against that of the report: -1 for last year, 0 for this one.
        against: the years that another is compared with (比2022年增长多少), which are not in
            ``years``.
        report_year: the year by which a report is called (*the 2015 work report*), which is not in
            ``years``.
        document_years: those by which it calls documents that report on no year of their own
            (*the 2014 interpretation*); they are in ``years``.
        scopes: labels of ``ingest.figures.scopes``.
        topic: what it is about: the question without its frame, its units and its years.
        rising: asks for a rise (``True``) or a fall (``False``), in percent or, of a count or of
            money, as an amount (新增多少人); ``None`` where for neither.
        parts: how many questions it holds, at least 1.
    """

    text: str
    language: Language
    asked: Asked
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    months: tuple[str, ...] = ()
    relative_year: int | None = None
    against: tuple[int, ...] = ()
    report_year: int | None = None
    document_years: frozenset[int] = frozenset()
    scopes: frozenset[str] = frozenset()
    topic: str = ""
    rising: bool | None = None
    parts: int = 1
