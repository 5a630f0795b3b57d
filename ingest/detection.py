"""The language of a text, by rule."""

from ingest.characters import count_han, latin_words
from ingest.language import PARTICLE
from ingest.records import Language

_FUNCTION_WORDS = frozenset(PARTICLE.en_senses("stop"))
_CONTENT_WEIGHT = 2
_FUNCTION_WEIGHT = 4
_OPENING_WEIGHT = 10


def detect_language(text: str) -> Language:
    """Tell whether ``text`` is Chinese or English.

    A Chinese word takes about two characters, so an English word counts two; a function word (how,
    many, the) counts four, and ten where it opens the text: those frame the sentence, and a
    question is answered in the language of its frame. Chinese wins a tie, and has all that is
    without letters.

    >>> [detect_language(text) for text in ("PCT申请量", "How many 惩罚性赔偿 cases?", "2023")]
    ['zh', 'en', 'zh']
    """
    words = latin_words(text)
    weight = sum(_FUNCTION_WEIGHT if _is_function(word) else _CONTENT_WEIGHT for word in words)
    if words and _is_function(words[0]) and text.lstrip().startswith(words[0]):
        weight += _OPENING_WEIGHT - _FUNCTION_WEIGHT
    return "en" if weight > count_han(text) else "zh"


def _is_function(word: str) -> bool:
    return word.lower() in _FUNCTION_WORDS
