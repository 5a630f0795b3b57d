"""Whether an answer is of the place and the year asked about: what its document is of counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from index import romanize
from ingest import (
    Language,
    default_gazetteer,
    holder_names,
    own_names,
    place_names,
    simplify,
)
from service.answering.periods import goes_on_since, is_of_months, is_of_span, is_of_year, is_since
from service.answering.records import Candidate
from service.answering.whereabouts import is_place, read_places
from service.questions import Question
from service.responses import DocumentSummary

_CLAUSE_END = re.compile(r"[，。；！？,;!?\n]")
_NOT_HAN = re.compile(r"^[^\u4e00-\u9fff]+")
_LEAD_CHARS = 3
"""What may stand before a place that a clause is about: 其中, 支持, 在."""
_NAMED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SUBJECT_LEAD = 8
_JOINING = "、和与及"
_WHOLE = re.compile(r"全[国省市州县区]|[我本][国省市州县区]")
# 高于全国 sets a figure against the country's; it is none of the country.
_COMPARED = re.compile(
    r"(?:高于|低于|快于|慢于|好于|优于|高出|超过?|领先|[居占比])(?:全[国省市州县区]|[我本][国省市州县区])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """What the documents are of.

    Attributes:
        documents: by ``doc_id``.
    """

    documents: Mapping[str, DocumentSummary]

    def places_of(self, doc_id: str) -> frozenset[str]:
        """Return the narrowest places of a document; none for the whole country."""
        document = self.documents.get(doc_id)
        return narrowest(document.context.places) if document else frozenset()

    def is_of_places(self, candidate: Candidate, asked: frozenset[str], question: str = "") -> bool:
        """Tell whether a candidate may answer for the places that a question names.

        Each must be one that the document is of or lies in, or be named in the passage; and one at
        least must be the document's own or named there, for a city's figure is none of its
        province. In a document of another place it must be named where the candidate stands, for
        the next sentence speaks of the document's own place again.

        Args:
            candidate: of any kind.
            asked: full names of places; none where the question names none.
            question: that names them; what else it names is no other place.
        """
        if not asked:
            return True
        passage = candidate.hit.passage
        own = self.places_of(passage.doc_id)
        if asked & own and is_of_another(candidate, own, question, asked=asked):
            return False
        named = {place for place in asked - own if self._names(candidate, place, own)}
        widest = {name for place in own for name in place_names([place])}
        of_them = own | named | widest
        return bool(asked & own or named) and all(
            alike & of_them for alike in heard_alike(asked, question)
        )

    def _names(self, candidate: Candidate, place: str, own: frozenset[str]) -> bool:
        """Tell whether a candidate is said to be of a place that its document is not of."""
        forms = own_names(place)
        document = self.documents.get(candidate.hit.passage.doc_id)
        if document is not None and has_in_title(document, place):
            return True
        if own and is_place(place):
            return names_near(candidate, forms) or says_whole(candidate, place, own)
        return names_anywhere(candidate, forms) or (not own and names_within(candidate, place))

    def is_of_year(
        self, candidate: Candidate, year: int, *, reported: int | None, question: Question
    ) -> bool:
        """Tell whether a candidate may answer a question that names a year.

        A document that reports on a time answers for what it dates to that year. Any other (a law,
        a plan, a case) is called by the year of its title, issue or plan: it answers for what it
        says without a date or since an earlier year, and for all that it says where the question
        calls it so (*the 2014 interpretation*).
        """
        document = self.documents.get(candidate.hit.passage.doc_id)
        undated = document.year if document else None
        if (
            is_of_year(candidate, year, reported=reported)
            or is_of_span(candidate, question.years, undated=undated)
            or goes_on_since(candidate, year, question)
        ):
            return True
        if document is None or document.context.period or year not in years_of(document):
            return False
        if candidate.figure is None or year in question.document_years:
            return True
        period = candidate.figure.period
        return period in ("", str(document.year)) or is_since(period, year)

    def is_of_months(self, candidate: Candidate, question: Question) -> bool:
        """Tell whether a candidate may answer a question that names months.

        A document that reports on no time may be called by the month of its issue.
        """
        if is_of_months(candidate, question.months):
            return True
        document = self.documents.get(candidate.hit.passage.doc_id)
        if document is None or document.context.period:
            return False
        return question.months == (document.context.issued[:7],)


@lru_cache(maxsize=256)
def heard_alike(asked: frozenset[str], question: str) -> tuple[frozenset[str], ...]:
    """Group places that one English word of a question may mean: 黄埔区 and 黄浦区.

    Args:
        asked: full names of places.
        question: that names them, by characters or by their sound.
    """
    groups: dict[str, set[str]] = {}
    said = simplify(question)
    for place in asked:
        heard = place if _has(said, own_names(place)) else name_of(place, "en")
        groups.setdefault(heard, set()).add(place)
    return tuple(frozenset(group) for group in groups.values())


def is_of_another(
    candidate: Candidate,
    own: frozenset[str],
    question: str,
    *,
    asked: frozenset[str] = frozenset(),
) -> bool:
    """Tell whether a figure's subject begins with a place that is neither asked about nor its own.

    欧盟进出口 and 浦东新区生产总值 are none of the province, but 赤壁、恩施等14个县市 are.

    Args:
        candidate: what is no figure never is.
        own: full names of the places that its document is of.
        question: as it was asked.
        asked: full names of the places that it names.
    """
    if candidate.figure is None or _counts_examples(candidate):
        return False
    subject = candidate.figure.subject.rpartition("·")[2]
    if read_places(subject) - read_places(question) - read_places(" ".join(own)):
        return True
    known = {name for place in own | asked for name in place_names([place])}
    names = (name for name, _ in default_gazetteer().find(subject[:_SUBJECT_LEAD]))
    return any(name not in known and name not in question for name in names)


def _counts_examples(candidate: Candidate) -> bool:
    """Tell whether a figure counts what stands before it as examples: 赤壁、恩施等14个县市."""
    return candidate.hit.passage.text[: candidate.span.start].rstrip().endswith("等")


def names_anywhere(candidate: Candidate, forms: Sequence[str]) -> bool:
    """Tell whether a candidate's passage, or a heading above it, has one of a place's names."""
    passage = candidate.hit.passage
    return _has("\n".join((passage.text, *passage.heading_path)), forms)


def names_within(candidate: Candidate, place: str) -> bool:
    """Tell whether a candidate's passage names a place that lies in another: 荆州市 in 湖北省."""
    gazetteer = default_gazetteer()
    found = gazetteer.find(candidate.hit.passage.text)
    bearers = [one for _, divisions in found for one in divisions]
    return any(place == holder.name for one in bearers for holder in gazetteer.holders(one))


