"""Vetoes: the named reasons why a candidate may not answer a question, whatever its score."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from ingest.figures import read_amounts
from service.answering.belonging import Belonging
from service.answering.contexts import sentence_of
from service.answering.named_subjects import is_namesake, is_of_indicators
from service.answering.periods import is_of_one_year, is_one_of_row
from service.answering.records import Candidate
from service.answering.report_subjects import ReportSubject
from service.answering.requirements import meets_requirements
from service.answering.whereabouts import names_country
from service.questions import Question
from service.records import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """What a candidate is held against.

    Attributes:
        question: as it was read.
        year: the year asked about; ``None`` where there is none.
        places: full names of the places asked about.
        belonging: tells of what place and year a candidate is.
        report_subjects: what each document is about as a whole, by its id.
        reported_year: gives the year that a passage reports on, by its id.
    """

    question: Question
    year: int | None
    places: frozenset[str]
    belonging: Belonging
    report_subjects: Mapping[str, ReportSubject]
    reported_year: Callable[[str], int | None]


_SHARE = re.compile("比重|占比|构成|份额|比例")
_amounts_in = lru_cache(maxsize=1024)(read_amounts)
_Veto = Callable[[AskedFor, Candidate], bool]


def _of_another_year(asked: AskedFor, candidate: Candidate) -> bool:
    if asked.year is None:
        return False
    reported = asked.reported_year(candidate.hit.passage.passage_id)
    return not asked.belonging.is_of_year(
        candidate, asked.year, reported=reported, question=asked.question
    )


def _of_another_place(asked: AskedFor, candidate: Candidate) -> bool:
    if not asked.belonging.is_of_places(candidate, asked.places, asked.question.text):
        return True
    return names_country(asked.question.text) and not _is_countrywide(asked, candidate)


def _is_countrywide(asked: AskedFor, candidate: Candidate) -> bool:
    """Tell whether a candidate may be of the whole country: a local report's figure is not."""
    passage = candidate.hit.passage
    report_subject = asked.report_subjects.get(passage.doc_id)
    near = (candidate.context, sentence_of(candidate), *passage.heading_path)
    return report_subject is None or not report_subject.names or any(map(names_country, near))


def _of_another_month(asked: AskedFor, candidate: Candidate) -> bool:
    return not asked.belonging.is_of_months(candidate, asked.question)


def _misses_demand(asked: AskedFor, candidate: Candidate) -> bool:
    return not meets_requirements(asked.question, candidate)


def _of_several_years(asked: AskedFor, candidate: Candidate) -> bool:
    question = asked.question
    return not is_of_one_year(candidate, question) or is_one_of_row(candidate, question)


def _of_another_indicator(asked: AskedFor, candidate: Candidate) -> bool:
    return _is_unasked_share(asked, candidate) or not is_of_indicators(asked.question, candidate)


def _is_unasked_share(asked: AskedFor, candidate: Candidate) -> bool:
    """Tell whether a cell is a share of what is asked for, where nobody asked for a share."""
    figure = candidate.figure
    if figure is None or candidate.hit.passage.kind != "table_row" or figure.amount.unit != "%":
        return False
    return bool(_SHARE.search(figure.subject)) and not asked.question.constraints.wants_share


def _in_another_unit(asked: AskedFor, candidate: Candidate) -> bool:
    """Tell whether the unit asked for (多少件) stands in its sentence, but not with this figure."""
    said = asked.question.constraints.unit
    figure = candidate.figure
    units = asked.question.units
    if figure is None or not said.startswith(units):
        return False
    if figure.amount.unit.partition("/")[0] in ("", *units):
        return False
    return any(amount.unit in units for amount in _amounts_in(sentence_of(candidate)))


def _of_another_name(asked: AskedFor, candidate: Candidate) -> bool:
    if candidate.figure is None:
        return False
    passage = candidate.hit.passage
    document = asked.belonging.documents.get(passage.doc_id)
    beside = (passage.text, *passage.heading_path, document.title if document else "")
    return is_namesake(asked.question.text, candidate.figure.subject, "\n".join(beside))


BEFORE: Mapping[Refusal, _Veto] = MappingProxyType(
    {
        "another_year": _of_another_year,
        "another_place": _of_another_place,
        "another_month": _of_another_month,
        "unmet_demand": _misses_demand,
    }
)
"""What is refused so is as if it did not stand there."""

AFTER: Mapping[Refusal, _Veto] = MappingProxyType(
    {
        "several_years": _of_several_years,
        "another_indicator": _of_another_indicator,
        "another_unit": _in_another_unit,
        "another_name": _of_another_name,
    }
)
"""What is refused so is still compared with: the lead over it tells how clear the first is."""


def refusal(
    vetoes: Mapping[Refusal, _Veto], asked: AskedFor, candidate: Candidate
) -> Refusal | None:
    """Return the name of the first veto that refuses a candidate, if any does."""
    return next((name for name, refuses in vetoes.items() if refuses(asked, candidate)), None)
