"""A table of known names that finds them in a text in one pass."""

import operator
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from ingest import Span

T = TypeVar("T")


class Gazetteer(Generic[T]):
    """Known names, each with what is known of it.

    Args:
        names: of two characters and more.
        not_followed: characters that, right behind a name, make it another word.

    >>> table = Gazetteer({"罗马": "city", "罗马尼亚": "country"})
    >>> [(span.start, what) for span, what in table.find("在罗马，罗马尼亚")]
    [(1, 'city'), (4, 'country')]
    """

    def __init__(
        self, names: Mapping[str, T], *, not_followed: Mapping[str, str] | None = None
    ) -> None:
        self._names = dict(names)
        self._not_followed = dict(not_followed or {})
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in names:
            lengths[name[:2]].add(len(name))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[Span, T]]:
        """Find the names in ``text`` by place, the longest at each, none within another."""
        read_to = 0
        for place, pair in enumerate(map(operator.add, text, text[1:])):
            if pair not in self._lengths or place < read_to:
                continue
            for length in self._lengths[pair]:
                name = text[place : place + length]
                if name in self._names and not self._is_other(name, text, place + length):
                    read_to = place + length
                    yield Span(start=place, end=read_to), self._names[name]
                    break

    def _is_other(self, name: str, text: str, end: int) -> bool:
        return text[end : end + 1] in self._not_followed.get(name, ()) and end < len(text)
