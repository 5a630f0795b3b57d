"""Which units an English question names, by the noun that it counts."""

import re
from collections.abc import Iterator

from ingest.language import PARTICLE, QUANTITY
from service.questions.units import english_units

NUMBERED = QUANTITY.en("numbered")
WHAT_IS = (
    r"\bwhat(?: is| was| were| are|'s) (?:(?:the|its|their|china's|\w+'s) )?(?:[\w'’-]+ ){0,6}?"
)
STOP = re.compile(rf"(?:[?,.;:()]|^(?:{PARTICLE.en('no_noun')})$)")
_TOKEN = re.compile(r"[a-z][a-z'.-]*[a-z]|[a-z]|%|[?,;:()]")
_MOST = 10
_MEASURE_UNITS = """
吨 公斤 千克 克 公里 千米 米 平方公里 平方米 公顷 亩 立方米 千瓦时 千瓦 标箱 桶 元 美元 欧元
港元 日元 英镑 % 个百分点 倍 分贝 毫米 微克/立方米
"""
_MEASURES = frozenset(_MEASURE_UNITS.split())
# A volume of waste is not counted one by one, as one of trade or of applications is.
_BULK = re.compile(
    r"\b(?:volume|tonnage|weight|quantity) of (?:[\w-]+ ){0,4}?(?:water|sewage|effluent|gas"
    r"|timber|freight|cargo|waste|garbage|milk|oil|sand|gravel|coal|ore|grain|sludge|runoff)\b"
)
_STATED = re.compile(
    r"(?:, ?(?:in )?|\bin |\((?:in )?)(?:(?:10,?000|ten thousand|100 million|hundred million"
    r"|(?:hundreds?|thousands?|tens of thousands|millions?|billions?|trillions?)(?: of)?) )?"
    r"(?P<unit>[a-z][a-z. -]{1,24}?)\)?\W*$"
)


def read_measure(text: str) -> tuple[str, ...]:
    """Return the units that fit what an English question counts; empty where it names nothing.

    >>> read_measure("how many press conferences were held")[0], read_measure("how many of them")
    ('场', ())
    >>> read_measure("how many teachers were trained (person-times)")[0]
    '人次'
    """
    if stated := stated_units(text):
        return stated
    bracketed = re.search(r"\((?P<unit>[a-z][a-z -]+)\)", text)
    if bracketed and (units := english_units(bracketed["unit"])):
        return units
    match = re.search(
        r"\bhow (?:many|much)\b|\b(?:number|count|total|population|no\.)(?: number)?(?: of)?\b",
        text,
    )
    if match is None and _BULK.search(text):
        return english_units("cubic metre") + english_units("tonne")
    if match is None:
        noun = re.search(rf"{WHAT_IS}(?P<noun>{NUMBERED})\b", text)
        words = noun[0].split() if noun else []
        named = (english_units(word) for word in reversed(words))
        return next((units for units in named if units), _head_units(text))
    words = read_phrase(text[match.end() :])
    for end in range(len(words), 0, -1):
        if units := english_units(" ".join(words[:end])):
            return units
    if match[0].startswith("population"):
        return english_units("population")
    return next(iter_plurals(text[: match.start()]), ())


def _head_units(text: str) -> tuple[str, ...]:
    """Return the units of the last noun counted in the first phrase that counts anything."""
    for words in iter_phrases(text):
        phrase = " ".join(words)
        if units := next(reversed([*iter_plurals(phrase)]), english_units(phrase)):
            return units
    return ()


def iter_phrases(text: str) -> Iterator[list[str]]:
    """Yield the noun phrases that the parts of some keywords begin with.

    >>> [*iter_phrases("campaign 2021: loans to small firms")]
    [['campaign'], ['loans']]
    """
    for part in re.split(r"[:;,]|\s[-–—]\s", text):
        if words := read_phrase(part):
            yield words


def stated_units(text: str) -> tuple[str, ...]:
    """Return the units of measure that a question sets for its answer, behind all else.

    >>> stated_units("tea output, in tonnes")[0], stated_units("output (10,000 tonnes)")[0]
    ('吨', '吨')
    >>> stated_units("how many jobs in hospitals")
    ()
    """
    stated = _STATED.search(text)
    units = english_units(stated["unit"]) if stated else ()
    return units if units and units[0] in _MEASURES else ()


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
