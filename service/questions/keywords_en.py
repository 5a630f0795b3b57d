"""English keywords: what a question without a question word asks for, by its first noun phrase."""

import re

from service.questions.gains import asked_in, is_ratio
from service.questions.movement import CHANGE_EN, DOWN_EN, UP_EN
from service.questions.quantities_en import LEVELS, MONEY_NOUNS, read_quantity_keywords
from service.questions.records import Asked
from service.questions.units_en import iter_phrases, iter_plurals, stated_units

_KEYWORDS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "change",
        re.compile(
            rf"\b(?:percent\w* )?(?:change|increase|decrease) in\b|\byear[- ]on[- ]year\b"
            rf"|\byoy\b|\by/y\b|\bgrowth\b|\b(?:{CHANGE_EN}) (?:in|of|by|from|over)\b|\b(?:{UP_EN}"
            rf"|{DOWN_EN})\W*$"
        ),
    ),
    ("share", re.compile(r"\b(?:share|percentage|proportion|percent|ratio|(?<!exchange )rate)\b")),
    ("date", re.compile(r"\b(?:effective |release |issue |publication )?date\b|\bday of\b")),
    ("duration", re.compile(r"\b(?:duration|pendency|prison term)\b")),
    (
        "count",
        re.compile(
            r"\b(?:number|count|quantity|headcount) (?:of|for)\b|\bpopulation\b|\bnumber\W*$"
            r"|\bno\. of\b"
        ),
    ),
    ("money", re.compile(rf"\b(?:{LEVELS}|(?:total|annual|average) (?:\w+ )?(?:{MONEY_NOUNS}))\b")),
    ("amount", re.compile(r"\btargets? for\b|\btarget\W*$")),
    ("list", re.compile(r"^list of\b|\bnames of\b")),
    ("which", re.compile(r"\b(?:name|title) of\b|\b(?:name|title)\W*$")),
)
_TOTAL = re.compile(r"\btotal\b")


def read_keywords(text: str) -> Asked | None:
    """Return what English keywords ask for, by the first of them: English puts the head first.

    >>> read_keywords("number of cases by value"), read_keywords("punitive damages cases 2023")
    ('count', 'count')
    >>> read_keywords("fair competition") is None
    True
    """
    starts = [
        (match.start(), place, asked)
        for place, (asked, form) in enumerate(_KEYWORDS)
        if (match := form.search(text))
    ]
    named = min(starts)[2] if starts else None
    if (units := stated_units(text)) and not (named == "change" and is_ratio(units[0])):
        return asked_in(units[0])
    if named or _TOTAL.search(text):
        return named or "count"
    return next(filter(None, map(_keyword_phrase, iter_phrases(text))), None)


def _keyword_phrase(words: list[str]) -> Asked | None:
    """Return what a noun phrase asks for: what stands behind its preposition has no say."""
    if asked := read_quantity_keywords(words):
        return asked
    return "count" if any(iter_plurals(" ".join(words))) else None
