"""Reading of the shared data's files: gzipped tab-separated tables and SQuAD JSON."""

import csv
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from train.errors import TrainError

csv.field_size_limit(10_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of a SQuAD file with the passage that answers it.

    Attributes:
        question: the question.
        context: the passage.
        answer: the answer's text.
        start: its offset in ``context``; -1 where the file gives none.
    """

    question: str
    context: str
    answer: str
    start: int


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a ``.tsv.gz`` with a header row, in file order.

    Raises:
        TrainError: the file is absent or is no gzipped UTF-8.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    except FileNotFoundError as error:
        raise TrainError(_absent(path)) from error
    except (gzip.BadGzipFile, EOFError, UnicodeDecodeError) as error:
        raise TrainError(f"{path}: not a gzipped UTF-8 table ({error}); copy it anew") from error


def read_questions(path: Path) -> Iterator[Question]:
    """Yield the questions of a gzipped SQuAD file with their first answer, in file order.

    Raises:
        TrainError: the file is absent or has another form.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            data = json.load(file)["data"]
    except FileNotFoundError as error:
        raise TrainError(_absent(path)) from error
    except (ValueError, KeyError, OSError) as error:
        raise TrainError(f"{path}: not a gzipped SQuAD file ({error!r})") from error
    for article in data:
        for paragraph in article["paragraphs"]:
            for entry in paragraph["qas"]:
                yield _question(paragraph["context"], entry)


def read_lines(path: Path) -> list[str]:
    """Return the lines of a UTF-8 text file.

    Raises:
        TrainError: the file is absent.
    """
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise TrainError(_absent(path)) from error


def _question(context: str, entry: dict[str, Any]) -> Question:
    answers = entry.get("answers") or [{"text": "", "answer_start": -1}]
    answer, start = str(answers[0]["text"]), int(answers[0]["answer_start"])
    if context[start : start + len(answer)] != answer:
        start = context.find(answer) if answer else -1
    return Question(question=str(entry["question"]), context=context, answer=answer, start=start)


def _absent(path: Path) -> str:
    return (
        f"training data not found: {path}; training needs the shared data folder "
        "(give it with --data FOLDER, default ../shared/data)"
    )
