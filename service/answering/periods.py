"""Whether a candidate is of the time that a question asks about."""

import re
from collections.abc import Sequence

from ingest import fold
from ingest.figures import read_dates
from service.answering.records import Candidate

_OVER = 0.5
# Only the months of a sentence's dates count.
_ANY_YEAR = 2000
_YEAR = re.compile(r"\d{4}")


def period_fit(candidate: Candidate, year: int | None) -> float:
    """Return 1 where the candidate is of ``year``, -1 where of another, 0 where neither shows.

    A period that runs over several years half fits the last of them, and one that ends with a year
    (``../2023``, as of the end of 2023) fits that year only.
    """
    if year is None or candidate.figure is None:
        return 0.0
    return fits_period(candidate.figure.period, year)


def fits_period(period: str, year: int) -> float:
    """Compare an ISO 8601 period with a year.

    What is printed of several years together is said when the last of them is over, and may answer
    for that one; it tells nothing of a single year before.

    >>> fits_period("2023", 2023), fits_period("2023-09", 2022), fits_period("2012/2021", 2015)
    (1.0, -1.0, -1.0)
    >>> fits_period("2012/2021", 2021)
    0.5
    >>> fits_period("../2023", 2023), fits_period("../2023", 2021), fits_period("", 2023)
    (1.0, -1.0, 0.0)
    """
    years = [int(found) for found in _YEAR.findall(period)]
    if not years:
        return 0.0
    if period.startswith(".."):
        return 1.0 if years[-1] == year else -1.0
    if year != years[-1]:
        return -1.0
    return 1.0 if years[0] == years[-1] else _OVER


def is_of_months(candidate: Candidate, months: Sequence[str]) -> bool:
    """Tell whether a figure or a passage may answer a question about a part of a year.

    A figure may where its period has these months or its sentence names them, for what is printed
    of the whole year is no figure of its first half; a passage where it names them.

    Args:
        candidate: a date, a name or a list may always.
        months: as ``Question.months``; none for a question about whole years.
    """
    if not months or (candidate.figure is None and candidate.kind != "passage"):
        return True
    asked = (months[0][-2:], months[-1][-2:])
    if candidate.figure is None:
        said = candidate.hit.passage.text
    elif _months_of(*_ends(candidate.figure.period)) == asked:
        return True
    else:
        said = candidate.sentence.of(candidate.hit.passage.text)
    dates = read_dates(said, year=_ANY_YEAR, bare=True)
    return any(_months_of(date.start, date.end) == asked for date in dates)


def _ends(period: str) -> tuple[str, str]:
    start, _, end = period.partition("/")
    return start, end or start


def _months_of(start: str, end: str) -> tuple[str, str]:
    """Return the months of two ISO 8601 dates, an open end standing for the other."""
    first, last = (iso[5:7] if iso[:4].isdigit() else "" for iso in (start, end))
    return first or last, last or first


def is_of_year(candidate: Candidate, year: int, *, reported: int | None) -> bool:
    """Tell whether a candidate may answer a question about a year.

    Args:
        candidate: a figure is judged by its period, anything else by its sentence.
        year: the year asked about.
        reported: the year that the passage reports on where its words name none.
    """
    if candidate.figure is not None:
        fit = fits_period(candidate.figure.period, year)
        return fit > 0 or (fit == 0 and reported == year)
    said = candidate.sentence.of(candidate.hit.passage.text)
    return reported == year or str(year) in fold(said).text
