"""Questions written for the reader: known ones in the other language, and new ones.

The folder ``questions`` holds them: ``translations.tsv`` the questions of reading-learn and
documents-learn in the language they were not asked in; ``documents.jsonl`` further questions on the
documents of documents-learn, in the form of gold questions; ``invented.jsonl`` paragraphs of
reports that do not exist, with questions; ``official.jsonl`` questions on articles of laws and
paragraphs of work reports, which the shared data folder holds and which are told by their sums.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

from train.errors import TrainError
from train.reader.examples import Example, Reading, read_rows_of_questions, simplify
from train.tables import read_rows

WRITTEN: Final = Path(__file__).parent / "questions"
"""The folder of the questions that were written for this project."""
_OTHER: Final = {"zh": "en", "en": "zh"}
_PARAGRAPHS: Final = {
    "chinese/gov-work-reports-to-2015.tsv.gz": "paragraph",
    "chinese/prc-laws-articles.tsv.gz": "text",
}


def read_translations(path: Path = WRITTEN / "translations.tsv") -> dict[str, str]:
    """Read questions in simplified characters, each with its translation."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def translate(examples: Iterable[Example], translations: Mapping[str, str]) -> Iterator[Example]:
    """Yield the examples whose question has a translation, in the other language."""
    for example in examples:
        translated = translations.get(example.question)
        if translated is not None:
            lang = _OTHER.get(example.lang, example.lang)
            yield replace(example, question=translated, lang=lang)


def read_written(data: Path, folder: Path = WRITTEN) -> list[Example]:
    """Read the questions on paragraphs of their own, each with up to two other paragraphs.

    Beside a paragraph of a ``group`` stand others of it, three times in four: the same text of
    another place or year, or another part of the same document.

    Args:
        data: the shared data folder.
        folder: of the questions.

    Raises:
        TrainError: a file is absent, or the data folder lacks a paragraph.
    """
    invented = read_rows_of_questions(folder / "invented.jsonl")
    official = read_rows_of_questions(folder / "official.jsonl")
    texts = _find_paragraphs(data, {row["sum"] for row in official})
    random = Random(0)
    return [
        *_examples(invented, [row["paragraph"] for row in invented], random),
        *_examples(official, [texts[row["sum"]] for row in official], random),
    ]


def paragraph_sum(paragraph: str) -> str:
    """Return what tells a paragraph: the first 16 hex digits of the SHA-256 of its UTF-8."""
    return hashlib.sha256(paragraph.encode()).hexdigest()[:16]


def _find_paragraphs(data: Path, sums: set[str]) -> dict[str, str]:
    """Return the paragraphs of some sums, without white space, by their sum."""
    found = {}
    for name, column in _PARAGRAPHS.items():
        for row in read_rows(data / name):
            text = "".join(row[column].split())
            told = paragraph_sum(text)
            if told in sums:
                found[told] = text
    if missing := sums - found.keys():
        raise TrainError(f"{data} lacks {len(missing)} paragraphs that questions are asked of")
    return found


def _examples(
    rows: Sequence[dict[str, Any]], texts: Sequence[str], random: Random
) -> Iterator[Example]:
    pages = [
        Reading(context=f"{row['title']} | {row['heading']}", text=text)
        for row, text in zip(rows, texts, strict=True)
    ]
    groups: dict[str, list[Reading]] = defaultdict(list)
    for row, page in zip(rows, pages, strict=True):
        groups[row.get("group", "")].append(page)
    for row, page in zip(rows, pages, strict=True):
        near = [other for other in groups[row["group"]] if other != page] if "group" in row else []
        for asked in row["questions"]:
            if near and random.random() < 0.75:
                others = random.sample(near, min(len(near), 2))
            else:
                others = random.sample(pages, min(len(pages), random.choice((0, 1, 1, 2))))
            readings = [
                replace(page, answers=_span(asked)),
                *(other for other in others if other.text != page.text),
            ]
            yield Example(
                kind=asked["kind"],
                lang=asked["lang"],
                question=simplify(asked["question"]),
                readings=tuple(readings),
            )


def _span(asked: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    if asked["answer"] is None:
        return ()
    return ((asked["start"], asked["start"] + len(asked["answer"])),)
