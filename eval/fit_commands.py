"""The commands that learn from gold questions: the order of passages, and how to answer."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.table import Table

from eval.answer_fitting import Example, by_family, read_answer_examples, signs_of
from eval.answer_model import fit_models, save_models
from eval.backends import LocalBackend
from eval.console import open_console
from eval.errors import EvalError
from eval.fitting import Example as RankExample
from eval.fitting import fit_weights, read_examples, save_fit
from eval.gold import SHIPPED_GOLD
from eval.lessons import HalfSources, Lesson, RestSources, WholeSources, read_lessons
from index import DEFAULT_WEIGHTS
from index import FEATURES as RANK_FEATURES
from service.answering import FAMILIES, Family, FamilyModel
from service.composition import model_path, open_answerer, open_embedder, open_searcher
from service.settings import Settings

LEARNING_GOLD = SHIPPED_GOLD.parent / "learning.jsonl"
"""Questions that only teach; they are never scored."""


def fit(
    half: HalfSources = None,
    whole: WholeSources = None,
    rest: RestSources = None,
    output: Annotated[Path, typer.Option(help="File to write.")] = DEFAULT_WEIGHTS,
) -> None:
    """Learn the reranker's weights.

    DATA is the data folder that the questions of FILE are about; ZHIWEN_DATA if left out.
    """
    lessons = read_lessons(half or [str(SHIPPED_GOLD)], whole or [], rest or [])
    learnt = fit_weights([each for lesson in lessons for each in _ranked(lesson)])
    save_fit(learnt, output, gold=[lesson.name for lesson in lessons])
    console = open_console()
    for name, weight in zip(RANK_FEATURES, learnt.weights.tolist(), strict=True):
        console.print(f"{weight:7.3f}  {name}", highlight=False)
    console.print(f"learnt from {learnt.examples} questions, loss {learnt.loss:.4f}: {output}")


def fit_answers(
    half: HalfSources = None,
    whole: WholeSources = None,
    rest: RestSources = None,
    output: Annotated[Path | None, typer.Option(help="File; the shipped one if left out.")] = None,
) -> None:
    """Learn which candidate answers, and how sure that is, with the reader that is set.

    DATA is the data folder that the questions of FILE are about; ZHIWEN_DATA if left out.
    """
    lessons = read_lessons(half or [str(SHIPPED_GOLD)], whole or [str(LEARNING_GOLD)], rest or [])
    examples = [each for lesson in lessons for each in _answered(lesson)]
    models = fit_models(examples)
    asked = sum(len(lesson.questions) for lesson in lessons)
    output = output or model_path(Settings.from_environ(os.environ))
    save_models(models, output, gold=[lesson.name for lesson in lessons], questions=asked)
    console = open_console()
    console.print(_build_table(examples, dict(models)))
    console.print(f"learnt from {asked} questions: {output}", highlight=False, soft_wrap=True)


def _ranked(lesson: Lesson) -> tuple[RankExample, ...]:
    searcher = open_searcher(lesson.settings)
    passages = {found.passage_id: found.text for found in LocalBackend(searcher).collection()}
    return read_examples(lesson.questions, searcher, passages)


def _answered(lesson: Lesson) -> tuple[Example, ...]:
    settings = lesson.settings
    embedder = open_embedder(settings)
    searcher = open_searcher(settings, embedder)
    answerer = open_answerer(settings, searcher, embedder, models={})
    examples = read_answer_examples(lesson.questions, answerer.examiner)
    if not examples:
        raise EvalError(f"no question finds a candidate in {settings.data_dir}")
    return examples


def _build_table(examples: Sequence[Example], models: dict[Family, FamilyModel]) -> Table:
    table = Table(
        "family", "asked", "with a right candidate", "right first", "given", "of them right"
    )
    table.title = "On the questions that were learnt from"
    families = by_family(each for each in examples if each.weight == 1)
    for family in FAMILIES:
        table.add_row(family, *map(str, _count(families[family], models[family])))
    return table


def _count(examples: Sequence[Example], model: FamilyModel) -> Iterator[int]:
    told = (signs_of(each, model.weights) for each in examples)
    judged = [each for each in told if each is not None]
    given = [right for signs, right, _ in judged if model.probability(signs) >= model.threshold]
    yield len(examples)
    yield sum(bool(np.any(each.right)) for each in examples)
    yield sum(right for _, right, _ in judged)
    yield len(given)
    yield sum(given)
