"""The responses of the API about charts as records; see ``service.responses``."""

from dataclasses import dataclass
from typing import Literal

from service.responses_figures import FigureRow

ChartKind = Literal["periods", "places", "parts"]
"""One indicator in several periods of one report or its editions; in several places of one rank in
one period; a whole with its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure of a chart.

    Attributes:
        name: what sets it apart in the chart: its period, its place or the name of the part.
        figure: the figure with its sentence and its places.
    """

    name: str
    figure: FigureRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Figures that may stand beside each other: of one indicator, scope, unit and length of period.

    Attributes:
        kind: what sets its bars apart.
        subject: what is counted, in the report's words; of parts the whole.
        unit: of every bar, as printed.
        unit_en: the unit in English; empty where none is known.
        scope: of every bar but the parts, labels joined by ``, ``.
        period: of every bar, ISO 8601; empty where that sets them apart.
        place: that the report is of; empty where that sets them apart, and where it is of none.
        heading: the last heading above the first bar; of a table its caption.
        is_target: every bar is planned or asked for; else every bar is a result.
        whole: of parts the figure that they add up to, to the last digit; else null.
        bars: at least two: periods in their order, places the largest first, parts as printed.
    """

    kind: ChartKind
    subject: str
    unit: str
    unit_en: str
    scope: str
    period: str
    place: str
    heading: str
    is_target: bool
    whole: FigureRow | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartsResponse:
    """What may be charted of the figures that a filter lets through, the likeliest first.

    Attributes:
        ok: true.
        build_id: the snapshot they stand in.
        figures: how many figures were looked at, at most 10,000.
        subjects: of these figures, those that say most of what was asked for; none without words.
        total: how many charts there are; ``charts`` holds the first 24.
        charts: those whose subject has the words asked for, or else those whose sentences have.
    """

    ok: Literal[True] = True
    build_id: str
    figures: int
    subjects: tuple[str, ...]
    total: int
    charts: tuple[Chart, ...]
