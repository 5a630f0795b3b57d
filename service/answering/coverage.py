"""What there is where no document is of the place or the year asked about."""

from collections.abc import Iterable, Mapping, Sequence

from index import Hit
from ingest import Language, place_names, years_in
from service.answering.belonging import has_in_title, name_of, narrowest, years_of
from service.answering.reports import Attempt, Library
from service.answering.whereabouts import is_place
from service.records import Coverage
from service.responses import DocumentSummary

_MOST = 5
_WORDS: Mapping[str, Mapping[Language, str]] = {
    "none_of_place": {
        "zh": "没有关于{place}的文件；现有{listed}的文件。",
        "en": "No document is about {place}; there are documents on {listed}.",
    },
    "none_of_year": {
        "zh": "没有{year}年的文件；现有：{listed}。",
        "en": "No document covers {year}; covered: {listed}.",
    },
    "none_of_both": {
        "zh": "没有{year}年关于{place}的文件；现有：{listed}。",
        "en": "No document on {place} covers {year}; covered: {listed}.",
    },
}
_BETWEEN: Mapping[Language, str] = {"zh": "、", "en": ", "}


def find_coverage(
    library: Library,
    attempt: Attempt,
    places: frozenset[str],
    hits: Sequence[Hit],
    *,
    language: Language,
) -> Coverage | None:
    """Return which places or years there are, if there is no document of those asked about.

    Args:
        library: the documents there are.
        attempt: where was looked, and the year asked about.
        places: full names of those asked about; none where the question names none.
        hits: of the search: the places of their documents come first.
        language: of the question.

    Returns:
        At most a handful of the places, or of the years that lie nearest; ``None`` where the
        documents cover what was asked, or a passage found in them names the year.
    """
    held = library.held(attempt.where)
    places = frozenset(filter(is_place, places))
    if missing := _missing(places, held, language):
        return _without_place(held, missing, hits, language)
    of_place = [each for each in held if places & narrowest(each.context.places)]
    year, documents = attempt.year, of_place or held
    years = {each for document in documents for each in _years(library, document)}
    if year is None or year in years or not years or _is_named(year, documents, hits):
        return None
    near = sorted(sorted(years, key=lambda each: (abs(each - year), each))[:_MOST])
    ending = "年" if language == "zh" else ""
    listed = _BETWEEN[language].join(f"{each}{ending}" for each in near)
    form = _WORDS["none_of_both" if of_place else "none_of_year"][language]
    said = form.format(year=year, place=_listed(sorted(places), language), listed=listed)
    return Coverage(message=said, years=tuple(near))


def _missing(
    places: frozenset[str], held: Sequence[DocumentSummary], language: Language
) -> frozenset[str]:
    """Return the places that no document is of nor has in its title.

    Of those that bear one name in the language of the question it is enough to have one.
    """
    known = {name for each in held for name in place_names(each.context.places)}
    there = {
        place
        for place in places
        if place in known or any(has_in_title(each, place) for each in held)
    }
    named = {name_of(place, language) for place in there}
    return frozenset(place for place in places if name_of(place, language) not in named)


def _without_place(
    held: Sequence[DocumentSummary],
    places: frozenset[str],
    hits: Sequence[Hit],
    language: Language,
) -> Coverage | None:
    known = {each.doc_id: each for each in held}
    found = [known[hit.passage.doc_id] for hit in hits if hit.passage.doc_id in known]
    there = dict.fromkeys(
        place for each in (*found, *held) for place in each.context.places if is_place(place)
    )
    some = tuple(there)[:_MOST]
    if not some:
        return None
    said = _WORDS["none_of_place"][language].format(
        place=_listed(sorted(places), language), listed=_listed(some, language)
    )
    return Coverage(message=said, places=some)


def _is_named(year: int, documents: Sequence[DocumentSummary], hits: Sequence[Hit]) -> bool:
    """Tell whether a passage found in one of some documents, or a heading over it, names a year."""
    known = {document.doc_id for document in documents}
    passages = (hit.passage for hit in hits if hit.passage.doc_id in known)
    said = ("\n".join((passage.text, *passage.heading_path)) for passage in passages)
    return any(year in years_in(text) for text in said)


def _listed(places: Iterable[str], language: Language) -> str:
    return _BETWEEN[language].join(dict.fromkeys(name_of(place, language) for place in places))


def _years(library: Library, document: DocumentSummary) -> frozenset[int]:
    """Return the years that a document is of: those it reports on, else those it is called by."""
    if not document.context.period and not document.context.plan_period:
        return years_of(document)
    return library.reported.get(document.doc_id, frozenset()) | years_of(document)
