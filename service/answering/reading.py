"""What is read with a question, and what a reader makes of it: log-probabilities of spans."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest import Span

NEVER: Final = -20.0
"""The least log-probability that is told from another."""

# Of a window so many starts, and of each so many ends, are looked at, and no longer an answer.
_STARTS: Final = 6
_ENDS: Final = 3
_LONGEST_ANSWER: Final = 80
# What each end of a clause within an answer takes away: of 0.5, 1 and 2 the best on the questions
# of documents-learn that the reader did not learn from.
_BREAK: Final = 2.0
_MARKS: Final = "，。；：！？,;\n"
_CLAUSE_END: Final = re.compile(f"[{_MARKS}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A passage as the reader sees it.

    Attributes:
        passage_id: of the passage.
        context: the title of its document and the headings over it.
        text: its text.
        gloss: what words of the question are called in it, see ``index.gloss``.
        candidates: the spans that are to be weighed, where they are known: only the windows that
            hold one are read then.
    """

    passage_id: str
    context: str
    text: str
    gloss: str = ""
    candidates: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the network says of a part of a page.

    Attributes:
        offsets: of the pieces in the page's text, ``[start, end)``, shape (pieces, 2).
        starts: logits that the answer starts at a piece, shape (pieces,).
        ends: the same for its end.
        nothing: logits, start and end, that there is none.
    """

    offsets: NDArray[np.int64]
    starts: NDArray[np.float32]
    ends: NDArray[np.float32]
    nothing: tuple[float, float]

    def spans(self, text: str) -> Iterator[tuple[float, Span]]:
        """Yield the likeliest answers with what the logits of their edges add up to.

        Start and end are weighed apart, so what runs over the end of a clause loses by it.

        Args:
            text: of the page.
        """
        for first in np.argsort(-self.starts, kind="stable")[:_STARTS].tolist():
            reach = self.ends[first : first + _LONGEST_ANSWER]
            for last in (first + np.argsort(-reach, kind="stable")[:_ENDS]).tolist():
                span = Span(start=int(self.offsets[first, 0]), end=int(self.offsets[last, 1]))
                if len(span):
                    breaks = len(_CLAUSE_END.findall(span.of(text).strip(_MARKS)))
                    yield float(self.starts[first] + self.ends[last]) - _BREAK * breaks, span


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read of a question's pages.

    Attributes:
        pages: the windows of each page, by ``passage_id``; none where nothing was read.
    """

    pages: Mapping[str, Sequence[Window]]

    @cached_property
    def nothing(self) -> float:
        """The log-probability, at most 0, that no page holds an answer."""
        if not self.pages:
            return 0.0
        starts = np.logaddexp.reduce([each.nothing[0] for each in self._windows])
        ends = np.logaddexp.reduce([each.nothing[1] for each in self._windows])
        return max(float(starts + ends - sum(self._totals)), NEVER)

    def score(self, passage_id: str, span: Span) -> float:
        """Return the log-probability, ``NEVER`` to 0, that the answer lies within a span.

        That it starts at a piece of the span and ends at one: where exactly an answer begins and
        ends is for those to know who found the span.
        """
        found = NEVER
        for window in self.pages.get(passage_id, ()):
            inside = (window.offsets[:, 0] < span.end) & (window.offsets[:, 1] > span.start)
            if inside.any():
                starts = np.logaddexp.reduce(window.starts[inside]) - self._totals[0]
                ends = np.logaddexp.reduce(window.ends[inside]) - self._totals[1]
                found = max(found, float(starts + ends))
        return found

    def spans(self, passage_id: str, text: str, *, limit: int) -> tuple[Span, ...]:
        """Return the likeliest answers in a passage, likeliest first, none over another.

        Args:
            passage_id: of the passage.
            text: of the passage.
            limit: how many at most.
        """
        found = sorted(
            (
                weighed
                for window in self.pages.get(passage_id, ())
                for weighed in window.spans(text)
            ),
            key=lambda weighed: (-weighed[0], weighed[1].start, weighed[1].end),
        )
        kept: list[Span] = []
        for _, span in found:
            if len(kept) < limit and all(_apart(span, each) for each in kept):
                kept.append(span)
        return tuple(kept)

    @cached_property
    def _windows(self) -> tuple[Window, ...]:
        return tuple(window for page in self.pages.values() for window in page)

    @cached_property
    def _totals(self) -> tuple[float, float]:
        """The logarithms of what all starts, and all ends, add up to."""
        starts = [np.append(each.starts, each.nothing[0]) for each in self._windows]
        ends = [np.append(each.ends, each.nothing[1]) for each in self._windows]
        return (
            float(np.logaddexp.reduce(np.concatenate(starts))),
            float(np.logaddexp.reduce(np.concatenate(ends))),
        )


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start
