"""Quotations of a text: whether a document has them word for word, altered, or in pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import normalize

from ingest import Passage, Span, simplify

FEWEST_LETTERS = 8
"""Shorter ones are names and terms in quotation marks, not quotations."""

_MARKED = re.compile(
    r"“(?P<a>[^“”\n]{1,2000})”|「(?P<b>[^「」\n]{1,2000})」|『(?P<c>[^『』\n]{1,2000})』"
    r"|(?<![\w\"])\"(?P<d>[^\"\n]{1,2000})\""
)
_PARTS = re.compile(r"[，,；;。！？!?：:]|…+|\.{3,}|——|[\[［(（][…\s]*[\]］)）]")
_KEPT = re.compile(r"(?<=\d)[.．](?=\d)|[%％‰\-−－](?=\d)|(?<=\d)[%％‰]")
# Two texts that share so much of their letters are one, altered.
_ALIKE = 0.72
_PART_LETTERS = 4
_CONTEXT = 1.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What stands between quotation marks.

    Attributes:
        span: of what stands between the marks, in the text.
        marked: the same with the marks.
    """

    span: Span
    marked: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where a quotation departs from a passage: ranges of the text and of the passage."""

    said: Span
    printed: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a quotation, or a part of it, stands.

    Attributes:
        passage: that has it.
        span: the range of its text.
        departures: where it departs; none where it is word for word.
    """

    passage: Passage
    span: Span
    departures: tuple[Departure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letters:
    """The letters and digits of a text in one spelling, each with its place."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the range of the text that some letters, at least one, stand in."""
        return Span(start=self.places[start], end=self.places[end - 1] + 1)


def read_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text that are long enough to be looked for, by place.

    >>> text = '他说：“知识产权保护工作全面加强”，即“双随机”。'
    >>> [each.span.of(text) for each in read_quotations(text)]
    ['知识产权保护工作全面加强']
    """
    found = []
    for match in _MARKED.finditer(text):
        name = match.lastgroup or "a"
        span = Span(start=match.start(name), end=match.end(name))
        if len(_letters(span.of(text)).text) >= FEWEST_LETTERS:
            marked = Span(start=match.start(), end=match.end())
            found.append(Quotation(span=span, marked=marked))
    return tuple(found)


def find_verbatim(quoted: str, passages: Sequence[Passage]) -> Found | None:
    """Return where a passage has a quotation word for word; spaces and punctuation aside.

    Script (繁简) and width do not count; every letter and digit does.
    """
    wanted = _letters(quoted).text
    for passage in passages if wanted else ():
        letters = _letters(passage.text)
        start = letters.text.find(wanted)
        if start >= 0:
            return Found(passage=passage, span=letters.span(start, start + len(wanted)))
    return None


def find_parts(quoted: str, passages: Sequence[Passage]) -> tuple[Found, ...]:
    """Return where the parts of a quotation stand, each word for word; none unless all do.

    Parts are what commas, full stops and marks of omission part.
    """
    parts = [part for part in _PARTS.split(quoted) if part and _letters(part).text]
    if len(parts) < 2 or any(len(_letters(part).text) < _PART_LETTERS for part in parts):
        return ()
    found = [find_verbatim(part, passages) for part in parts]
    return tuple(each for each in found if each is not None) if all(found) else ()


def find_altered(quoted: str, passages: Sequence[Passage]) -> Found | None:
    """Return the stretch of a passage that a quotation is most alike, if it is alike at all.

    Args:
        quoted: the quotation.
        passages: to look in.

    Returns:
        The stretch, with where the two differ: spans of ``quoted`` and of the passage's text.
    """
    wanted = _letters(quoted)
    best: tuple[float, Found] | None = None
    for passage in passages:
        letters = _letters(passage.text)
        window = _window(wanted.text, letters.text)
        if window is None:
            continue
        start, end = window
        matcher = SequenceMatcher(None, wanted.text, letters.text[start:end], autojunk=False)
        ratio = matcher.ratio()
        if ratio >= _ALIKE and (best is None or ratio > best[0]):
            found = Found(
                passage=passage,
                span=letters.span(start, end),
                departures=_departures(matcher, wanted, letters, start),
            )
            best = (ratio, found)
    return best[1] if best else None


def _window(wanted: str, text: str) -> tuple[int, int] | None:
    """Return the stretch of a text that holds most of what is wanted, in its order."""
    matcher = SequenceMatcher(None, wanted, text, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= 2]
    if not blocks:
        return None
    limit = int(len(wanted) * _CONTEXT) + 2
    runs = []
    for first, opening in enumerate(blocks):
        run = [each for each in blocks[first:] if each.b + each.size - opening.b <= limit]
        runs.append((sum(each.size for each in run), opening.b, run[-1].b + run[-1].size))
    size, start, end = max(runs, key=lambda run: (run[0], -run[1]))
    return (start, end) if size * 2 >= len(wanted) else None


def _departures(
    matcher: "SequenceMatcher[str]", wanted: _Letters, letters: _Letters, shift: int
) -> tuple[Departure, ...]:
    return tuple(
        Departure(
            said=_place(wanted, first, last),
            printed=_place(letters, shift + start, shift + end),
        )
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    )


def _place(letters: _Letters, start: int, end: int) -> Span:
    """Return the range of some letters, empty where there are none."""
    if end > start:
        return letters.span(start, end)
    at = letters.places[start] if start < len(letters.places) else letters.places[-1] + 1
    return Span(start=at, end=at)


def _letters(text: str) -> _Letters:
    kept = {match.start() for match in _KEPT.finditer(text)}
    found: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isalnum() or place in kept:
            plain = simplify(normalize("NFKC", character)).lower()
            found.extend(plain)
            places.extend([place] * len(plain))
    return _Letters(text="".join(found), places=tuple(places))
