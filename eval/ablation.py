"""What each feature of the reranker brings: learnt without it, scored on other questions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from eval.bootstrap import Estimate, estimate_differences, estimate_means
from eval.errors import EvalError
from eval.fitting import (
    Example,
    FeatureSearcher,
    fit_weights,
    judge_shortlist,
    read_examples,
)
from eval.gold import Question, QuestionLanguage
from eval.measures import MeasureName, score_rankings
from eval.report import ALL
from index import FEATURES, ShortlistFeatures

ABLATION_MEASURES: tuple[MeasureName, ...] = ("Success@1", "Success@5", "MRR@10")
FUSED = "fused, not reranked"
FULL = "all features"

GROUPS: Mapping[str, frozenset[str]] = {
    # All that a leg has a part in: two of them are joint.
    "the lexical features": frozenset(
        {
            "lexical",
            "coverage",
            "sentence_coverage",
            "best_sentence",
            "heading_coverage",
            "neighbour",
            "rest_coverage",
            "rest_sentence",
        }
    ),
    "the dense features": frozenset(
        {"dense", "passage_dense", "best_sentence", "neighbour", "title_dense", "rest_dense"}
    ),
    # What a passage has of its document.
    "the document's field": frozenset({"context", "context_coverage", "joint_coverage"}),
    "the title's vector": frozenset({"title_dense", "rest_dense"}),
    "places and bodies": frozenset({"place", "own_place"}),
    "years": frozenset({"year", "told_year"}),
    "what the title leaves": frozenset(
        {"rest_coverage", "rest_sentence", "rest_dense", "rest_interaction"}
    ),
    "pieces that meet": frozenset({"sentence_interaction", "rest_interaction"}),
    "all of the document": frozenset(
        {
            "context",
            "context_coverage",
            "joint_coverage",
            "title_dense",
            "place",
            "own_place",
            "year",
            "told_year",
            "document",
            "rest_coverage",
            "rest_sentence",
            "rest_dense",
            "rest_interaction",
        }
    ),
}
"""Features that are turned off together, by what they have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A reranker that learns from some features only; from none it leaves the fused order."""

    name: str
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AblationRow:
    """What one variant reaches on ``n`` questions that it did not learn from.

    Attributes:
        variant: its name.
        group: ``all`` or a language.
        n: >= 1 questions.
        estimates: each measure of ``ABLATION_MEASURES``, with its interval.
        loss: how far MRR@10 falls below that of all features, paired; negative for a gain.
    """

    variant: str
    group: str
    n: int
    estimates: Mapping[MeasureName, Estimate]
    loss: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Ablation:
    """All variants by group; ``learnt_from`` questions taught each."""

    learnt_from: int
    rows: tuple[AblationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeldOut:
    """The answerable questions to be scored, and what is found for each."""

    questions: Sequence[Question]
    shortlists: Sequence[ShortlistFeatures]
    qrels: Mapping[str, Mapping[str, int]]


def list_variants(
    features: Sequence[str] = FEATURES, *, groups_only: bool = False
) -> tuple[Variant, ...]:
    """Return the fused order, all features, each feature off, and each of ``GROUPS`` off.

    Args:
        features: all of them.
        groups_only: leave out the variants with one feature off.
    """
    each = () if groups_only else features
    return (
        Variant(name=FUSED, features=()),
        Variant(name=FULL, features=tuple(features)),
        *(_without(f"without {name}", {name}, features) for name in each),
        *(_without(f"without {name}", off, features) for name, off in GROUPS.items()),
    )


def run_ablation(
    learning: Sequence[Question],
    held_out: Sequence[Question],
    searcher: FeatureSearcher,
    passages: Mapping[str, str],
    *,
    variants: Sequence[Variant] | None = None,
) -> Ablation:
    """Learn each variant from some questions and score it on others.

    The shortlist is that of both legs fused for every variant: what is measured is the order.

    Args:
        learning: gold questions to learn from.
        held_out: gold questions to score.
        searcher: finds the passages.
        passages: passage id to text, the whole collection.
        variants: what is compared, all features among them; ``list_variants()`` by default.

    Raises:
        EvalError: there is no question to learn from or to score.
    """
    variants = variants or list_variants()
    examples = read_examples(learning, searcher, passages)
    held = _read_held_out(held_out, searcher, passages)
    scores = {variant.name: _score(held, _learn(examples, variant)) for variant in variants}
    rows = []
    for group in (ALL, *get_args(QuestionLanguage)):
        members = np.array([group in (ALL, question.lang) for question in held.questions])
        if members.any():
            rows += [_make_row(name, group, scores, members) for name in scores]
    return Ablation(learnt_from=len(examples), rows=tuple(rows))


def _without(name: str, off: Collection[str], features: Sequence[str]) -> Variant:
    return Variant(name=name, features=tuple(each for each in features if each not in off))


def _read_held_out(
    questions: Sequence[Question], searcher: FeatureSearcher, passages: Mapping[str, str]
) -> _HeldOut:
    asked = [each for each in questions if each.answerable]
    if not asked:
        raise EvalError("no question to score has an answer; add some to the gold file")
    shortlists = [searcher.features(question.text) for question in asked]
    return _HeldOut(
        questions=asked,
        shortlists=shortlists,
        qrels={
            question.question_id: judge_shortlist(question, found.passage_ids, passages)
            for question, found in zip(asked, shortlists, strict=True)
        },
    )


def _learn(examples: Sequence[Example], variant: Variant) -> NDArray[np.float64]:
    """Return a weight for each of ``FEATURES``, 0 for those that are off."""
    weights = np.zeros(len(FEATURES))
    columns = [FEATURES.index(name) for name in variant.features]
    if columns:
        seen = [
            Example(features=example.features[:, columns], relevant=example.relevant)
            for example in examples
        ]
        weights[columns] = fit_weights(seen).weights
    return weights


def _score(held: _HeldOut, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the scores of the questions, shape (questions, measures)."""
    rankings = {
        question.question_id: _rank(found, weights)
        for question, found in zip(held.questions, held.shortlists, strict=True)
    }
    scores = score_rankings(held.qrels, rankings, names=ABLATION_MEASURES)
    return np.array(
        [
            [scores[question.question_id][name] for name in ABLATION_MEASURES]
            for question in held.questions
        ]
    )


def _rank(found: ShortlistFeatures, weights: NDArray[np.float64]) -> list[str]:
    # Equal scores keep the fused order, as in the searcher; so do weights of nothing but 0.
    order = np.argsort(-(found.matrix @ weights), kind="stable")
    return [found.passage_ids[place] for place in order]


def _make_row(
    variant: str,
    group: str,
    scores: Mapping[str, NDArray[np.float64]],
    members: NDArray[np.bool_],
) -> AblationRow:
    ours, full = scores[variant][members], scores[FULL][members]
    losses = dict(zip(ABLATION_MEASURES, estimate_differences(ours, full), strict=True))
    return AblationRow(
        variant=variant,
        group=group,
        n=len(ours),
        estimates=dict(zip(ABLATION_MEASURES, estimate_means(ours), strict=True)),
        loss=losses["MRR@10"],
    )
