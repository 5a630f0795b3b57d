"""Weighs the figures of documents against a claim: what differs, and how far the words agree."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import Hit, WeighedQuery
from ingest import Span, own_names
from ingest.figures import Figure, conflicts, read_scopes
from service.answering.belonging import Belonging, is_of_another
from service.answering.clauses import clause_around, without
from service.answering.contexts import sentence_of
from service.answering.matching import QuestionMatcher
from service.answering.records import Candidate
from service.answering.vectors import VectorMemory
from service.answering.whereabouts import names_country
from service.claim_measures import (
    is_left_level,
    read_basis,
    read_movement,
    same_basis,
    same_bound,
    same_period,
    same_unit,
    same_value,
)
from service.claim_words import compounds, is_put_for, is_telling, unknown_words
from service.claims import Claim
from service.responses import DocumentSummary
from service.responses_checks import Difference

_KEPT_SCOPES = frozenset({"all_levels"})
_COUNT_NOUNS = frozenset(
    {*("案件", "案", "件数", "人数", "户数", "人员", "批次", "货值", "金额", "数量")}
    | {*("case", "cases", "people", "person", "persons", "batch", "batches", "piece", "pieces")}
    | {*("item", "items", "time", "times")}
)
_COLUMN = re.compile(
    r"^(?:执行数|绝对数|年末余额|完成(?:调整)?预算|合计|主要\w{1,4}|批次|件数|货值|产量|总量|案件数|占比?)$"
)
_PART = 0.16
# So heavy a word of the claim, beside so many letters of the figure, is another word.
_LACKED = 0.1
_WORD_ZH = 2
_WORD_EN = 4
_SET_APART = frozenset({"average", "own_level"})
_DONE = re.compile("完成")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A figure of a document beside a claim.

    Attributes:
        candidate: the figure where it stands.
        figure: the same figure.
        differs: what sets it apart from the claim; nothing where it is the claim's very thing with
            its value. ``subject`` is none of them: see ``coverage``.
        coverage: the share of the claim's words that the figure's own words hold, 0 to 1.
        missing: the weight of the weightiest word that they leave out, 0 to 1.
        excess: the share of the figure's subject that the claim's words do not hold, 0 to 1.
        replaced: the claim has a word that the figure has not, where the figure has another one
            that the claim has not (商标 for 专利).
    """

    candidate: Candidate
    figure: Figure
    differs: tuple[Difference, ...]
    coverage: float
    missing: float
    excess: float
    replaced: bool = False

    @property
    def score(self) -> float:
        """How well the words agree."""
        return self.coverage - 0.5 * self.excess - 0.25 * self.missing