def says_whole(candidate: Candidate, place: str, own: frozenset[str]) -> bool:
    """Tell whether a candidate's sentence speaks of what its document's place lies in: 我省.

    Args:
        candidate: of any kind.
        place: the full name of what is asked about.
        own: the narrowest places that the document is of.
    """
    if not any(place in holder_names(each) for each in own):
        return False
    return f"我{place[-1]}" in candidate.sentence.of(candidate.hit.passage.text)


def names_near(candidate: Candidate, forms: Sequence[str]) -> bool:
    """Tell whether a candidate is of the place that bears one of some names.

    A heading above it may say so, or its own sentence where it is no figure; else the last clause
    of its sentence up to it that names any place, or the whole province or city (全省): a figure is
    of what that clause begins with.
    """
    passage = candidate.hit.passage
    if any(_has(heading, forms) for heading in passage.heading_path):
        return True
    if passage.kind == "table_row" and candidate.figure is not None:
        return _has(candidate.context, forms)
    if candidate.figure is None and _has(candidate.sentence.of(passage.text), forms):
        return True
    before = _COMPARED.sub("", passage.text[candidate.sentence.start : candidate.span.end])
    for clause in reversed(_CLAUSE_END.split(before)):
        if _has(clause, forms):
            return candidate.figure is None or _is_about(clause, forms)
        if _WHOLE.search(clause) or default_gazetteer().find(clause):
            return False
    return False


def _is_about(clause: str, forms: Sequence[str]) -> bool:
    """Tell whether a clause begins with a place or lists it, and names it not just in passing."""
    bare = _NOT_HAN.sub("", clause)
    places = [bare.find(form) for form in forms if form in bare]
    return any(place <= _LEAD_CHARS or bare[place - 1] in _JOINING for place in places)


def has_in_title(document: DocumentSummary, place: str) -> bool:
    """Tell whether a document's title names a place: 崂山风景区 崂山区, but 朝阳市 no 朝阳区.

    A short name counts only where the place may lie in one that the document is of: 和平 in the
    title of a law of the country is no 和平区.
    """
    full, *short = own_names(place)
    title, own = document.title, document.context.places
    if full in title or full in default_gazetteer().find_joined(title):
        return True
    bearers = default_gazetteer().named(place)
    within = {each.name for one in bearers for each in default_gazetteer().holders(one)}
    if bearers and own and within.isdisjoint(own):
        return False
    return any(
        not is_place(title[at.end() : at.end() + 1])
        for form in short
        for at in re.finditer(re.escape(form), title)
    )


def name_of(place: str, language: Language) -> str:
    """Return what a language calls a place.

    >>> [name_of(place, "en") for place in ("内蒙古自治区", "澄浦市")], name_of("澄浦市", "zh")
    (['Inner Mongolia', 'Chengpu'], '澄浦市')
    """
    if language == "zh":
        return place
    known = default_gazetteer().named(place)
    return (known[0].en if known else "".join(romanize(own_names(place)[-1]))).title()


def _has(text: str, forms: Sequence[str]) -> bool:
    """Tell whether a text has one of a place's names, the first of which is its full one."""
    return any(form in text for form in forms) or forms[0] in default_gazetteer().find_joined(text)


def narrowest(places: Sequence[str]) -> frozenset[str]:
    """Return the places that hold none of the others: a district's document is not its city's.

    >>> sorted(narrowest(["广州市", "天河区"])), sorted(narrowest(["澄浦市"]))
    (['天河区'], ['澄浦市'])
    """
    holders = {name for place in places for name in holder_names(place)}
    return frozenset(place for place in places if place not in holders)


def years_of(document: DocumentSummary) -> frozenset[int]:
    """Return the years by which a document is called.

    They are those of its issue, its force and what it plans, and that in the name of its file.
    """
    context = document.context
    dates = (context.issued, context.revised, context.in_force)
    said = (
        *(date[:4] for date in dates),
        *context.plan_period.split("/"),
        *_NAMED_YEAR.findall(PurePath(document.source_name).stem),
    )
    own = {int(year) for year in said if year}
    return frozenset(own if document.year is None else own | {document.year})
