"""Checks a text: which of its figures, dates, names and quotations the documents print."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from index import Embedder, Filter, Hit, WeighedQuery
from ingest import Document, Passage, Span, split_sentences
from ingest.figures import Figure
from service.answering.records import Candidate
from service.answering.vectors import VectorMemory
from service.claim_weighing import ClaimWeigher, Difference, Weighed, counted, ranked
from service.claims import Claim, read_claims, sentence_at
from service.responses import DocumentSummary

FigureMark = Literal["printed", "printed_of_something_else", "contradicted", "not_found"]

MAX_TEXT_CHARACTERS = 20_000
MAX_CLAIMS = 200

# Passages looked at for a sentence, and for what a single figure is said of.
_FOR_SENTENCE = 8
_FOR_CLAIM = 10
# Of the claim's words, weighed: so many are found beside a figure that is the claim's very thing.
COVERED = 0.72
MISSING = 0.55
EXCESS = 0.6
# ... and beside one that contradicts the claim.
SURE_COVERED = 0.85
SURE_MISSING = 0.35
SURE_EXCESS = 0.4
# A figure whose words agree better by so much is the one that is meant.
LEAD = 0.06
NEAR_COVERED = 0.35
_MOST_DIFFERENCES = 2
_OPERATORS = re.compile(r"[\"“”「」『』]|(?<!\w)-(?=\w)")
_MAX_QUERY = 900


class CheckBackend(Protocol):
    """What checking asks of a searcher; ``index.Searcher`` is one."""

    def search(self, query: str, *, k: int = ..., where: Filter | None = ...) -> tuple[Hit, ...]:
        """Return the best passages for a query, best first."""

    def weigh(self, query: str) -> WeighedQuery:
        """Return a query weighed against the collection."""

    def figures(self, passage_id: str) -> tuple[Figure, ...]:
        """Return the figures of a passage."""

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` for an unknown id."""

    def passages(self, doc_id: str) -> tuple[Passage, ...]:
        """Return a document's passages in reading order."""

    def places_in(self, query: str) -> frozenset[str]:
        """Return the full names of the places that a query names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found for a claim.

    Attributes:
        mark: what that means.
        nearest: the figure, date or stretch that decides; ``None`` for ``not_found``.
        differs: what sets it apart from the claim; nothing for ``printed``.
    """

    mark: FigureMark
    nearest: Candidate | None = None
    differs: tuple[Difference, ...] = ()


class Checker:
    """Checks texts against one snapshot.

    Args:
        searcher: finds passages and their figures.
        embedder: compares words by their meaning.
        documents: all of the snapshot.
    """

    def __init__(
        self,
        searcher: CheckBackend,
        *,
        embedder: Embedder,
        documents: Sequence[DocumentSummary],
    ) -> None:
        self.searcher = searcher
        known: Mapping[str, DocumentSummary] = {each.doc_id: each for each in documents}
        self._weigher = ClaimWeigher(VectorMemory(embedder), known)
        self._split = lru_cache(maxsize=2048)(split_sentences)

    def claims(self, text: str) -> tuple[Claim, ...]:
        """Return what of a text is checked beside its quotations."""
        return read_claims(text, self.searcher.places_in)

    def check_figure(self, claim: Claim, text: str, near: Sequence[Hit]) -> Verdict:
        """Return what the documents print for a figure.

        Args:
            claim: of a figure.
            text: that it stands in.
            near: passages found for its sentence.
        """
        words = self._weigher.words_of(claim, text)
        if not any(map(str.isalnum, words)):
            return Verdict(mark="not_found")
        said = f"{' '.join(sorted(claim.places))} {claim.period[:4].strip('./')} {words}"
        hits = _distinct((*near, *self.find(said, k=_FOR_CLAIM)))
        found = [
            (self._counted(hit, figure), figure)
            for hit in hits
            for figure in self.searcher.figures(hit.passage.passage_id)
        ]
        query = self.searcher.weigh(_query(words))
        return judge(self._weigher.weigh(claim, text, found, query))

    def find(self, text: str, *, k: int = _FOR_SENTENCE) -> tuple[Hit, ...]:
        """Return the passages found for a stretch of a text; none where it holds no word."""
        query = _query(text)
        return self.searcher.search(query, k=k) if any(map(str.isalnum, query)) else ()

    def _counted(self, hit: Hit, figure: Figure) -> Candidate:
        text = hit.passage.text
        sentences = self._split(text) or (Span(start=0, end=len(text)),)
        if hit.passage.kind == "table_row":
            return counted(hit, figure, Span(start=0, end=len(text)))
        return counted(hit, figure, sentence_at(sentences, figure.amount.span.start))


def judge(weighed: Sequence[Weighed]) -> Verdict:
    """Return what figures beside a claim say of it.

    It is printed where a figure with its value differs in nothing, holds its words, and none with
    another value holds them clearly better. It is contradicted where a figure differs in the value
    or the direction alone and surely is of the same thing, and all such figures agree.
    """
    order = ranked(weighed)
    same = [each for each in order if not each.differs and _is_of_it(each)]
    rivals = [each for each in order if _is_rival(each)]
    sure = [each for each in rivals if _is_surely_of_it(each)]
    if same and not any(each.score > same[0].score + LEAD for each in rivals):
        return Verdict(mark="printed", nearest=same[0].candidate)
    leading = [each for each in sure if each.score >= sure[0].score - LEAD]
    if leading and len({_value_of(each.figure) for each in leading}) == 1:
        first = leading[0]
        return Verdict(mark="contradicted", nearest=first.candidate, differs=first.differs)
    near = [each for each in order if "value" not in each.differs and _is_near(each)]
    if near:
        first = min(near, key=lambda each: (len(_differences(each)), -each.score))
        return Verdict(
            mark="printed_of_something_else",
            nearest=first.candidate,
            differs=_differences(first),
        )
    return Verdict(mark="not_found")


def _is_of_it(each: Weighed) -> bool:
    return each.coverage >= COVERED and each.missing <= MISSING and each.excess <= EXCESS


def _is_surely_of_it(each: Weighed) -> bool:
    return (
        each.coverage >= SURE_COVERED
        and each.missing <= SURE_MISSING
        and each.excess <= SURE_EXCESS
    )


def _is_rival(each: Weighed) -> bool:
    """Tell whether a figure, if of the claim's very thing, contradicts it."""
    return bool(each.differs) and set(each.differs) <= {"value", "direction"} and _is_of_it(each)


def _is_near(each: Weighed) -> bool:
    return each.coverage >= NEAR_COVERED and len(_differences(each)) <= _MOST_DIFFERENCES


def _differences(each: Weighed) -> tuple[Difference, ...]:
    """Return what sets a figure apart, the subject among it where the words do not agree."""
    if _is_of_it(each) and each.differs or "subject" in each.differs:
        return each.differs
    return (*each.differs, "subject")


def _value_of(figure: Figure) -> tuple[object, ...]:
    change = figure.change if figure.is_change else None
    return (figure.amount.value, figure.amount.high, change and change.value)


def _query(text: str) -> str:
    """Return a text as a query: without operators and control characters, cut to its limit."""
    plain = "".join(each if each.isprintable() else " " for each in text)
    return _OPERATORS.sub(" ", plain)[:_MAX_QUERY].strip() or "?"


def _distinct(hits: Sequence[Hit]) -> list[Hit]:
    return list({hit.passage.passage_id: hit for hit in reversed(hits)}.values())[::-1]
