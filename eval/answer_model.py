"""Learns, saves and reports the whole answer model: orders of candidates and odds to be right."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.answer_fitting import FOLDS, Example, Sign, by_family, fit_ranking, signs_of
from eval.errors import EvalError
from service.answering import FAMILIES, FEATURES, SENSES, SIGNS, Family, FamilyModel

WRONG_COSTS: Mapping[Family, float] = MappingProxyType(
    {"number": 1.0, "change": 1.0, "date": 7 / 3, "name": 7 / 3, "passage": 7 / 13}
)
"""What a wrong answer costs, a right one being worth 1: an answer is given where that gains.

A name or a date that is not given is quoted in its sentence, which claims less and costs less. Of
0.5 to 0.8 for names and dates and 0.3 to 0.5 for passages, the probabilities from which they are
given, 0.7 and 0.35 were best on the documents that the reader does not learn from.
"""
_ODDS_L2 = 5.0
"""How strongly odds are drawn to those of all families: of 0.1 to 120 as good as any."""
_BOUNDS = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}


def fit_models(examples: Sequence[Example]) -> Mapping[Family, FamilyModel]:
    """Learn each family's model near one that is learnt from all of them.

    The odds are learnt from questions that the order of their candidates was not learnt from.

    Raises:
        EvalError: no example has a right candidate.
    """
    exact = [each for each in examples if each.family != "passage"]
    if not any(each.right.any() for each in exact):
        raise EvalError("no question has a right candidate: nothing to learn")
    ranking = _fit_rankings(examples)
    signs: dict[Family, list[Sign]] = {family: [] for family in FAMILIES}
    for fold in range(FOLDS):
        others = _fit_rankings([each for each in examples if each.fold != fold])
        for example in examples:
            sign = signs_of(example, others[example.family]) if example.fold == fold else None
            if sign is not None:
                signs[example.family].append(sign)
    pooled = [each for family in FAMILIES if family != "passage" for each in signs[family]]
    middle = fit_odds(pooled, centre=np.zeros(len(SIGNS) + 1))
    return {
        family: _model(family, ranking[family], fit_odds(signs[family], centre=middle))
        for family in FAMILIES
    }


def _fit_rankings(examples: Sequence[Example]) -> Mapping[Family, NDArray[np.float64]]:
    families = by_family(examples)
    centre = fit_ranking([each for each in examples if each.family != "passage"])
    return {family: fit_ranking(families[family], centre=centre) for family in FAMILIES}


def fit_odds(seen: Sequence[Sign], *, centre: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit a logistic regression, drawn towards ``centre``; the bias is last.

    Args:
        seen: signs, shape (signs,), whether the answer was right, and how much it counts.
        centre: shape (signs + 1,).
    """
    if not seen:
        return centre
    rows = np.array([np.append(signs, 1.0) for signs, _, _ in seen])
    right = np.array([1.0 if is_right else -1.0 for _, is_right, _ in seen])
    weight = np.array([each for _, _, each in seen])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        sides = right * (rows @ weights)
        away = weights - centre
        slope = (
            -(weight * right / (1 + np.exp(np.clip(sides, -30, 30)))) @ rows + 2 * _ODDS_L2 * away
        )
        return float(weight @ np.logaddexp(0, -sides) + _ODDS_L2 * away @ away), slope

    bounds = [_BOUNDS[SENSES[name]] for name in SIGNS] + [_BOUNDS[0]]
    weights: NDArray[np.float64] = minimize(
        loss, centre, jac=True, method="L-BFGS-B", bounds=bounds
    ).x
    return weights


def save_models(
    models: Mapping[Family, FamilyModel], path: Path, *, gold: Sequence[str], questions: int
) -> None:
    """Write the models as ``service.answering.load_models`` reads them."""
    record = {
        "families": {family: _record(model) for family, model in models.items()},
        "learnt_from": {"gold": list(gold), "questions": questions},
        "wrong_costs": {name: round(cost, 4) for name, cost in WRONG_COSTS.items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    aside.replace(path)


def threshold_of(family: Family) -> float:
    """Return the probability, 0 to 1, from which an answer of a family is given."""
    return WRONG_COSTS[family] / (1 + WRONG_COSTS[family])


def _model(family: Family, weights: NDArray[np.float64], odds: NDArray[np.float64]) -> FamilyModel:
    return FamilyModel(
        weights=weights,
        signs=odds[:-1],
        bias=float(odds[-1]),
        threshold=round(threshold_of(family), 4),
    )


def _record(model: FamilyModel) -> dict[str, dict[str, float]]:
    return {
        "weights": _named(FEATURES, model.weights),
        "signs": _named(SIGNS, model.signs),
        "decision": {"bias": round(model.bias, 4), "threshold": model.threshold},
    }


def _named(names: Sequence[str], values: NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}
