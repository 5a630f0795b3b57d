"""The responses of the API about figures as records; see ``service.responses``."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ingest.figures import Bound, FigureKind
from service.records import Change, Range

_COLUMNS = (
    *("doc_id", "passage_id", "raw", "value", "high", "unit", "unit_en", "kind", "bound"),
    *("subject", "scope", "period", "change", "is_change", "sentence"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure, what it is of, and where it stands.

    Attributes:
        passage_id: the passage it stands in.
        doc_id: the document of the passage.
        span: where in the passage's text it stands.
        raw: the number with its unit, as printed.
        value: with 万 and 亿 applied; a percentage as printed; the lower end of a range.
        high: the upper end of a range, else null.
        unit: as printed, without 万 and 亿.
        unit_en: the unit in English, by what is counted; empty where none is known.
        kind: what is measured.
        bound: how the number is meant.
        subject: what is counted, in the report's words; empty where nothing says it.
        scope: labels such as ``received`` and ``first_instance``, joined by ``, ``.
        period: ISO 8601; ``../2023`` is as of the end of 2023; empty where unknown.
        change: the change printed beside it, or null.
        is_change: the figure is itself the number of that change.
        sentence: the sentence it stands in, as the passage has it; of a table the whole row, its
            cells parted by tabs.
        sentence_span: where in the passage's text the sentence stands.
        source: where in the document the figure stands.
    """

    passage_id: str
    doc_id: str
    span: Range
    raw: str
    value: Decimal
    high: Decimal | None
    unit: str
    unit_en: str
    kind: FigureKind
    bound: Bound
    subject: str
    scope: str
    period: str
    change: Change | None
    is_change: bool
    sentence: str
    sentence_span: Range
    source: tuple[Range, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the figure as a flat dict for a data frame; ``raw`` has what is printed."""
        return {
            **{name: getattr(self, name) for name in _COLUMNS},
            "value": float(self.value),
            "high": None if self.high is None else float(self.high),
            "change": None if self.change is None else self.change.raw,
            "change_value": None if self.change is None else float(self.change.value),
            "change_unit": None if self.change is None else self.change.unit,
            "start": self.span[0],
            "end": self.span[1],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresResponse:
    """A page of figures, by document and by place in it.

    Attributes:
        ok: true.
        build_id: the snapshot they stand in.
        total: how many the filter lets through in all.
        next: the cursor of the next page; null on the last.
        figures: this page.
    """

    ok: Literal[True] = True
    build_id: str
    total: int
    next: str | None
    figures: tuple[FigureRow, ...]

    def to_dicts(self) -> list[dict[str, object]]:
        """Return one flat dict a figure for a data frame."""
        return [figure.to_dict() for figure in self.figures]

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        from service.notebook import table_html

        columns = ("raw", "value", "unit", "change", "subject", "scope", "period", "sentence")
        return table_html(self.to_dicts(), columns) + f"<p>{len(self.figures)} of {self.total}</p>"
