"""The asking passes on a model that is saved already: questions find what answers them.

A pair is a question, Chinese or English, and the sentence that holds its answer, with the title of
its document or without. They are learnt in batches of their own, with batches of everyday sentences
between them, lest those be forgotten, and the outcome is drawn back towards the model before.

Source: Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", arXiv 2109.01903, for the
mean of a model before and after it learns on.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from rich.console import Console

from train.closing import Saved, open_saved_model, save_again
from train.collection import distinct_texts, index_pairs
from train.dev import read_dev_sets
from train.encoding import encode_texts
from train.heldout import forbidden_keys
from train.pair import Pair
from train.pairs import PairSet, build_pairs
from train.reader.examples import (
    Example,
    Reading,
    documents_left_out,
    read_found,
    read_paragraph_questions,
)
from train.reader.written import WRITTEN, read_translations, read_written, translate
from train.recipe import Recipe
from train.scoring import Scores
from train.sources import SOURCES
from train.training import learn_apart

_SOURCE: Final = "questions"
_SENTENCE_END: Final = re.compile(r"[。；！？\n]")
_LONGEST: Final = 160
# Of so many sentences these come with the title of their document.
_TURN: Final = 10
_TITLED: Final = 7
_PASSAGES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingPlaces:
    """Where the asking passes read and write.

    Attributes:
        folder: a model that this package saved.
        output: the model folder to write; may be ``folder``.
        data: the shared data folder.
        found: what ``python -m eval found`` wrote: questions with passages.
        written: the questions that were written for this project.
    """

    folder: Path
    output: Path
    data: Path
    found: Path
    written: Path = WRITTEN


def ask_saved_model(places: AskingPlaces, recipe: Recipe, *, console: Console) -> Scores:
    """Let a saved model learn from questions, and score the outcome.

    The same folder, data and recipe give the same weights. A model card goes along.

    Raises:
        TrainError: the folder holds no such model, or the data is absent or incomplete.
    """
    model, tokenizer = open_saved_model(places.folder, recipe)
    dev = read_dev_sets(places.data)
    talk = build_pairs(
        places.data,
        forbidden=forbidden_keys(places.data, dev, hold_out=False),
        sources=[source for source in SOURCES if source.closing],
        report=console.print,
    )
    asked = PairSet(name=_SOURCE, pairs=tuple(read_asked(places)), share=1.0, weight=0.0)
    console.print(f"{len(asked.pairs):,} questions")
    pair_sets = [asked, *talk]
    texts = distinct_texts(pair_sets)
    questions, *others = index_pairs(pair_sets, texts)
    sources = [
        replace(questions, share=float(recipe.asking_passes)),
        *(replace(each, share=float(recipe.asking_talk)) for each in others),
    ]
    before = model.table.copy()
    learn_apart(model, encode_texts(tokenizer, texts), sources, recipe, console=console)
    model.table = recipe.asking_share * model.table + (1 - recipe.asking_share) * before
    once_more = (
        f"Then `python -m train ask`: {recipe.asking_passes} passes over {len(asked.pairs):,} "
        f"questions with the sentences that answer them, {recipe.asking_talk} over the everyday "
        f"sentences, each in batches of its own, from {recipe.asking_rate:g}; what is saved is "
        f"{recipe.asking_share:g} of the outcome and the rest of the model before."
    )
    folders = Saved(places.folder, places.output)
    return save_again(folders, model, tokenizer, dev=dev, once_more=once_more)


def read_asked(places: AskingPlaces) -> list[Pair]:
    """Return each question with the sentence that answers it.

    Nothing of the fourth document in four, from which the weights of answers and of the order of
    passages are learnt.

    Raises:
        TrainError: a file is absent.
    """
    asked = places.data / "questions"
    left_out = documents_left_out(asked / "documents-learn.jsonl", places.found)
    examples = [
        *read_found(places.found, size=_PASSAGES),
        *read_paragraph_questions(asked / "reading-learn.jsonl", without=left_out),
    ]
    translated = translate(examples, read_translations(places.written / "translations.tsv"))
    written = read_written(places.data, places.written)
    return list(pairs_of([*examples, *translated, *written]))


def pairs_of(examples: Iterable[Example]) -> Iterator[Pair]:
    """Yield the questions that have an answer, each with the sentence that holds it."""
    for place, example in enumerate(examples):
        answered = next((each for each in example.readings if each.answers), None)
        if answered is not None:
            sentence = sentence_of(answered)
            title = answered.context.split(" | ")[0]
            right = f"{title} {sentence}" if place % _TURN < _TITLED else sentence
            yield Pair(left=example.question, right=right, source=_SOURCE)


def sentence_of(reading: Reading) -> str:
    """Return the sentence that a reading's first answer stands in, the part with it of a long one.

    >>> sentence_of(Reading(context="", text="甲案120件。乙案35件，增长3%。", answers=((9, 12),)))
    '乙案35件，增长3%'
    """
    start, end = reading.answers[0]
    begin = max((mark.end() for mark in _SENTENCE_END.finditer(reading.text, 0, start)), default=0)
    stop = _SENTENCE_END.search(reading.text, end)
    begin = max(begin, min(start, end - _LONGEST))
    return reading.text[begin : stop.start() if stop else None][:_LONGEST]
