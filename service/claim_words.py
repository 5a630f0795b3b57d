"""The words that say what a figure is claimed of, and how they are held against a document's."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from ingest import own_names
from ingest.figures import Figure
from ingest.language import ACT, PARTICLE, QUANTITY
from service.answering.belonging import name_of
from service.claims import Claim

_YEARS = re.compile(r"(?:19|20)\d\d\s?年?(?:[末底初]|上半年|下半年|度)?")
_NUMBERS = re.compile(r"\d[\d,. ]*(?:billion|million|trillion)?(?: yuan)?%?", re.IGNORECASE)
_DIVISION = "省市县区州"
_KINDS = "(?:Province|City|County|District|Municipality)"
_LEADING = re.compile(r"\b(?:the|a|an|of|in|across|by|with|were|was|had|has|have|and|to)\b", re.I)
# Words that tell no figure from another once its unit is known to be the claim's.
_LIGHT = re.compile(
    rf"\b(?:{PARTICLE.en('light')}|{QUANTITY.en('light')}|{ACT.en('light')})\b"
    rf"|{PARTICLE.zh('light')}|{ACT.zh('light')}|{QUANTITY.zh('light')}",
    re.IGNORECASE,
)
_HAN_ONLY = re.compile("[^\u4e00-\u9fff]")
_ALIKE = 0.5
_LONGEST_WORD = 4
_WHOLE = re.compile("[全本我][省市州县区国]")


def claim_words(claim: Claim, text: str) -> str:
    """Return what a figure is claimed of, without its places and years."""
    said = claim.figure.subject if claim.figure is not None else ""
    if not any(map(str.isalnum, said)):
        said = _NUMBERS.sub(" ", claim.sentence.of(text))
    said = without_places(claim, said)
    said = _LIGHT.sub(" ", _LEADING.sub(" ", _YEARS.sub(" ", said)))
    return re.sub(r"[·“”\"「」.,\s]+", " ", said).strip()


def without_places(claim: Claim, said: str) -> str:
    """Return words without the places that a claim is of."""
    for place in sorted(claim.places, key=len, reverse=True):
        for name in own_names(place):
            said = re.sub(rf"{re.escape(name)}[{_DIVISION}]?", " ", said)
        english = re.escape(name_of(place, "en"))
        said = re.sub(rf"\b{english}(?:['’]s)?(?: {_KINDS}(?:['’]s)?)?\b", " ", said, flags=re.I)
    return said


def is_put_for(claim: Claim, figure: Figure) -> bool:
    """Tell whether two Chinese subjects are alike but for one word (农业增加值, 工业增加值)."""
    if claim.figure is None:
        return False
    one = _bare(claim, claim.figure)
    other = _bare(claim, figure)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if not one or not other or matcher.ratio() < _ALIKE:
        return False
    return any(
        tag == "replace" and end - start == last - first <= _LONGEST_WORD
        for tag, start, end, first, last in matcher.get_opcodes()
    )


def compounds(sources: Sequence[str]) -> dict[int, list[int]]:
    """Return which words are put together of others (汽车产量 of 汽车 and 产量), by place."""
    found: dict[int, list[int]] = {}
    for place, whole in enumerate(sources):
        parts = [number for number, each in enumerate(sources) if each in whole and each != whole]
        if parts and not _left_of(whole, [sources[number] for number in parts]):
            found[place] = parts
    return found


def unknown_words(words: Sequence[str], sources: Sequence[str]) -> list[str]:
    """Return the words that no document has, those put together of known words aside."""
    known = [each for each in sources if each not in words]
    return [word for word in words if _left_of(word, (each for each in known if each in word))]


def is_telling(word: str) -> bool:
    """Tell whether a word that no document has sets a claim apart: any in Chinese, else a name."""
    return not word.isascii() or word[:1].isupper()


def _left_of(word: str, parts: Iterable[str]) -> str:
    """Return what of a word none of its parts accounts for."""
    for part in sorted(parts, key=len, reverse=True):
        word = word.replace(part, "")
    return word


def _bare(claim: Claim, figure: Figure) -> str:
    """Return the Chinese characters of what a figure itself is of, without its places."""
    subject = _WHOLE.sub("", figure.subject.rpartition("·")[2])
    return _HAN_ONLY.sub("", without_places(claim, subject))
