"""The command that learns how to answer from gold questions."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.table import Table

from eval.answer_fitting import Example, by_family, read_answer_examples, signs_of
from eval.answer_model import fit_models, save_models
from eval.console import open_console
from eval.errors import EvalError
from eval.gold import SHIPPED_GOLD, Question, read_gold
from eval.halves import select_half
from service.answering import DEFAULT_MODEL, FAMILIES, Answerer, Family, FamilyModel
from service.composition import open_embedder, open_searcher
from service.settings import Settings
from service.views import summarize

LEARNING_GOLD = SHIPPED_GOLD.parent / "learning.jsonl"
"""Questions that only teach; they are never scored."""


def fit_answers(
    half: Annotated[
        list[str] | None,
        typer.Option(help="FILE or FILE=DATA: learn from the learning half; may be repeated."),
    ] = None,
    whole: Annotated[
        list[str] | None,
        typer.Option(help="FILE or FILE=DATA: learn from every question; may be repeated."),
    ] = None,
    output: Annotated[Path, typer.Option(help="File to write.")] = DEFAULT_MODEL,
) -> None:
    """Learn which candidate answers, and how sure that is.

    DATA is the data folder that the questions of FILE are about; ZHIWEN_DATA if left out.
    """
    sources = [
        *((source, True) for source in half or [str(SHIPPED_GOLD)]),
        *((source, False) for source in whole or [str(LEARNING_GOLD)]),
    ]
    examples: list[Example] = []
    asked = 0
    for source, halved in sources:
        file, _, data = source.partition("=")
        questions = select_half(read_gold(Path(file)), "learning" if halved else None)
        asked += len(questions)
        examples += _read(questions, data or None)
    models = fit_models(examples)
    learnt_from = [Path(source.partition("=")[0]).name for source, _ in sources]
    save_models(models, output, gold=learnt_from, questions=asked)
    console = open_console()
    console.print(_build_table(examples, dict(models)))
    console.print(f"learnt from {asked} questions: {output}", highlight=False, soft_wrap=True)


def _read(questions: Sequence[Question], data: str | None) -> tuple[Example, ...]:
    environ = {**os.environ} if data is None else {**os.environ, "ZHIWEN_DATA": data}
    settings = Settings.from_environ(environ)
    embedder = open_embedder(settings)
    searcher = open_searcher(settings, embedder)
    documents = [summarize(document) for document in searcher.documents()]
    answerer = Answerer(searcher, embedder=embedder, models={}, documents=documents)
    examples = read_answer_examples(questions, answerer)
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
    judged = [signs_of(each, model.weights) for each in examples]
    given = [right for signs, right, _ in judged if model.probability(signs) >= model.threshold]
    yield len(examples)
    yield sum(bool(np.any(each.right)) for each in examples)
    yield sum(right for _, right, _ in judged)
    yield len(given)
    yield sum(given)
