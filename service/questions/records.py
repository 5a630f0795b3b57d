"""What a question asks for, as its words tell it."""

from dataclasses import dataclass
from typing import Literal

from ingest import Language
from service.questions.ordinals import Ordinal
from service.questions.statements import Statement

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
class Constraints:
    """What an answer must be, as the words of a question say it.

    Attributes:
        indicators: the indicators named, by the names of ``indicators.tsv``.
        ordinals: which of several of a kind it is about.
        local: the place that it begins with, known or not; empty for none.
        statement: what it asks a document to state of itself.
        unit: the Chinese unit behind how many, and what follows; empty for none.
        each: of how many the answer is for each, as it is written (万元), empty where of one;
            ``None`` where it is for all together.
        wants_day: it asks for a day, not for a month or a year.
        wants_most: it asks for what is the first or the last of all.
        wants_share: it asks for a share of something.
        wants_others: it asks for what is left over beside what is named.
        wants_rate_move: it asks by how much a rate moved, which is told in points.
        of_years_together: it is about several years taken together.
        of_several_years: it is about such years, or about a mean of years.
        since: it is about what goes on since a time.
        up_to: it asks for a total that ran up to a time.
    """

    indicators: frozenset[str] = frozenset()
    ordinals: frozenset[Ordinal] = frozenset()
    local: str = ""
    statement: Statement | None = None
    unit: str = ""
    each: str | None = None
    wants_day: bool = False
    wants_most: bool = False
    wants_share: bool = False
    wants_others: bool = False
    wants_rate_move: bool = False
    of_years_together: bool = False
    of_several_years: bool = False
    since: bool = False
    up_to: bool = False


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
        constraints: what it wants of its answer beside its kind.
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
    constraints: Constraints = Constraints()
