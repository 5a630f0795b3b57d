"""Lessons: files of questions to learn from, each with the index that they are put to."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

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


def read_lessons(half: Sequence[str], whole: Sequence[str]) -> tuple[Lesson, ...]:
    """Read what FILE or FILE=DATA name.

    Args:
        half: of these the learning half.
        whole: of these every question.

    Raises:
        GoldError: a file cannot be read.
    """
    return (
        *(_read_lesson(source, "learning") for source in half),
        *(_read_lesson(source, None) for source in whole),
    )


def _read_lesson(source: str, half: Half | None) -> Lesson:
    file, _, data = source.partition("=")
    environ = {**os.environ, "ZHIWEN_DATA": data} if data else {**os.environ}
    return Lesson(
        name=Path(file).name,
        questions=select_half(read_gold(Path(file)), half),
        settings=Settings.from_environ(environ),
        data=data,
    )
