"""Long passages cut into parts that are read, searched and cited each by itself."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.markers import match_marker
from ingest.records import Span
from ingest.sentences import split_sentences

MAX_PASSAGE_CHARS = 800
"""A longer paragraph is cut."""
MAX_ROW_CHARS = 2400
"""A longer row is cut: cells are read with their neighbours."""

_CLAUSE_ENDS = ("[；;]", r"[，、]|,(?!\d)", r"\s")
_STARTS = frozenset({"chinese", "bracketed", "article", "arabic", "arabic_bracketed"})


def cut(text: str, *, limit: int = MAX_PASSAGE_CHARS) -> tuple[Span, ...]:
    """Cut a text that is longer than ``limit`` into parts, in order.

    Parts end where sentences do, and begin with each sentence that bears a mark ((二)…), as texts
    have them whose line ends were lost. A sentence that is too long itself is cut at its
    semicolons, else its commas, else anywhere. Parts are of like length.

    Args:
        text: a passage's text.
        limit: the most characters of a part, at least 1.

    Returns:
        The parts; what is between them is white space. The whole text where it is short enough.

    >>> [part.of("甲。乙乙。丙丙丙。") for part in cut("甲。乙乙。丙丙丙。", limit=5)]
    ['甲。乙乙。', '丙丙丙。']
    """
    if len(text) <= limit:
        return (Span(start=0, end=len(text)),)
    found = []
    for run in _iter_runs(text):
        found += _pack([piece for span in run for piece in _split(text, span, limit)], limit)
    return tuple(found)


def _iter_runs(text: str) -> Iterator[Sequence[Span]]:
    """Yield the sentences from one with a mark to the next."""
    run: list[Span] = []
    for span in split_sentences(text):
        marker = match_marker(text[span.start : span.start + 60])
        if run and marker is not None and marker.style in _STARTS:
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def _split(text: str, span: Span, limit: int, ends: Sequence[str] = _CLAUSE_ENDS) -> list[Span]:
    if len(span) <= limit:
        return [span]
    if not ends:
        return [
            Span(start=start, end=min(start + limit, span.end))
            for start in range(span.start, span.end, limit)
        ]
    borders = [m.end() for m in re.finditer(ends[0], text[span.start : span.end])]
    edges = [span.start, *(span.start + border for border in borders), span.end]
    pieces = [Span(start=start, end=end) for start, end in pairwise(edges) if start < end]
    return [part for piece in pieces for part in _split(text, piece, limit, ends[1:])]


def _pack(pieces: Sequence[Span], limit: int) -> list[Span]:
    """Put pieces together to as few parts as the limit asks for, of like length."""
    whole = pieces[-1].end - pieces[0].start
    wanted = whole / -(-whole // limit)
    packed = [pieces[0]]
    for piece in pieces[1:]:
        last = packed[-1]
        joined = piece.end - last.start
        if joined > limit or (len(last) >= wanted / 2 and joined - wanted > wanted - len(last)):
            packed.append(piece)
        else:
            packed[-1] = Span(start=last.start, end=piece.end)
    return packed
