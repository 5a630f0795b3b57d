"""The records of what a report counts: amounts, dates, and figures with what they are of."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.records import Span

FigureKind = Literal[
    "count", "money", "percent", "percentage_point", "multiple", "duration", "other"
]
Bound = Literal["exact", "approx", "at_least", "more_than", "at_most", "less_than", "range"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A quantity as a text prints it.

    Attributes:
        span: where it stands in the text.
        raw: the number with its 万, 亿, inner 余 or 多 and its unit, as printed.
        value: the number, 万 and 亿 applied; percentages as printed; the lower end of a range.
        high: the upper end of a range, else ``None``.
        unit: as printed (``件``, ``%``, ``个百分点``; ``亿元`` gives ``元``); empty without one.
        kind: what is measured.
        bound: how the number is meant.

    Raises:
        ValueError: ``raw`` is empty or does not fit the span, or ``high`` is below ``value``.
    """

    span: Span
    raw: str
    value: Decimal
    high: Decimal | None = None
    unit: str
    kind: FigureKind
    bound: Bound

    def __post_init__(self) -> None:
        if not self.raw or len(self.raw) != len(self.span):
            raise ValueError(f"raw {self.raw!r} does not fit the span {self.span}")
        if self.high is not None and self.high < self.value:
            raise ValueError(f"{self.raw!r}: the high end {self.high} is below {self.value}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change that a report prints, signed: a fall is negative.

    Attributes:
        span: where the whole wording stands in the passage (``同比增长117%``).
        raw: the wording.
        value: the number printed, negative for a fall; a multiple as stated (增长8.1倍 is 8.1).
        unit: ``%``, ``个百分点`` or ``倍``.
    """

    span: Span
    raw: str
    value: Decimal
    unit: Literal["%", "个百分点", "倍"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An amount of a passage with what it is of.

    ``amount.span`` and ``change.span`` are ranges of the passage's text.

    Attributes:
        passage_id: the passage it stands in.
        doc_id: the document of the passage.
        amount: what is printed.
        subject: what is counted, in the report's words; inherited where the clause leaves it out;
            empty where nothing says it.
        scope: names of the table in ``ingest.figures.scopes`` (``received``, ``first_instance``),
            sorted.
        period: ISO 8601 (``2023``, ``2023-09``, ``2012-02/2021-05``, ``../2023`` for as of
            the end of 2023), empty where neither text nor document says.
        change: the change printed beside the figure.
        is_change: the amount is itself the number of a change (the ``117%`` of 同比增长117%);
            ``change`` then holds that change, signed.
    """

    passage_id: str
    doc_id: str
    amount: Amount
    subject: str
    scope: tuple[str, ...]
    period: str
    change: Change | None
    is_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A year, month or day, or a span of them, as a text prints it.

    Attributes:
        span: where it stands in the text.
        raw: the wording.
        start: ISO 8601 (``2023``, ``2023-09``, ``2023-09-15``), empty where open.
        end: the same for the end of a span of time; equal to ``start`` for a single date.
        relative: it leans on the report's own year (上年, 去年, last year): ``start`` is empty then
            unless the reader was told that year.
    """

    span: Span
    raw: str
    start: str
    end: str
    relative: bool = False
