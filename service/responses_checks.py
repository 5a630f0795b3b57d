"""The response of the API about a checked text as records; see ``service.responses``."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from ingest import Language
from service.records import Citation, Range

MAX_TEXT_CHARACTERS: Final = 20_000
MAX_CLAIMS: Final = 200

ClaimKind: TypeAlias = Literal["figure", "date", "name", "quotation"]
Mark: TypeAlias = Literal[
    "printed",
    "printed_of_something_else",
    "contradicted",
    "not_found",
    "verbatim",
    "altered",
    "put_together",
]
Difference: TypeAlias = Literal[
    "value",
    "unit",
    "kind",
    "direction",
    "basis",
    "period",
    "place",
    "subject",
    "plan",
    "bound",
]

_COLUMNS = ("kind", "raw", "mark", "printed", "printed_period", "printed_subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """A stretch in which a quotation departs from the document.

    Attributes:
        span: where in the text it stands; empty where something was left out.
        said: what the text has there.
        printed: what the document has there.
    """

    span: Range
    said: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """A figure, date, name with a number, or quotation of the text, and what was found for it.

    Attributes:
        kind: what it is.
        span: where in the text it stands.
        raw: the text's own wording.
        mark: what was found; of a quotation ``verbatim``, ``altered``, ``put_together`` or
            ``not_found``, else one of the other three or ``not_found``.
        period: the time that it is said of, ISO 8601; empty where the text names none.
        value: of a figure, 万, 亿 and *million* applied.
        unit: of a figure, as the text has it.
        differs: what sets the figure or date that is printed apart from the claim.
        printed: what the document prints, in its own wording; empty for ``not_found``.
        printed_subject: what that is of, in the document's words.
        printed_period: and of what time, ISO 8601.
        alterations: where an altered quotation departs from the document, by place.
        citations: where that stands; of a quotation that is put together each place.
    """

    kind: ClaimKind
    span: Range
    raw: str
    mark: Mark
    period: str = ""
    value: Decimal | None = None
    unit: str = ""
    differs: tuple[Difference, ...] = ()
    printed: str = ""
    printed_subject: str = ""
    printed_period: str = ""
    alterations: tuple[Alteration, ...] = ()
    citations: tuple[Citation, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the claim as a flat dict for a data frame."""
        cited = self.citations[0] if self.citations else None
        return {
            **{name: getattr(self, name) for name in _COLUMNS},
            "start": self.span[0],
            "end": self.span[1],
            "differs": ", ".join(self.differs),
            "quote": cited.quote if cited else None,
            "title": cited.title if cited else None,
            "passage_id": cited.passage_id if cited else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResponse:
    """A text with what the documents print for each of its claims, by place.

    Attributes:
        ok: true.
        lang: the language most of the text is in.
        took_ms: how long it took, in milliseconds.
        build_id: the snapshot that it was held against.
        characters: how long the text is, in code points, which ``span`` counts, too.
        claims: figures, dates, names with a number, and quotations.
    """

    ok: Literal[True] = True
    lang: Language
    took_ms: float
    build_id: str
    characters: int
    claims: tuple[CheckedClaim, ...]

    def count(self, mark: Mark) -> int:
        """Return how many claims have a mark."""
        return sum(claim.mark == mark for claim in self.claims)

    def to_dicts(self) -> list[dict[str, object]]:
        """Return one flat dict a claim for a data frame."""
        return [claim.to_dict() for claim in self.claims]

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        from service.notebook import table_html

        return table_html(self.to_dicts(), ("raw", "mark", "printed", "differs", "quote", "title"))
