"""What a chart may be drawn of: figures with the time, the place and the sort that they are of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index import Months, read_period
from ingest import Passage, Span, default_gazetteer, drop_place_words, own_names
from ingest.characters import is_han
from ingest.figures import Figure
from ingest.language import OUTLOOK, TIME
from service.responses import DocumentSummary


def _pattern(zh: str, en: str) -> re.Pattern[str]:
    return re.compile(rf"{zh}|\b(?:{en})\b", re.IGNORECASE)


_AHEAD = _pattern(OUTLOOK.zh("heading", "ahead"), OUTLOOK.en("heading", "ahead"))
_BEHIND = _pattern(OUTLOOK.zh("heading", "behind"), OUTLOOK.en("heading", "behind"))
# 每年超过90万人, 五年累计3万公里: no figure of the one year that the passage is about.
_SEVERAL_YEARS = _pattern(
    f"{OUTLOOK.zh('clause')}|{TIME.zh('yearly')}", f"{OUTLOOK.en('clause')}|{TIME.en('yearly')}"
)
_PLAN_YEARS = _pattern(OUTLOOK.zh("passage"), OUTLOOK.en("passage"))
_LASTING = _pattern(f"(?:{OUTLOOK.zh('lasting')})$", OUTLOOK.en("lasting"))
_REACHED = re.compile(f"^(?:{OUTLOOK.zh('lead')})+")
_CLAUSE_STARTS = "，。；：、,;:！？!?\n 　"
# Documents of these kinds say what is to be done, unless they say when it was.
_PLANS = frozenset({"plan", "scheme", "opinion", "measures", "decision", "notice"})
_LEVELS = (("省", 2), ("自治区", 2), ("州", 4), ("盟", 4), ("市", 4))
_COUNTY = 6


@dataclass(frozen=True, kw_only=True)
class Point:
    """A figure that may stand in a chart, with its passage and its document.

    Attributes:
        figure: as printed.
        passage: it stands in.
        sentence: of the passage that the figure stands in; of a table the row.
        document: the passage is of.
    """

    figure: Figure
    passage: Passage
    sentence: Span
    document: DocumentSummary

    @property
    def in_table(self) -> bool:
        """Tell whether it is a cell of a table."""
        return self.passage.kind == "table_row"

    @property
    def origin(self) -> tuple[object, ...]:
        """Return what names the table, or the sentence, that it stands in."""
        if self.in_table:
            return (self.document.doc_id, self.passage.heading_path)
        return (self.passage.passage_id, self.sentence)

    @cached_property
    def months(self) -> Months | None:
        """Return the months of its period; ``None`` where that is open or unknown."""
        return read_period(self.figure.period)

    @property
    def grain(self) -> tuple[object, ...]:
        """Return what periods share that can stand in one line: as of a day, a month, a year."""
        months = self.months
        if months is None or self.figure.period.startswith("../"):
            return ("as of", len(self.figure.period))
        count = months.last - months.first + 1
        # From January to August is compared with the same months alone.
        begins = months.first % 12 if count not in (1, 3, 12) else None
        return ("within", count, begins)

    @cached_property
    def is_target(self) -> bool:
        """Tell whether it is planned or asked for, not reached."""
        if "planned" in self.figure.scope:
            return True
        context = self.document.context
        told, issued = read_period(context.period), read_period(context.issued)
        if _is_later(self.months, told or _year_of(issued)):
            return True
        if context.kind in _PLANS and told is None and not _is_past(self.months, issued):
            return True
        return any(
            _AHEAD.search(heading) and not _BEHIND.search(heading)
            for heading in self.passage.heading_path
        )

    @cached_property
    def is_of_one_period(self) -> bool:
        """Tell whether nothing before it says that it is of several years or of each of them."""
        if self.in_table:
            return True
        start = self.figure.amount.span.start
        return not _SEVERAL_YEARS.search(self.passage.text[self.sentence.start : start])

    @cached_property
    def is_named_for(self) -> bool:
        """Tell whether its number measures what the subject names, not some of it or a part of it.

        八项规定 and 三年行动 are names; 9所高职学校入选 are some of the colleges.
        """
        amount, text = self.figure.amount, self.passage.text
        if not any(letter.isdecimal() for letter in amount.raw):
            return False
        if self.in_table:
            return True
        if amount.kind == "duration" and not _LASTING.search(self.figure.subject):
            return False
        before = text[amount.span.start - 1 : amount.span.start] or "。"
        behind = text[amount.span.end : amount.span.end + 1]
        return not (before in _CLAUSE_STARTS and is_han(behind))

    @cached_property
    def is_of_several_years(self) -> bool:
        """Tell whether the passage has spoken of five years, or a plan's, before it."""
        return bool(_PLAN_YEARS.search(self.passage.text[: self.figure.amount.span.start]))

    @property
    def level(self) -> int:
        """Return the level of its place by the digits of its code; 0 where it has no place."""
        return _level(self.place) if self.place else 0

    @property
    def place(self) -> str:
        """Return the full name of the narrowest place that its document is of; empty for none."""
        places = self.document.context.places
        return places[-1] if places else ""

    @property
    def indicator(self) -> str:
        """Return what is counted, without the words for the place of the document as a whole."""
        name = _REACHED.sub("", self.figure.subject)
        for own in sorted(own_names(self.place), key=len, reverse=True) if self.place else ():
            name = name.removeprefix(own)
        return drop_place_words(name)


def chart_points(
    figures: Sequence[tuple[Figure, Passage, Span]], documents: Mapping[str, DocumentSummary]
) -> Iterator[Point]:
    """Yield the figures that a chart may be drawn of, in their order.

    No change and no range is, nor what no subject is known of.

    Args:
        figures: each with its passage and its sentence.
        documents: by their ids.
    """
    for figure, passage, sentence in figures:
        document = documents.get(figure.doc_id)
        if document is None or figure.is_change or figure.amount.high is not None:
            continue
        if figure.subject:
            yield Point(figure=figure, passage=passage, sentence=sentence, document=document)


def _is_later(months: Months | None, told: Months | None) -> bool:
    return months is not None and told is not None and months.last > told.last


def _is_past(months: Months | None, issued: Months | None) -> bool:
    return months is not None and issued is not None and months.last <= issued.last


def _year_of(months: Months | None) -> Months | None:
    """Return the whole year that a date lies in: what a text says of its own year is no plan."""
    if months is None:
        return None
    first = (months.last - 1) // 12 * 12 + 1
    return Months(first=first, last=first + 11)


def _level(place: str) -> int:
    known = default_gazetteer().named(place)
    if len(known) == 1:
        return len(known[0].code)
    return next((digits for ending, digits in _LEVELS if place.endswith(ending)), _COUNTY)
