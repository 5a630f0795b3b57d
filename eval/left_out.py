"""Answers to the questions of each report by a model that learnt from the other reports alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.answer_fitting import Example, fold_of, read_answer_examples
from eval.answer_model import fit_models
from eval.answer_tables import build_answer_table, build_kind_table
from eval.answering import answer_questions
from eval.console import open_console
from eval.gold import SHIPPED_GOLD, Question
from eval.judging import AnswerOutcome
from eval.lessons import HalfSources, Lesson, WholeSources, read_lessons
from index import Embedder, Searcher
from service.composition import open_answerer, open_embedder, open_searcher
from service.library import Library
from service.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A question with what there is to learn from it, and the fold that leaves it out."""

    question: Question
    fold: str
    examples: tuple[Example, ...]
    settings: Settings
    searcher: Searcher
    embedder: Embedder


def leave_out(half: HalfSources = None, whole: WholeSources = None) -> None:
    """Score the answers to each report's questions, learnt from the other reports alone.

    Files without DATA are of one report and fall into folds by their pairs.
    """
    lessons = read_lessons(half or [str(SHIPPED_GOLD)], whole or [])
    outcomes = _answer_all([each for lesson in lessons for each in _read(lesson)])
    console = open_console()
    console.print(build_answer_table(outcomes))
    console.print(build_kind_table(outcomes))


def _answer_all(asked: Sequence[_Asked]) -> tuple[AnswerOutcome, ...]:
    """Answer every question by what the other folds teach, fold by fold."""
    return tuple(
        outcome
        for fold in sorted({each.fold for each in asked})
        for outcome in _answer_fold(fold, asked)
    )


def _answer_fold(fold: str, asked: Sequence[_Asked]) -> Iterator[AnswerOutcome]:
    taught = [each for each in asked if each.fold != fold]
    models = fit_models([example for each in taught for example in each.examples])
    for each in asked:
        if each.fold == fold:
            answerer = open_answerer(each.settings, each.searcher, each.embedder, models=models)
            yield from answer_questions([each.question], Library(each.searcher, answerer))


def _read(lesson: Lesson) -> Iterator[_Asked]:
    embedder = open_embedder(lesson.settings)
    searcher = open_searcher(lesson.settings, embedder)
    answerer = open_answerer(lesson.settings, searcher, embedder, models={})
    for question in lesson.questions:
        yield _Asked(
            question=question,
            fold=lesson.data or str(fold_of(question)),
            examples=read_answer_examples([question], answerer.examiner),
            settings=lesson.settings,
            searcher=searcher,
            embedder=embedder,
        )
