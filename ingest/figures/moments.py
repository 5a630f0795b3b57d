"""Moments: years, months and days as they are read, before a context makes them ISO 8601."""

import calendar
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["report", "text"]
Openness = Literal["closed", "until", "since"]

LEANING: dict[str, tuple[Anchor, int]] = {
    "year_before_last": ("report", -2),
    "last_year": ("report", -1),
    "this_year": ("report", 0),
    "next_year": ("report", 1),
    "same_year": ("text", 0),
    "year_after": ("text", 1),
}
"""The year that each of them leans on, and how many years after it is, by the names of ``TIME``."""

PARTS: dict[str, tuple[int, int]] = {
    "first_half": (1, 6),
    "second_half": (7, 12),
    "first_three_quarters": (1, 9),
    "first_quarter": (1, 3),
    "second_quarter": (4, 6),
    "third_quarter": (7, 9),
    "fourth_quarter": (10, 12),
}
"""The parts of a year by their first and last month, by the names of ``TIME``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A year, month or day.

    Attributes:
        year: as printed; ``None`` where the words lean on another year.
        offset: how many years after the year that they lean on (去年 is -1).
        anchor: lean on the report's own year, or on the last one that the text names.
        month: 1..12.
        day: 1..31, within the month.
    """

    year: int | None = None
    offset: int = 0
    anchor: Anchor = "text"
    month: int | None = None
    day: int | None = None

    def iso(self, year: int) -> str:
        """Write the moment in ``year`` in ISO 8601; a day that its month lacks is left out.

        >>> Moment(month=9, day=15).iso(2023), Moment(month=2, day=30).iso(2023), Moment().iso(987)
        ('2023-09-15', '2023-02', '0987')
        """
        if self.month is None:
            return f"{year:04}"
        if self.day is None or self.day > calendar.monthrange(year, self.month)[1]:
            return f"{year:04}-{self.month:02}"
        return f"{year:04}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a stretch of text says of time.

    Attributes:
        start: where it begins.
        end: where it ends.
        first: the moment, or the first of a span of time.
        last: the last moment of a span of time.
        openness: ``until`` (截至2023年底) and ``since`` (2021年以来) leave one end open.
    """

    start: int
    end: int
    first: Moment
    last: Moment | None = None
    openness: Openness = "closed"


def part_of_year(moment: Moment, months: tuple[int, int]) -> tuple[Moment, Moment]:
    """Return the first and the last month of a part of the year of ``moment``.

    >>> first, last = part_of_year(Moment(year=2023), (1, 6))
    >>> first.iso(2023), last.iso(2023)
    ('2023-01', '2023-06')
    """
    first, last = (
        Moment(year=moment.year, offset=moment.offset, anchor=moment.anchor, month=month)
        for month in months
    )
    return first, last
