"""Quantity nouns: English words that, behind what or which, ask how much there is of a thing."""

import re
from collections.abc import Sequence

from ingest.language import PARTICLE, QUANTITY
from service.questions.records import Asked
from service.questions.units_en import read_phrase

MASS = QUANTITY.en("mass")
MONEY_NOUNS = QUANTITY.en("money")
LEVELS = QUANTITY.en("level")
"""Those that are amounts even where nothing asks how much; foreign trade alone is a matter."""
_SHARES = f"{QUANTITY.en('ratio')}|coupon"
_SIZES = QUANTITY.en("size")
_BARS = QUANTITY.en("bar")
_PLAIN_BARS = rf"{_BARS}|standard|line|criterion|norm"
_MEASURING = re.compile(rf"^(?:{QUANTITY.en('measuring')})$")
_SUMMING = re.compile(rf"^(?:{QUANTITY.en('summing')})$")
_MOVED = frozenset({"growth", "inflation", "increase", "decrease", "cpi", "unemployment", "cut"})
_NAMING_LEVEL = re.compile(
    r"\blevels? of (?:the )?(?:courts?|governments?|hospitals?|schools?)\b"
    r"|\b(?:courts?|government|administrative|education|school|hospital|skill) levels?\b"
)
_WH = re.compile(
    rf"(?P<to>\b(?:{PARTICLE.en('threshold')}) )?\b(?P<wh>what|which)"
    r"(?P<be>(?: is| was| were| are| will be| would be|'s))?"
    r"(?: (?:the|its|their|a|an|our)\b)?(?= )"
)
_PER = re.compile(r"\bper[ -](?P<each>capita|person|head|household|family|pupil|student|mu|unit)\b")
_EACH = re.compile(r"\bper (?:year|month|day|annum)\b")
_VERBS = re.compile(
    r"(?:ed|ing)$|^(?:set|stood|went|came|fell|rose|grew|remains?|applies|apply|needs?|so|now)$"
)
PAID = re.compile(rf"\b(?:{QUANTITY.en('paid')})\b")


def read_quantity(text: str) -> Asked | None:
    """Return what an English question asks for whose *what* or *which* has a quantity behind it.

    The quantity must be the head: a budget law is a law.

    >>> read_quantity("what per capita income was set"), read_quantity("what budget law was passed")
    ('money', None)
    >>> read_quantity("to what level did it rise"), read_quantity("what output did mines reach")
    ('amount', 'count')
    >>> read_quantity("what ozone level did it record"), read_quantity("what level heard the case")
    ('amount', None)
    """
    for match in _WH.finditer(text):
        words = _noun_words(text[match.end() :])
        asked = _asked_of(words, wh=match, text=text)
        if asked:
            return asked
    return None


def read_quantity_keywords(words: Sequence[str]) -> Asked | None:
    """Return what a noun phrase without a question word asks for, by its last word of quantity.

    >>> read_quantity_keywords("outstanding inclusive loans".split())
    'money'
    >>> read_quantity_keywords(["foreign", "trade"]) is None
    True
    """
    measuring = any(map(_MEASURING.match, words))
    if english_money(words) and (measuring or _is(LEVELS, words[-1])):
        return "money"
    if words and _is(_SHARES, words[-1]) and "exchange" not in words:
        return "share"
    if words and _is(_SIZES, words[-1]):
        return "count"
    return "amount" if words and measuring and _is(_PLAIN_BARS, words[-1]) else None


def english_money(words: Sequence[str]) -> bool:
    """Tell whether any of some words names money.

    >>> english_money(["subsistence", "allowance", "standard"]), english_money(["tea", "output"])
    (True, False)
    """
    return any(_is(MONEY_NOUNS, word) for word in words)


def _noun_words(text: str) -> list[str]:
    """Return the noun phrase that a text begins with, without the verb behind it."""
    words = read_phrase(_EACH.sub("", _PER.sub(lambda each: f"per-{each['each']}", text)))
    while len(words) > 1 and (_VERBS.search(words[-1]) or words[-1].startswith("per-")):
        words.pop()
    return words


def _asked_of(words: Sequence[str], *, wh: re.Match[str], text: str) -> Asked | None:
    if not words or _NAMING_LEVEL.search(text):
        return None
    head, measuring = words[-1], any(map(_MEASURING.match, words[:-1]))
    asks_name = wh["wh"] == "which" and not measuring and not wh["to"]
    if asks_name:
        return None
    if _is(LEVELS, head) or (measuring and _is(MONEY_NOUNS, head) and head != "amount"):
        return "money"
    if _is(_SHARES, head) and "exchange" not in words:
        return "share"
    if _is(_SIZES, head):
        return "count"
    measured = wh["to"] or wh["be"] or head != "level" or len(words) > 1
    if _is(_BARS if measured else "", head) or (
        (measuring or wh["to"] == "to ") and _is(_PLAIN_BARS, head)
    ):
        return _bar(words, text)
    return "amount" if wh["be"] and any(map(_SUMMING.match, words[:-1])) else None


def _bar(words: Sequence[str], text: str) -> Asked:
    """Return what a threshold is of: of money where its phrase, or a bare amount's question, is."""
    if words[-1] == "amount":
        return "money" if re.search(rf"\b(?:{MONEY_NOUNS})\b", _without(text)) else "amount"
    of_ratio = any(word in _MOVED for word in words)
    return "money" if english_money(words[:-1]) and not of_ratio else "amount"


def _without(text: str) -> str:
    return re.sub(r"\bamounts?\b", " ", text)


def _is(nouns: str, word: str) -> bool:
    return re.fullmatch(nouns, word) is not None
