"""What a question demands beside a kind: a base year, a rate, the move of one, the most, a span.

A figure that does not meet such a demand is the answer to another question, however well its words
fit: the rise on 2022 is not that on 2020, and what all cases were worth is not what each was.
"""

import re

from ingest.figures import Bound, Figure, read_dates
from ingest.language import CHANGE, RANK
from service.answering.contexts import sentence_of
from service.answering.records import Candidate
from service.questions import Question, plain_text, tells_of_years_together

_EACH_SAID = re.compile(r"[每均]|月(?:最低)?(?:标准|工资)|/|\b(?:per|each|every|average)\b")
_MOST_SAID = re.compile(rf"{RANK.zh('said')}|\b(?:{RANK.en('said')})\b")
_BOUNDS = frozenset[Bound]({"at_least", "at_most", "range"})
_ACCOUNTS = frozenset({"amount", "passage", "why", "list", "yes_no"})
# What is at most or at least so much is printed so.
_BOUND_SAID = re.compile(
    "以[内上下]|不(?:超过|[得应]?[高低少多大小短长]于|得)|至[多少]|上限|下限|只限|满|可以?(?:再|适当)?延"
)
_COMPARED_WITH = re.compile(
    r"[比较与]\s?(?P<year>(?:19|20)\d\d)\s?年|\b(?:on|from|over) (?P<en>\d{4})\b"
)
# The head of a column of changes, or of differences: 比年初增加, 增减额.
_MOVED = re.compile(rf"{CHANGE.zh('column')}|\b(?:{CHANGE.en('column')})", re.IGNORECASE)
_SINGLE_YEAR = re.compile(r"(\d{4})(?:-\d\d(?:-\d\d)?)?(?:/\1.*)?")


def meets_requirements(question: Question, candidate: Candidate) -> bool:
    """Tell whether an answer is of the base, the rate, the rank and the years asked about.

    Args:
        question: as it was read.
        candidate: what is no figure meets all demands but that for the most; a passage meets that,
            too, for who asks for an account.
    """
    if candidate.kind == "passage" and question.asked in _ACCOUNTS:
        return True
    asked = question.constraints
    said = plain_text(f"{candidate.context} {sentence_of(candidate)}")
    if asked.wants_most and not _says_most(candidate, said):
        return False
    if candidate.figure is None:
        return True
    return (
        _is_on_base(question, candidate)
        and (_is_for_each(asked.each, said) or candidate.figure.amount.bound == "at_most")
        and (question.asked != "change" or not _is_cell_of_level(candidate))
        and (not asked.wants_rate_move or _is_in_points(candidate.figure))
        and (not asked.of_years_together or _is_of_years_together(candidate))
    )


def _says_most(candidate: Candidate, said: str) -> bool:
    """Tell whether a candidate is the most of something, or a bound; its heading may say so."""
    if candidate.figure is not None and candidate.figure.amount.bound in _BOUNDS:
        return True
    headings = plain_text(" ".join(candidate.hit.passage.heading_path))
    return any(sign.search(text) for text in (said, headings) for sign in (_MOST_SAID, _BOUND_SAID))


def _is_cell_of_level(candidate: Candidate) -> bool:
    """Tell whether a figure is a cell that tells how much there is, not how that moved."""
    figure = candidate.figure
    if figure is None or candidate.hit.passage.kind != "table_row":
        return False
    return not figure.is_change and _MOVED.search(figure.subject) is None


def _is_in_points(figure: Figure) -> bool:
    return figure.amount.kind == "percentage_point"


def _is_for_each(each: str | None, said: str) -> bool:
    """Tell whether a figure is for each of what it is asked for; 万元能耗 is for every 万元."""
    if each is None or _EACH_SAID.search(said):
        return True
    return each != "" and each in said


def _is_on_base(question: Question, candidate: Candidate) -> bool:
    """Tell whether a change is on the year that another is to be compared with.

    It is on a year that its sentence compares with, and on the one before its own. Its own will do
    as well: *over 2021* may mean in the course of it.
    """
    figure = candidate.figure
    if not question.against or figure is None or not figure.is_change:
        return True
    named = _COMPARED_WITH.finditer(plain_text(sentence_of(candidate)))
    bases = {int(match["year"] or match["en"]) for match in named}
    if year := _SINGLE_YEAR.fullmatch(figure.period):
        bases |= {int(year[1]) - 1, int(year[1])}
    return not bases or not bases.isdisjoint(question.against)


def _is_of_years_together(candidate: Candidate) -> bool:
    """Tell whether a figure is of a span of years, or its sentence speaks of one."""
    figure = candidate.figure
    period = figure.period if figure else ""
    start, slash, end = period.partition("/")
    if slash and start[:4].isdigit() and start[:4] != end[:4]:
        return True
    said = sentence_of(candidate)
    if tells_of_years_together(said):
        return True
    return any(
        date.start[:4] != date.end[:4] for date in read_dates(said) if date.start and date.end
    )
