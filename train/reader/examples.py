"""What the reader learns from: a question, passages, and where its answer stands in them."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Final

from opencc import OpenCC

from train.errors import TrainError
from train.tables import read_questions

_SIMPLIFY: Final = OpenCC("t2s")
_YEAR: Final = re.compile(r"gov(\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A passage as the reader sees it.

    Attributes:
        context: title of its document and headings over it.
        text: the passage.
        answers: spans of ``text`` that are right, ``[start, end)``; none where it holds no answer.
        gloss: what words of the question are called in it.
    """

    context: str
    text: str
    answers: tuple[tuple[int, int], ...] = ()
    gloss: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question and the passages among which its answer is to be found, if it is there.

    Attributes:
        kind: of the question (figure, date, entity, ...; ``none`` where nothing answers it).
        lang: of the question.
        question: its text.
        readings: one or more passages.
    """

    kind: str
    lang: str
    question: str
    readings: tuple[Reading, ...]


def simplify(text: str) -> str:
    """Return the text in simplified characters; unchanged where that would move characters."""
    simplified = _SIMPLIFY.convert(text)
    return simplified if len(simplified) == len(text) else text


def read_rows_of_questions(path: Path) -> list[dict[str, Any]]:
    """Read JSON lines.

    Raises:
        TrainError: the file is absent or holds something else.
    """
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise TrainError(f"cannot read questions of {path}: {error}") from error


def read_paragraph_questions(path: Path, *, without: frozenset[str] = frozenset()) -> list[Example]:
    """Read ``reading-*.jsonl``: one paragraph a question, with others of its document.

    Args:
        path: of the file.
        without: documents whose questions are left out.

    Raises:
        TrainError: the file is absent or holds something else.
    """
    rows = [row for row in read_rows_of_questions(path) if row["doc"] not in without]
    paragraphs: dict[str, dict[str, Reading]] = defaultdict(dict)
    for row in rows:
        context = _YEAR.sub(r"\1年政府工作报告", row["title"]) + " | " + (row["heading"] or "")
        paragraphs[row["doc"]].setdefault(
            row["paragraph"], Reading(context=context, text=row["paragraph"])
        )
    random = Random(0)
    return [_paragraph_example(row, paragraphs[row["doc"]], random) for row in rows]


def _paragraph_example(row: dict[str, Any], known: dict[str, Reading], random: Random) -> Example:
    asked = known[row["paragraph"]]
    others = [each for text, each in known.items() if text != asked.text]
    drawn = random.sample(others, min(len(others), random.choice((0, 1, 1, 2))))
    spans = () if row["answer"] is None else ((row["start"], row["start"] + len(row["answer"])),)
    return Example(
        kind=row["kind"],
        lang=row["lang"],
        question=simplify(row["question"]),
        readings=(Reading(context=asked.context, text=asked.text, answers=spans), *drawn),
    )


def read_squad(path: Path) -> Iterator[Example]:
    """Yield the questions of a file in the JSON of SQuAD, each with the paragraph it was asked of.

    Characters are made simplified where that moves none. A question is left out where its answer
    does not stand where the file says.

    Raises:
        TrainError: the file is absent or holds something else.
    """
    for asked in read_questions(path):
        text = simplify(asked.context)
        span = (asked.start, asked.start + len(asked.answer))
        if asked.start >= 0 and text[slice(*span)] == simplify(asked.answer):
            yield Example(
                kind="squad",
                lang="zh",
                question=simplify(asked.question),
                readings=(Reading(context="", text=text, answers=(span,)),),
            )


def mix_readings(examples: Sequence[Example], *, random: Random) -> list[Example]:
    """Return examples of which half have another paragraph beside theirs, a seventh instead."""
    mixed = []
    for example in examples:
        other = replace(random.choice(examples).readings[0], answers=())
        drawn = random.random()
        if other.text == example.readings[0].text or drawn < 0.5:
            mixed.append(example)
        elif drawn < 0.85:
            mixed.append(replace(example, readings=(*example.readings, other)))
        else:
            mixed.append(replace(example, kind="none", readings=(other,)))
    return mixed


def read_found(path: Path, *, size: int) -> Iterator[Example]:
    """Read questions with the passages that the search found for them.

    Args:
        path: JSON lines of question, answer, evidence and passages in the order found.
        size: passages an example, at most.
    """
    random = Random(0)
    for row in read_rows_of_questions(path):
        right, wrong = [], []
        for passage in row["passages"]:
            spans = find_answers(row, passage["text"]) if passage["relevant"] else ()
            heading = " › ".join(passage["heading"])
            reading = Reading(
                context=f"{passage['title']} | {heading}", text=passage["text"], answers=spans
            )
            if spans:
                right.append(reading)
            elif not passage["relevant"] and passage["rank"] <= 10:
                wrong.append(reading)
        if row["answer"] is not None and not right:
            continue
        right = right[:2] if random.random() < 0.5 else right[:1]
        rest = size - len(right)
        near = (
            wrong[:rest] if random.random() < 0.5 else random.sample(wrong, min(rest, len(wrong)))
        )
        readings = [*right, *near]
        random.shuffle(readings)
        yield Example(
            kind=row["kind"] if right else "none",
            lang=row["lang"],
            question=simplify(row["question"]),
            readings=tuple(readings),
        )


def documents_left_out(questions: Path, found: Path) -> frozenset[str]:
    """Return the documents of a file of questions of which none is among those found.

    They are kept for the weights of answers, which are to learn how much the reader's word counts
    on questions that it has not seen.
    """
    known = {row["id"] for row in read_rows_of_questions(found)}
    rows = read_rows_of_questions(questions)
    return frozenset(
        {row["doc"] for row in rows} - {row["doc"] for row in rows if row["id"] in known}
    )


def find_answers(row: dict[str, Any], text: str) -> tuple[tuple[int, int], ...]:
    """Return where a question's answer stands in a passage, beside its evidence if it is there."""
    answer = "".join((row["answer"] or "").split())
    if not answer:
        return ()
    places = [at for at, character in enumerate(text) if not character.isspace()]
    squeezed = "".join(text[at] for at in places)
    found = [each.start() for each in re.finditer(re.escape(answer), squeezed)]
    near = []
    for snippet in row.get("evidence", ()):
        piece = "".join(snippet.split())
        start = squeezed.find(piece)
        if start >= 0:
            near += [
                at
                for at in found
                if at < start + len(piece) + 2 * len(answer) and at + len(answer) > start
            ]
    return tuple(
        (places[at], places[at + len(answer) - 1] + 1) for at in sorted(set(near or found))
    )
