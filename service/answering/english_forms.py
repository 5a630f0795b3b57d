"""Names and enumerations in English text, told by capitals and by commas."""

import re
from collections.abc import Iterator

from ingest import Span
from service.answering.name_kinds import NAME_KINDS, EntityType

_WORD = r"[A-Z](?:[\w’'&-]|\.(?=\w))*"
_JOINED = r"(?:(?:(?:of|for|on|in|to|with)(?: the)?|and|the) )?"
_NAME = re.compile(rf"\b{_WORD}(?: {_JOINED}{_WORD}){{0,9}}")
_QUOTED = re.compile(r"\"[^\"\n]{2,60}\"|‘[^’\n]{2,60}’(?!\w)")
_ENGLISH = re.compile(r"[A-Za-z]{3}")
_OPENERS = frozenset(
    re.findall(r"\w+", "The A An In On At By For From With To This That It As Of And")
)
_LABELS: dict[str, EntityType] = {word: kind.label for kind in NAME_KINDS for word in kind.en}


def iter_english_names(text: str) -> Iterator[tuple[Span, EntityType]]:
    """Find capitalised names of two words and more, and quotations, in English text.

    >>> text = "The Ministry of Justice and the Supreme People's Court met."
    >>> [(span.of(text), label) for span, label in iter_english_names(text)]
    [('Ministry of Justice', 'body'), ("Supreme People's Court", 'court')]
    """
    if not _ENGLISH.search(text):
        return
    for match in _QUOTED.finditer(text):
        yield Span(start=match.start(), end=match.end()), "quoted"
    for match in _NAME.finditer(text):
        words = match[0].split(" ")
        start = match.start()
        while words and words[0] in _OPENERS:
            start += len(words.pop(0)) + 1
        if len(words) > 1:
            yield Span(start=start, end=match.end()), _label(words)


def _label(words: list[str]) -> EntityType:
    """Read the type off the last word, or the word that ``of`` goes on from."""
    heads = [words[-1], *(words[at - 1] for at, word in enumerate(words) if word in {"of", "for"})]
    for head in heads:
        lowered = head.lower().rstrip(".'’")
        label = _LABELS.get(lowered) or _LABELS.get(lowered.removesuffix("s"))
        if label:
            return label
    return "name"
