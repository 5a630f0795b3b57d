"""Which units an English question names, by the noun that it counts."""

import re
from collections.abc import Iterator

from service.questions.units import english_units

NUMBERED = (
    r"number|total number|count|population|score|index|size|volume|area|output|production"
    r"|quantity|headcount"
    r"|membership|mileage|length|height|age|life expectancy|yield|harvest|temperature|capacity"
)
WHAT_IS = (
    r"\bwhat(?: is| was| were| are|'s) (?:(?:the|its|their|china's|\w+'s) )?(?:[\w'’-]+ ){0,6}?"
)
STOP = re.compile(
    r"(?:[?,.;:()]|^(?:of|in|on|at|by|from|to|for|with|under|over|during|before|after|about"
    r"|against|between"
    r"|among|through|than|that|which|who|were|was|are|is|be|been|did|do|does|has|have|had|will"
    r"|would|can|could"
    r"|should|there|the|a|an|it|they|we|you|china|as|per|within|since|until|worldwide|nationwide)$)"
)
_TOKEN = re.compile(r"[a-z][a-z'.-]*[a-z]|[a-z]|%|[?,;:()]")
_MOST = 10


def read_measure(text: str) -> tuple[str, ...]:
    """Return the units that fit what an English question counts; empty where it names nothing.

    >>> read_measure("how many press conferences were held")[0], read_measure("how many of them")
    ('场', ())
    >>> read_measure("how many teachers were trained (person-times)")[0]
    '人次'
    """
    bracketed = re.search(r"\((?P<unit>[a-z][a-z -]+)\)", text)
    if bracketed and (units := english_units(bracketed["unit"])):
        return units
    match = re.search(
        r"\bhow (?:many|much)\b|\b(?:number|count|total|population|no\.)(?: number)?(?: of)?\b",
        text,
    )
    if match is None:
        noun = re.search(rf"{WHAT_IS}(?P<noun>{NUMBERED})\b", text)
        words = noun[0].split() if noun else []
        named = (english_units(word) for word in reversed(words))
        return next((units for units in named if units), next(iter_plurals(text), ()))
    words = read_phrase(text[match.end() :])
    for end in range(len(words), 0, -1):
        if units := english_units(" ".join(words[:end])):
            return units
    if match[0].startswith("population"):
        return english_units("population")
    return next(iter_plurals(text[: match.start()]), ())


def read_phrase(text: str) -> list[str]:
    """Return the words of the noun phrase that a text begins with."""
    found: list[str] = []
    for word in _TOKEN.findall(text)[:_MOST]:
        if STOP.search(word):
            if found or word not in {"of", "the", "in"}:
                break
            continue
        found.append(word)
    return found


def iter_plurals(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the units of the nouns in the plural that count something, as they stand."""
    words = [word for word in _TOKEN.findall(text) if word.isalpha()]
    for at, word in enumerate(words):
        units = english_units(" ".join(words[max(0, at - 1) : at + 1]))
        if units and (word.endswith("s") or word == "people"):
            yield units
