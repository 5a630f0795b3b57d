"""Whether a candidate is of the time that a question asks about."""

import re

from ingest import fold
from service.answering.records import Candidate

_OVER = 0.5
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
