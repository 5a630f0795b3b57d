"""Lessons: files of questions to learn from, each with the index that they are put to."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated
from zlib import crc32

import typer

from eval.gold import Question, read_gold
from eval.halves import Half, select_half
from service.settings import Settings

HalfSources = Annotated[
    list[str] | None,
    typer.Option(
        "--half", help="FILE or FILE=DATA: learn from the learning half; may be repeated."
    ),
]
WholeSources = Annotated[
    list[str] | None,
    typer.Option("--whole", help="FILE or FILE=DATA: learn from all of it; may be repeated."),
]
RestSources = Annotated[
    list[str] | None,
    typer.Option(
        "--rest", help="FILE or FILE=DATA: what the reader does not learn from; may be repeated."
    ),
]
_READER_PARTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Questions to learn from.

    Attributes:
        name: of their file.
        questions: in the order of the file.
        settings: of the index that they are put to.
        data: the data folder named for them; empty for that of the environment.
    """

    name: str
    questions: Sequence[Question]
    settings: Settings
    data: str


def read_lessons(
    half: Sequence[str], whole: Sequence[str], rest: Sequence[str] = ()
) -> tuple[Lesson, ...]:
    """Read what FILE or FILE=DATA name.

    Args:
        half: of these the learning half.
        whole: of these every question.
        rest: of these what the reader does not learn from.

    Raises:
        GoldError: a file cannot be read.
    """
    return (
        *(_read_lesson(source, "learning") for source in half),
        *(_read_lesson(source, None) for source in whole),
        *(_without_reader(_read_lesson(source, None)) for source in rest),
    )


def is_for_reader(question: Question) -> bool:
    """Tell whether the reader may learn from a question: from those of three documents in four.

    How much its word counts beside the rest is learnt from the others, which it has not seen.
    """
    return crc32((question.doc or question.question_id).encode()) % _READER_PARTS != 0


def _without_reader(lesson: Lesson) -> Lesson:
    kept = [each for each in lesson.questions if not is_for_reader(each)]
    return replace(lesson, questions=kept)


def _read_lesson(source: str, half: Half | None) -> Lesson:
    file, _, data = source.partition("=")
    environ = {**os.environ, "ZHIWEN_DATA": data} if data else {**os.environ}
    return Lesson(
        name=Path(file).name,
        questions=select_half(read_gold(Path(file)), half),
        settings=Settings.from_environ(environ),
        data=data,
    )
