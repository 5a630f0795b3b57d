"""A question for several things, as one question for each: 小麦和稻谷产量分别是多少."""

import re
from collections.abc import Collection, Sequence

from ingest.characters import count_han

MOST_THINGS = 5
_PAIR = 2

_JOINED_ZH = re.compile("以及|[和与及]")
_RESPECTIVELY = re.compile(
    r"分别|各自|各(?=[有是为]?[多几])|\s*\brespectively\b|,? each(?=\W*$)", re.IGNORECASE
)
_LATIN_END = re.compile(r"[A-Za-z0-9.]+$")
_LATIN_START = re.compile(r"[A-Za-z][A-Za-z0-9.]*|\d{4}年?")
_LIST_EN = re.compile(
    r"(?P<first>[\w.'-]+)(?P<more>(?:, [\w.'-]+)*),? and (?P<last>[\w.'-]+)", re.IGNORECASE
)
_YEAR = re.compile(r"\d{4}年?")


def may_name_several(text: str) -> bool:
    """Tell whether a question has a word or a mark that joins things."""
    return bool(_JOINED_ZH.search(text) or "、" in text or _LIST_EN.search(text))


def split_things(text: str, words: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return one question for each of the things that a question asks for one by one.

    It does where it lists three or more, says 分别 or *respectively*, or names years side by side:
    two things joined by *and* are mostly one (research and development, 知识产权和假冒犯罪).

    Args:
        text: the question.
        words: the words that it is made of, as the analyzer cuts them.

    Returns:
        Each thing as the question names it, with the question for it alone; none where it asks for
        one thing, or for more than five.

    >>> found = split_things("棠浦县小麦和稻谷产量分别是多少", ["小麦", "稻谷", "产量"])
    >>> [question for _, question in found]
    ['棠浦县小麦产量是多少', '棠浦县稻谷产量是多少']
    >>> found = split_things("Wheat, rice and vegetable output in 2024", [])
    >>> [question for _, question in found]
    ['Wheat output in 2024', 'rice output in 2024', 'vegetable output in 2024']
    """
    found = _split_zh(text, words) if count_han(text) else _split_en(text)
    if found is None:
        return ()
    head, things, tail = found
    one_by_one = (
        len(things) > _PAIR or _RESPECTIVELY.search(text) or all(map(_YEAR.fullmatch, things))
    )
    if not one_by_one or not 1 < len(set(things)) <= MOST_THINGS:
        return ()
    tail = _RESPECTIVELY.sub("", tail)
    return tuple((thing, f"{head}{thing}{tail}") for thing in things)


def _split_en(text: str) -> tuple[str, list[str], str] | None:
    match = _LIST_EN.search(text)
    if match is None:
        return None
    more = [each for each in match["more"].split(", ") if each]
    things = [match["first"], *more, match["last"]]
    return text[: match.start()], things, text[match.end() :]


def _split_zh(text: str, words: Collection[str]) -> tuple[str, list[str], str] | None:
    for start, end in _joints(text):
        chunk, *middle = text[:start].split("、")
        last = _first_word(text[end:], words, like=middle[-1:] or _ends(chunk, words))
        first = _last_word(chunk, words, like=middle[0] if middle else last)
        if first and last:
            things = [first, *middle, last]
            return chunk.removesuffix(first), things, text[end:].removeprefix(last)
    return None


def _joints(text: str) -> list[tuple[int, int]]:
    """Return where the last of some things may be joined to the others, the last place first.

    Where nothing else joins them, the last of two or more marks between them does.
    """
    joined = [match.span() for match in _JOINED_ZH.finditer(text)]
    if not joined and (text.count("、") > 1 or _RESPECTIVELY.search(text)):
        place = text.rfind("、")
        joined = [(place, place + 1)] if place > 0 else []
    return joined[::-1]


def _first_word(text: str, words: Collection[str], *, like: Sequence[str]) -> str:
    """Return the word at the start of a text.

    The longest; but a part of it where another thing is as long and the rest is a word as well:
    商标 of 商标申请 beside 专利.
    """
    latin = _LATIN_START.match(text)
    if latin:
        return latin[0]
    starts = [word for word in words if _is_word(word) and text.startswith(word)]
    longest = max(starts, key=len, default="")
    lengths = set(map(len, like))
    for word in sorted(starts, key=len):
        if len(word) in lengths and (word == longest or longest.removeprefix(word) in words):
            return word
    return longest


def _last_word(text: str, words: Collection[str], *, like: str) -> str:
    """Return the word at the end of a text: as long as another where there is such a word."""
    latin = _LATIN_END.search(text)
    if latin:
        return latin[0]
    ends = _ends(text, words)
    alike = next((word for word in ends if len(word) == len(like)), None)
    return alike or max(ends, key=len, default="")


def _ends(text: str, words: Collection[str]) -> list[str]:
    return [word for word in words if _is_word(word) and text.endswith(word)]


def _is_word(word: str) -> bool:
    return len(word) > 1
