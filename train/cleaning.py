"""Cleaning of training texts: markup, dictionary notes, odd lengths, overlap with the dev sets."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from train.pair import Pair

MIN_RATIO = 0.8
MAX_RATIO = 9.0
SHORT = 20

_MARKUP = re.compile(
    r"<[^>]{1,200}>|!?\[([^\]]*)\]\([^)]*\)|:[a-z:+-]+:`[^`]*`|`{1,3}|\*{1,2}|^#{1,6}\s|%\([a-z_]+\)s"
)
_NOTE = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\]]*\]")
_CROSS_REFERENCE = re.compile(
    r"^(CL:|see |see also |variant of|old variant|same as|also written|also pr|Taiwan pr|"
    r"used in |erhua variant|Japanese variant|archaic variant|surname )",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"^(abbr\. (for|of|to)|euphemism for|lit\.|fig\.|idiom\.?) ", re.IGNORECASE
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE_END = re.compile(r"(?<=[。！？；!?;])|(?<=[.])\s")


def strip_markup(text: str) -> str:
    """Return a text without HTML, Markdown and reStructuredText marks, spaces made single.

    >>> strip_markup("see the **`dict`** [docs](https://x.org)")
    'see the dict docs'
    """
    kept = _MARKUP.sub(lambda match: match.group(1) or " ", text)
    return " ".join(kept.split()).replace(" ,", ",")


def strip_notes(text: str) -> str:
    """Return a text without what stands in brackets.

    >>> strip_notes("to examine (a case); 审理（案件）")
    'to examine ; 审理'
    """
    return " ".join(_NOTE.sub(" ", text).split())


def clean_gloss(gloss: str) -> str:
    """Return what a dictionary gloss says in plain words; empty for a mere cross-reference.

    >>> [clean_gloss(gloss) for gloss in ("punitive (damages)", "CL:個|个[ge4]", "abbr. for WTO")]
    ['punitive', '', 'WTO']
    """
    if _CROSS_REFERENCE.match(gloss):
        return ""
    return _ABBREVIATION.sub("", strip_notes(gloss)).strip(" ,.")


def has_han(text: str) -> bool:
    """Tell whether a text holds a Chinese character."""
    return _HAN.search(text) is not None


def plausible_lengths(chinese: str, english: str) -> bool:
    """Tell whether two texts can be translations of each other, going by their lengths.

    English runs to two or four letters for each Chinese character; texts of fewer than ``SHORT``
    letters in all vary too much to judge.

    >>> plausible_lengths("中华民国之主权属于国民全体", "The sovereignty resides in the citizens.")
    True
    >>> plausible_lengths("中华民国之主权属于国民全体", "Deleted" * 40)
    False
    """
    if len(chinese) + len(english) < SHORT:
        return True
    ratio = len(english) / max(1, len(chinese))
    return MIN_RATIO <= ratio <= MAX_RATIO


def text_key(text: str) -> str:
    """Return what two texts share that differ in case, width, spaces and punctuation only.

    >>> text_key("“Hello,  World!”"), text_key("１２３件。")
    ('helloworld', '123件')
    """
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(character for character in folded if character.isalnum())


def sentence_keys(text: str, *, min_length: int = 12) -> set[str]:
    """Return the keys of the sentences of a text that are long enough to tell texts apart."""
    keys = (text_key(sentence) for sentence in _SENTENCE_END.split(text) if sentence)
    return {key for key in keys if len(key) >= min_length}


def without_duplicates(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Yield the pairs whose two texts, going by their keys, have not come before."""
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        key = (text_key(pair.left), text_key(pair.right))
        if all(key) and key[0] != key[1] and key not in seen:
            seen.add(key)
            yield pair


def without_overlap(pairs: Iterable[Pair], forbidden: frozenset[str]) -> Iterator[Pair]:
    """Yield the pairs that share no text and no long sentence with the forbidden keys.

    Args:
        pairs: the pairs to filter.
        forbidden: keys of dev texts and of their sentences.
    """
    for pair in pairs:
        if not (_touches(pair.left, forbidden) or _touches(pair.right, forbidden)):
            yield pair


def _touches(text: str, forbidden: frozenset[str]) -> bool:
    return text_key(text) in forbidden or not forbidden.isdisjoint(sentence_keys(text))
