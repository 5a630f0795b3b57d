"""English: who did what with what around a figure of an English report."""

import re

from ingest.language import ACT, CHANGE, PARTICLE, UNIT

VERB = re.compile(rf"\b(?P<verb>(?:newly\s)?(?:{ACT.en('done')}))\b", re.IGNORECASE)
"""A verb that tells what was done with what is counted."""

_BEHIND = re.compile(
    r"[\s-]*(?:(?:were|was|are|is|have been|had been|had|have)\s+)?"
    rf"(?P<words>(?!(?:{PARTICLE.en('no_counted')})\b)[a-z][a-z'’&/() -]*?)"
    rf"(?=\s+(?:{PARTICLE.en('behind')})\b|\s+an?\s+(?:{CHANGE.en('noun')})"
    r"|[^a-z'’&/() -]|$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:(?:RMB|US\$|CNY|USD|EUR|HK\$|[$€£¥])\s?)?[\d.,\s-]+(?:(?:thousand|million|billion"
    r"|trillion)\b)?"
    r"|^(?:yuan|percent|per cent|percentage points?|times|%)\b|\b(?:yuan|percent|per cent|%)$",
    re.IGNORECASE,
)
_BARE_UNITS = frozenset(UNIT.en_senses("bare"))


def words_of(raw: str) -> str:
    """Return the words that an English amount takes in: those that say what is counted.

    >>> words_of("462,176 first-instance civil cases"), words_of("RMB 1.16 billion")
    ('first-instance civil cases', '')
    >>> words_of("4.5%-5%")
    ''
    """
    if not raw.isascii():
        return ""
    words = _NUMBER.sub("", _NUMBER.sub("", raw.strip()).strip()).strip()
    return words if any(map(str.isalpha, words)) else ""


def words_behind(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words behind an amount stand that go on to say what is counted.

    >>> text = "3 cases were transferred to the police in May"
    >>> text[slice(*words_behind(text, 7, len(text)))]
    'transferred to the police'
    """
    match = _BEHIND.match(text, start, end)
    if match is None:
        return start, start
    words = match["words"].rstrip()
    return match.start("words"), match.start("words") + len(words)


def is_bare_unit(words: str) -> bool:
    """Tell whether words are but a unit: they say what is counted only with others."""
    return words.lower().removeprefix("metric ") in _BARE_UNITS
