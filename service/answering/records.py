"""What may answer a question: a stretch of a passage, and what is known of it."""

from dataclasses import dataclass
from typing import Literal

from index import Hit
from ingest import Span
from ingest.figures import DateMention, Figure

CandidateKind = Literal["figure", "change", "date", "entity", "list", "passage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of a passage that may answer a question.

    Attributes:
        kind: what sort of answer it would be.
        hit: the passage it stands in, with its place in the search.
        sentence: the sentence around it, a range of the passage's text.
        span: the stretch itself, within ``sentence``.
        context: the words that say what it is: a figure's subject, else the clause without it.
        figure: for a figure or a change.
        date: for a date.
    """

    kind: CandidateKind
    hit: Hit
    sentence: Span
    span: Span
    context: str
    figure: Figure | None = None
    date: DateMention | None = None

    @property
    def raw(self) -> str:
        """Return the report's own wording."""
        return self.span.of(self.hit.passage.text)
