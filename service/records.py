"""The answer to a question: what is said, the sentence it stands in, and where that stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

AnswerKind = Literal["figure", "change", "date", "entity", "list", "passage"]
Reason = Literal["not_in_corpus", "year_not_covered", "no_such_figure", "ambiguous"]
Refusal = Literal[
    "another_year",
    "another_place",
    "another_month",
    "unmet_demand",
    "several_years",
    "another_indicator",
    "another_unit",
    "another_name",
]
"""Why a candidate may not answer: it is of another year, place or month than is asked about, not on
the base, at the rate, of the rank or within the bounds asked for, of several years where one is
asked about, of another indicator than the one named, in another unit where its sentence has the one
asked for, or of another one of the kind that is asked about by name."""
Bound = Literal["exact", "approx", "at_least", "more_than", "at_most", "less_than", "range"]
Range = tuple[int, int]
"""``(start, end)``, half-open, in code points."""


def dump_ranges(ranges: Iterable[Range]) -> str:
    """Return ranges as an address names them.

    >>> dump_ranges([(10, 20), (30, 40)])
    '10-20,30-40'
    """
    return ",".join(f"{start}-{end}" for start, end in ranges)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change that a report prints beside a figure; a fall is negative.

    Attributes:
        raw: the report's own wording.
        percent: the change in percent; ``None`` where it is printed in another unit.
        value: the number printed.
        unit: ``%``, ``个百分点`` or ``倍``.
    """

    raw: str
    percent: Decimal | None
    value: Decimal
    unit: Literal["%", "个百分点", "倍"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFigure:
    """A figure that another passage prints for nearly the same words, with what sets it apart.

    Attributes:
        raw: the report's own wording.
        value: the number, with 万 and 亿 applied.
        high: the upper end of a range.
        unit: the unit as printed.
        unit_en: the unit in English; empty where none is known.
        bound: how the number is meant.
        subject: what is counted, in the report's words.
        scope: labels, joined by commas.
        period: ISO 8601.
        passage_id: where it stands; the answer cites it as well.
    """

    raw: str
    value: Decimal
    unit: str
    subject: str
    scope: str
    period: str
    passage_id: str
    high: Decimal | None = None
    unit_en: str = ""
    bound: Bound = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the corpus says to a question.

    Attributes:
        text: the answer in the language of the question; for a ``passage`` the quotation itself.
        kind: what sort of answer it is.
        raw: the report's own wording.
        value: the number, with 万 and 亿 applied; ``None`` where it is no number.
        high: the upper end of a range.
        unit: the unit as printed.
        unit_en: the unit in English.
        bound: how the number is meant; ``None`` where it is no number.
        change: the change printed beside the figure.
        confidence: 0 to 1.
        subject: what is counted, in the report's words; ``None`` where it is no number.
        period: of the number, ISO 8601 (``2023``, ``../2023`` as of its end); ``None`` likewise.
        others: figures that differ from this one and fit the question nearly as well.
    """

    text: str
    kind: AnswerKind
    raw: str
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    unit_en: str | None = None
    bound: Bound | None = None
    change: Change | None = None
    confidence: float
    subject: str | None = None
    period: str | None = None
    others: tuple[OtherFigure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim quotation and where it stands.

    Attributes:
        passage_id: the passage quoted.
        doc_id: the document it belongs to.
        title: the document's title.
        heading_path: the headings above the passage, outermost first.
        page: the page, from 1, on which the answer stands; null where the file has no pages.
        article: of a law or a set of rules the article that the quotation is in (第四十五条); null
            elsewhere.
        quote: the sentence, as the passage has it.
        quote_span: where in the passage's text the quotation stands.
        answer_span: where in the passage's text the answer stands, within ``quote_span``.
        source: where in the document the quotation stands: several ranges where a page end cuts it.
        sha256: of the document's file.
        ocr: how sure OCR was of the least sure character of the passage, 0 to 1; null where the
            file itself says what is printed.
        page_image: the address on the server of a picture of the page, the quotation and the answer
            marked; null where the file has no pages.
    """

    passage_id: str
    doc_id: str
    title: str
    heading_path: tuple[str, ...]
    quote: str
    quote_span: Range
    answer_span: Range
    source: tuple[Range, ...]
    sha256: str
    page: int | None = None
    ocr: float | None = None
    page_image: str | None = None
    article: str | None = None

    @property
    def place(self) -> tuple[str, ...]:
        """The headings above the quotation, and its article where neither they nor it name it."""
        article = self.article
        if article is None or self.quote.lstrip().startswith(article):
            return self.heading_path
        named = any(article in heading for heading in self.heading_path)
        return self.heading_path if named else (*self.heading_path, article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What there is where no document is of the place or the year asked about.

    Attributes:
        message: says so in the language of the question.
        places: full names of a few places that there are documents of.
        years: a few of the years that the documents of that place cover, ascending.
    """

    message: str
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """A stretch of a passage that was looked at for the answer.

    Attributes:
        raw: the report's own wording.
        kind: what sort of answer it would be.
        passage_id: where it stands.
        span: where in the passage's text.
        score: by which those that may answer are ordered, higher first; ``None`` for what is
            refused.
        refused: why it may not answer; ``None`` where it may.
    """

    raw: str
    kind: AnswerKind
    passage_id: str
    span: Range
    score: float | None
    refused: Refusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How an answer, or none, came about.

    Attributes:
        year: the year taken to be asked about.
        places: the full names of the places taken to be asked about.
        confidence: of the first that may answer, 0 to 1; ``None`` where there is none.
        threshold: the confidence from which that is given; ``None`` where there is none.
        considered: what may answer, best first, then what is refused.
    """

    year: int | None
    places: tuple[str, ...]
    confidence: float | None
    threshold: float | None
    considered: tuple[Considered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer with its citations, or the reason why there is none.

    Attributes:
        coverage: beside a reason, where no document is of the place or year asked about.
        choices: beside ``ambiguous``, the figures of which one is meant and none can be preferred,
            likeliest first; ``citations`` quotes each, in the same order.

    Raises:
        ValueError: an answer without a citation, or neither or both of answer and reason.
    """

    answer: Answer | None
    reason: Reason | None
    citations: tuple[Citation, ...]
    coverage: Coverage | None = None
    choices: tuple[OtherFigure, ...] = ()

    def __post_init__(self) -> None:
        if (self.answer is None) == (self.reason is None):
            raise ValueError("a reply holds an answer or a reason, not both and not neither")
        if self.answer is not None and not self.citations:
            raise ValueError("no citation, no answer")