class ClaimWeigher:
    """Weighs figures of one snapshot against claims.

    Args:
        vectors: compares texts by their meaning.
        documents: all of the snapshot, by id.
        reported_year: gives the year that a passage reports on.
    """

    def __init__(self, vectors: VectorMemory, documents: Mapping[str, DocumentSummary]) -> None:
        self._vectors = vectors
        self._documents = documents
        self._belonging = Belonging(documents=documents)

    def weigh(
        self,
        claim: Claim,
        text: str,
        found: Sequence[tuple[Candidate, Figure]],
        query: WeighedQuery,
    ) -> list[Weighed]:
        """Return figures beside a claim, in their order.

        Args:
            claim: of a figure.
            text: that the claim stands in.
            found: figures of the passages found.
            query: the claim's words, see ``claim_words``.
        """
        if not found or claim.figure is None:
            return []
        own = [self._own_words(candidate, figure) for candidate, figure in found]
        matcher = QuestionMatcher(query, self._vectors, among=own)
        if matcher.blind:
            return []
        worth = query.shares.max(axis=0)
        covered = np.maximum(matcher.covered(own), self._granted(claim, found, query) * worth)
        sources = [wording.source for wording in query.query.wordings]
        for whole, parts in compounds(sources).items():
            held = np.all(covered[:, parts] > 0, axis=1)
            covered[held, whole] = worth[whole]
        unknown = unknown_words(matcher.unknown_words, sources)
        coverage = covered.sum(axis=1) * (1.0 - len(unknown) / len(sources))
        missing = np.where(covered > 0, 0.0, worth).max(axis=1) / worth.max()
        if any(map(is_telling, unknown)):
            missing = np.ones(len(found))
        return [
            Weighed(
                candidate=candidate,
                figure=figure,
                differs=self._differences(claim, text, candidate, figure),
                coverage=float(coverage[number]),
                missing=float(missing[number]),
                excess=self._excess(matcher, claim, candidate, figure),
                replaced=is_put_for(claim, figure)
                or (
                    float(missing[number]) > _LACKED
                    and self._unexplained(matcher, claim, candidate, figure) >= _fewest(query)
                ),
            )
            for number, (candidate, figure) in enumerate(found)
        ]

    def covers(self, query: WeighedQuery, candidate: Candidate) -> float:
        """Return the share of some words that the sentence and headings of a stretch hold."""
        passage = candidate.hit.passage
        said = " ".join((candidate.sentence.of(passage.text), *passage.heading_path))
        matcher = QuestionMatcher(query, self._vectors, among=[said])
        return float(matcher.coverage([said])[0]) * (1.0 - matcher.unknown)

    def _granted(
        self, claim: Claim, found: Sequence[tuple[Candidate, Figure]], query: WeighedQuery
    ) -> NDArray[np.bool_]:
        """Return which words of a claim each figure has without printing them.

        The name of a scope that the figure is known to be of (扣留 for 查扣); what is counted,
        where the units agree; and what it is a part of, where its passage names that.

        Returns:
            Shape (figures, words).
        """
        sources = [wording.source.strip().lower() for wording in query.query.wordings]
        scopes = [read_scopes(source) for source in sources]
        rows = []
        parents, _, last = (claim.figure.subject if claim.figure else "").rpartition("·")
        above = [source in parents and source not in last for source in sources]
        for candidate, figure in found:
            said = candidate.hit.passage.text
            counts = claim.figure is not None and same_unit(claim.figure, figure)
            rows.append(
                [
                    (bool(labels) and labels <= set(figure.scope))
                    or (counts and source in _COUNT_NOUNS)
                    or (parent and source in said)
                    for source, labels, parent in zip(sources, scopes, above, strict=True)
                ]
            )
        return np.array(rows, dtype=np.bool_)

    def _excess(
        self, matcher: QuestionMatcher, claim: Claim, candidate: Candidate, figure: Figure
    ) -> float:
        table = candidate.hit.passage.kind == "table_row"
        parts = self._telling_parts(claim, candidate, figure)
        apart = max((matcher.excess(part) for part in parts), default=0.0)
        claimed = claim.figure.subject.count("·") + 1 if claim.figure else 1
        extra = set(figure.scope) - set(claim.figure.scope if claim.figure else ()) - _KEPT_SCOPES
        deeper = 0 if table else max(0, figure.subject.count("·") + 1 - claimed)
        return min(1.0, apart + 0.05 * len(extra) + _PART * deeper)

    def _unexplained(
        self, matcher: QuestionMatcher, claim: Claim, candidate: Candidate, figure: Figure
    ) -> int:
        """Return how many letters of a figure's own words the claim's words do not hold."""
        parts = self._telling_parts(claim, candidate, figure)
        return max(
            (round(matcher.excess(part) * sum(map(str.isalnum, part))) for part in parts),
            default=0,
        )

    def _telling_parts(self, claim: Claim, candidate: Candidate, figure: Figure) -> list[str]:
        """Return what a figure itself is of: of a cell its row and column, else the last part."""
        own = self._belonging.places_of(candidate.hit.passage.doc_id)
        subject = figure.subject
        for place in own | claim.places:
            for name in own_names(place):
                subject = subject.replace(name, "")
        subject = re.sub("[全本我][省市州县区国]", "", subject)
        parts = [part for part in subject.split("·") if part and not _COLUMN.match(part)]
        return parts if candidate.hit.passage.kind == "table_row" else parts[-1:]

    def _own_words(self, candidate: Candidate, figure: Figure) -> str:
        """Return the words that say what a figure is."""
        passage = candidate.hit.passage
        document = self._documents.get(passage.doc_id)
        title = (
            ""
            if document is None
            else f"{document.title} {document.issuer} {' '.join(document.context.bodies)}"
        )
        joined = figure.subject.replace("·", "")
        said = (figure.subject, joined, *passage.heading_path, title, _clause_of(candidate))
        return " ".join(said)

    def _differences(
        self, claim: Claim, text: str, candidate: Candidate, figure: Figure
    ) -> tuple[Difference, ...]:
        if claim.figure is None:
            return ()
        ours, printed = claim.figure, candidate.hit.passage.text
        left = is_left_level(printed, figure) and not is_left_level(text, ours)
        told: tuple[tuple[Difference, bool], ...] = (
            ("unit", not same_unit(ours, figure)),
            ("period", left or not same_period(claim.period, self._period_of(candidate, figure))),
            ("place", self._elsewhere(claim, text, candidate)),
            ("plan", _is_plan(ours) != _is_plan(figure)),
            ("subject", _scopes_conflict(ours, figure)),
        )
        return (
            *_valued_otherwise(ours, figure),
            *_moved_otherwise(ours, text, figure, printed),
            *(name for name, differs in told if differs),
        )

    def _period_of(self, candidate: Candidate, figure: Figure) -> str:
        if figure.period:
            return figure.period
        document = self._documents.get(candidate.hit.passage.doc_id)
        return str(document.year) if document is not None and document.year else ""

    def _elsewhere(self, claim: Claim, text: str, candidate: Candidate) -> bool:
        """Tell whether a figure is of another place than is claimed."""
        said = claim.sentence.of(text)
        if not self._belonging.is_of_places(candidate, claim.places, said):
            return True
        own = self._belonging.places_of(candidate.hit.passage.doc_id)
        if is_of_another(candidate, own, said, asked=claim.places):
            return True
        near = (candidate.context, sentence_of(candidate), *candidate.hit.passage.heading_path)
        return names_country(said) and bool(own) and not any(map(names_country, near))


