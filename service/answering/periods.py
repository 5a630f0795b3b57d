"""Whether a candidate is of the time that a question asks about."""

import re
from collections.abc import Sequence

from ingest import fold, years_in
from ingest.figures import Figure, read_dates
from ingest.language import ACT, SCOPE, TIME
from service.answering.contexts import clause_of, words_before
from service.answering.records import Candidate
from service.questions import EVENT_SCOPES, Question, tells_of_several_years

_OVER = 0.5
# Only the months of a sentence's dates count.
_ANY_YEAR = 2000
_YEAR = re.compile(r"\d{4}")
_DONE = re.compile(f"累计|共计|{ACT.zh('in_years')}")

# A running total (累计受理76914件 by the end of 2023), and who asks for one.
_RUNNING = re.compile(rf"{SCOPE.zh('running')}|\b(?:{SCOPE.en('running')})\b", re.IGNORECASE)
_SINCE_YEAR = re.compile(rf"(?P<year>(?:19|20)\d\d)年(?:\d{{1,2}}月)?(?:{TIME.zh('since')})")
# A plan is of five years; two years or three that are named are compared or listed.
_LEAST_SPAN = 4

_LEFT = re.compile(r"[由从](?:(?P<year>(?:19|20)\d\d)\s?年|上一?年|去年)[度底末]?的?\s?$")


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


def is_since(period: str, year: int) -> bool:
    """Tell whether an ISO 8601 period goes on from a year at most as late: since 2016, in 2021.

    >>> is_since("2016/..", 2021), is_since("2016/..", 2015), is_since("2016", 2021)
    (True, False, False)
    """
    start, slash, end = period.partition("/")
    return bool(slash) and end == ".." and start[:4].isdigit() and int(start[:4]) <= year


def goes_on_since(candidate: Candidate, year: int, question: Question) -> bool:
    """Tell whether question and sentence both tell of what goes on since a year: 自2017年起."""
    if not question.constraints.since:
        return False
    said = fold(candidate.sentence.of(candidate.hit.passage.text)).text
    return any(int(found["year"]) == year for found in _SINCE_YEAR.finditer(said))


def is_of_span(candidate: Candidate, years: Sequence[int], *, undated: int | None = None) -> bool:
    """Tell whether a candidate is of a span of years by which a question calls it: 十五五时期.

    It is where a heading above it, or its sentence, names the span from its first to its last
    year, and its own period, if it has one, lies in it.

    Args:
        candidate: of any kind.
        years: that the question names, in order.
        undated: the year that its document gives to what it does not date.
    """
    if len(years) < _LEAST_SPAN:
        return False
    ends = (str(min(years)), str(max(years)))
    passage = candidate.hit.passage
    said = (*passage.heading_path, candidate.sentence.of(passage.text))
    dates = [date for text in said for date in read_dates(text, year=_ANY_YEAR)]
    if all((date.start[:4], date.end[:4]) != ends for date in dates):
        return False
    own = _YEAR.findall(candidate.figure.period) if candidate.figure else []
    return own == [str(undated)] or all(ends[0] <= year <= ends[1] for year in own)


def is_of_months(candidate: Candidate, months: Sequence[str]) -> bool:
    """Tell whether a figure or a passage may answer a question about a part of a year.

    A figure may where its period has these months, or has none and its sentence names them, for
    what is printed of the whole year is no figure of its first half; a passage where it names them.

    Args:
        candidate: a date, a name or a list may always.
        months: as ``Question.months``; none for a question about whole years.
    """
    if not months or (candidate.figure is None and candidate.kind != "passage"):
        return True
    asked = (months[0][-2:], months[-1][-2:])
    if candidate.figure is None:
        said = candidate.hit.passage.text
    elif any(own := _months_of(*_ends(candidate.figure.period))):
        return own == asked
    else:
        said = candidate.sentence.of(candidate.hit.passage.text)
    dates = read_dates(said, year=_ANY_YEAR, bare=True)
    return any(_months_of(date.start, date.end) == asked for date in dates)


def is_one_of_row(candidate: Candidate, question: Question) -> bool:
    """Tell whether a cell is of one of several years asked about, others of which its row has too.

    Who asks for 2019 to 2023 wants the row: the last of its cells alone is no answer.

    Args:
        candidate: of any kind.
        question: as it was read.
    """
    figure, passage = candidate.figure, candidate.hit.passage
    asked = set(question.years) - question.document_years
    if figure is None or figure.is_change or passage.kind != "table_row" or len(asked) < 2:
        return False
    columns = asked.intersection(years_in("\n".join(passage.heading_path[-1:])))
    return len(columns) > 1 and figure.period in map(str, columns)


def is_of_one_year(candidate: Candidate, question: Question) -> bool:
    """Tell whether a figure may answer a question about one year alone.

    A yearly mean, a change over several years and what was done in several years together may not,
    nor a running total, unless it is asked for; a level that was reached in them may.

    Args:
        candidate: what is no figure always may.
        question: as it was read; any figure may where it names no year, or several.
    """
    figure = candidate.figure
    one = len(question.years) == 1 or (not question.years and question.relative_year is not None)
    if figure is None or not one or question.constraints.of_several_years:
        return True
    if tells_of_several_years(clause_of(candidate)):
        return False
    if figure.period.startswith("../") and _is_running(candidate, question):
        return False
    return not _spans_years(figure.period) or _is_level(candidate, figure)


def _is_running(candidate: Candidate, question: Question) -> bool:
    before = candidate.hit.passage.text[candidate.sentence.start : candidate.span.start]
    return bool(_RUNNING.search(before)) and not question.constraints.up_to


def _spans_years(period: str) -> bool:
    start, slash, end = period.partition("/")
    return bool(slash) and start[:4].isdigit() and start[:4] != end[:4]


def _is_level(candidate: Candidate, figure: Figure) -> bool:
    done = _DONE.search(figure.subject) or _DONE.search(words_before(candidate))
    return not figure.is_change and not done and EVENT_SCOPES.isdisjoint(figure.scope)


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
        candidate: a figure is judged by its period, anything else by its sentence, or by the
            words before it that say when it was left (由上年的16.8∶43.0∶40.2调整为…).
        year: the year asked about.
        reported: the year that the passage reports on where its words name none.
    """
    if candidate.figure is not None:
        fit = fits_period(candidate.figure.period, year)
        return fit > 0 or (fit == 0 and reported == year)
    text = candidate.hit.passage.text
    left = _LEFT.search(text, max(0, candidate.span.start - 12), candidate.span.start)
    if left is not None:
        return year == (int(left["year"]) if left["year"] else reported and reported - 1)
    return reported == year or str(year) in fold(candidate.sentence.of(text)).text
