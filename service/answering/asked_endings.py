"""The noun that a question asks for, as the ending of the names that may answer it.

哪座水电站 is answered by a name that ends in 水电站, *which railway* by one that ends in what the
collection calls a railway: whatever the noun is, no table has to know it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from index import Match
from ingest import fold
from service.answering.borders import borders_of
from service.answering.name_kinds import GENERIC

_CJK = r"\u4e00-\u9fff"
_MEASURE = (
    "(?:[个家座条片种所次届批份只艘颗款台架枚处期道支本块张间套辆列口]|项(?!目)|部(?![门委])|门(?!类)|位(?!置)"
    "|类(?!别)|名(?!称)|场(?!所)|级(?!别))?"
)
_BEHIND = re.compile(
    rf"(?:哪[一几两二三四五六七八九十些]?+|什么样?+|何种|啥){_MEASURE}(?!名字|名称)(?P<noun>[{_CJK}]{{1,12}})"
)
_BEFORE = re.compile(
    rf"(?P<noun>[{_CJK}]{{2,12}}?)的?(?:正式|全)?(?:名称|名字|全称)?"
    rf"(?:都|主要|分别)?(?:叫做?|是|为|名为|有|包括|涵盖)(?:什么|啥|哪些)"
    rf"|(?P<key>[{_CJK}]{{2,12}})的? ?(?:名称|名字|全称)$"
)
# The characters in which Chinese names end for what English calls by these words.
_CLASSES = {
    "sea": "海",
    "ocean": "洋",
    "lake": "湖",
    "river": "江河",
    "mountain": "山",
    "island": "岛",
    "strait": "峡",
    "bay": "湾",
    "gulf": "湾",
    "bridge": "桥",
    "disease": "病",
    "illness": "病",
    "industry": "业",
    "board": "板",
    "tax": "税",
    "law": "法",
    "crime": "罪",
    "ship": "号船",
    "spacecraft": "号",
    "mission": "号",
    "dam": "坝",
    "port": "港",
}
# Where the noun is over for sure.
_OVER = re.compile("[的是被将比把]")
_LONGEST_NOUN = 8
_WORD_SIZES = range(2, 5)
_ENGLISH = re.compile(
    r"\b(?:which|what(?:'s)?)(?: (?:is|was|are|were))?(?: (?:the|a|an))?"
    r"(?: (?:full )?(?:name|title)s? of)?(?: (?:the|a|an))?(?P<noun>(?: [\w’'-]+){1,8})",
    re.IGNORECASE,
)
_STOP = frozenset(
    re.findall(
        r"\w+",
        "in on at of to for from by with did do does was were is are has have had will would "
        "can could should that who and or the a an as under during after before between be been",
    )
)
_ARTICLES = frozenset({"a", "an", "the"})


def asked_endings(question: str, matches: Iterable[Match]) -> tuple[str, ...]:
    """Return the words in which a name that is asked for may end, the longest first.

    Args:
        question: as it was typed.
        matches: what of the question stands in a passage, translations among them.

    >>> asked_endings("2006年动工的是哪座水电站？", ())
    ('水电站', '水电', '电站', '电', '站')
    >>> asked_endings("Which railway opened?", [Match(term="铁路", source="railway")])
    ('铁路', '路', '铁')
    """
    chinese = _endings_zh(question)
    words = _nouns_en(question)
    pairs = [(match.source.lower(), match.term) for match in matches if not match.term.isascii()]
    akin = {term for source, term in pairs if source in chinese}
    heads = _heads(words, pairs) if words else set()
    characters = {character for word in heads for character in word if _is_short_noun(word)}
    characters |= {*_CLASSES.get(words[-1], "")} if words else set()
    endings = {*chinese, *akin, *heads, *characters} - GENERIC
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))


def _heads(words: Sequence[str], pairs: Iterable[tuple[str, str]]) -> set[str]:
    """Return what stands for the last of some English words, else for any of them."""
    heads = {term for source, term in pairs if source.split()[-1:] == [words[-1]]}
    if heads or words[-1] in _CLASSES:
        return heads
    return {term for source, term in pairs if {*source.split()} <= {*words}}


def _is_short_noun(word: str) -> bool:
    return len(word) == 2 and not borders_of(word).governs(0)


@lru_cache(maxsize=256)
def _endings_zh(question: str) -> tuple[str, ...]:
    """Return the noun behind 哪 or 什么, else that before 是什么, and its last characters."""
    text = fold(question).text
    phrases = [_noun_in(match["noun"]) for match in _BEHIND.finditer(text)]
    if phrases:
        return tuple(ending for noun in phrases for ending in _readings(noun))
    before = (match["noun"] or match["key"] for match in _BEFORE.finditer(text))
    return tuple(ending for noun in before for ending in _last_words(noun))


def _noun_in(phrase: str) -> str:
    """Return what of the words behind 哪 comes before a particle or a verb."""
    noun = _OVER.split(phrase)[0]
    borders = borders_of(noun).within(2, len(noun))
    return noun[: borders[0].start] if borders else noun


def _readings(noun: str) -> Iterator[str]:
    """Yield the words that a noun phrase may begin with, and end in where it is short.

    What follows the noun is no noun mostly: a reading that runs into it is no ending in any text.
    """
    yield from (noun[:size] for size in _WORD_SIZES if size <= len(noun))
    if len(noun) <= _LONGEST_NOUN:
        yield from _last_words(noun)
    else:
        yield from noun[:2]


def _last_words(noun: str) -> Iterator[str]:
    words = (noun[-size:] for size in _WORD_SIZES if size <= len(noun))
    yield from (word for word in words if word == noun or not borders_of(word).governs(0))
    yield from noun[-2:]


@lru_cache(maxsize=256)
def _nouns_en(question: str) -> tuple[str, ...]:
    """Return the words of the noun behind ``which`` or ``what``, its head last."""
    for match in _ENGLISH.finditer(question):
        words: list[str] = []
        for word in match["noun"].lower().split():
            if word in _STOP:
                # Before an object stands its verb: which court heard the case.
                words = words[: -1 if word in _ARTICLES and len(words) > 1 else None]
                break
            if word.endswith("ed") and words and words[-1].endswith("s"):
                break
            words.append(word)
        while len(words) > 1 and words[-1].endswith("ed"):
            words.pop()
        if words:
            return tuple(words)
    return ()