def _fewest(query: WeighedQuery) -> int:
    """Return how many letters make a word of its own: translations hold a subject less closely."""
    return _WORD_EN if query.query.text.isascii() else _WORD_ZH


def counted(hit: Hit, figure: Figure, sentence: Span) -> Candidate:
    """Return a figure as a candidate of a passage found."""
    return Candidate(
        kind="change" if figure.is_change and figure.change else "figure",
        hit=hit,
        sentence=sentence,
        span=figure.amount.span,
        context=figure.subject,
        figure=figure,
    )


def _clause_of(candidate: Candidate) -> str:
    """Return the clause around a figure where it holds no other level."""
    text = candidate.hit.passage.text
    if candidate.hit.passage.kind == "table_row":
        return ""
    clause = clause_around(text, candidate.span, within=candidate.sentence)
    said = without(text, candidate.span, within=clause)
    return "" if re.search(r"\d", said) or "分别" in said else said


def _valued_otherwise(ours: Figure, figure: Figure) -> list[Difference]:
    if not same_value(ours, figure):
        return ["value"]
    return [] if same_bound(ours.amount, figure.amount) else ["bound"]


def _moved_otherwise(ours: Figure, text: str, figure: Figure, printed: str) -> list[Difference]:
    """Return how a change differs: none where one is claimed, another way, another base."""
    claimed, theirs = _is_gain(ours, text), _is_gain(figure, printed)
    if claimed != theirs:
        return ["kind"]
    found: list[Difference] = []
    one, other = read_movement(text, ours)[0], read_movement(printed, figure)[0]
    if one and other and one != other:
        found.append("direction")
    if claimed and not same_basis(read_basis(text, ours), read_basis(printed, figure)):
        found.append("basis")
    return found


def _is_gain(figure: Figure, text: str) -> bool:
    """Tell whether a figure is an amount by which something changed, not the level it reached."""
    if figure.is_change and figure.change is not None:
        return True
    movement, reached = read_movement(text, figure)
    return figure.is_change or (movement != "" and not reached and _by_amount(figure))


def _by_amount(figure: Figure) -> bool:
    return "new" not in figure.scope


def _is_plan(figure: Figure) -> bool:
    return "planned" in figure.scope and not _DONE.search(figure.subject)


def _scopes_conflict(ours: Figure, figure: Figure) -> bool:
    one, other = set(ours.scope), set(figure.scope)
    if conflicts(one, other):
        return True
    return bool((one ^ other) & _SET_APART) and not _same_mean(ours, figure)


def _same_mean(ours: Figure, figure: Figure) -> bool:
    """Tell whether both say 平均, or neither in its subject (年平均浓度 is read as a mean)."""
    mean = re.compile("均|average|mean|per capita", re.IGNORECASE)
    apart = (set(ours.scope) ^ set(figure.scope)) & _SET_APART
    return apart == {"average"} and bool(mean.search(ours.subject)) == bool(
        mean.search(figure.subject)
    )


def ranked(weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return figures, those whose words agree best first; ties as they were found."""
    order = np.argsort([-each.score for each in weighed], kind="stable")
    return [weighed[number] for number in order.tolist()]
