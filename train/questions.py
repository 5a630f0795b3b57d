"""Public sets of English questions for Chinese passages, made of texts that nothing learnt from.

Two sets: the articles of the laws that training leaves out, each asked for by its first English
sentence, and the news of NTREX in passages, asked for in the same way. Each is written as two
SQuAD files that share their ids, one a language, for ``python -m eval squad``.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from train.cleaning import has_han, text_key
from train.errors import TrainError
from train.heldout import read_held_out
from train.pair import Pair
from train.tables import read_rows

NEWS = "dev/ntrex.tsv.gz"
PASSAGE_CHARACTERS = 150
MIN_WORDS = 6
MAX_WORDS = 60

_ENGLISH_END = re.compile(r"(?<=[.;:!?])\s+(?=[A-Z(0-9'\"“])")
_CHINESE_END = re.compile(r"(?<=[。；：！？])")
_HEADING = re.compile(r"^\([^()]*\)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A passage and what asks for it.

    Attributes:
        title: of the text that the passage is part of; groups the items in a SQuAD file.
        passage: the passage, in Chinese.
        chinese: its first sentence.
        english: the same in English.
    """

    title: str
    passage: str
    chinese: str
    english: str


def write_question_sets(data: Path, folder: Path) -> dict[str, int]:
    """Write ``laws`` and ``news``, each as ``NAME.zh.json`` and ``NAME.en.json``.

    Returns:
        The number of questions by name.

    Raises:
        TrainError: a file of the data folder is absent, or yields no question.
    """
    items = {
        "laws": law_items(read_held_out(data).articles),
        "news": news_items(read_rows(data / NEWS)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name, found in items.items():
        kept = distinct_items(found)
        if not kept:
            raise TrainError(f"{data} yields no question for {name}; check that it is complete")
        for language in ("zh", "en"):
            _write(folder / f"{name}.{language}.json", kept, name=name, language=language)
        counts[name] = len(kept)
    return counts


def law_items(articles: Iterable[Pair]) -> Iterator[Item]:
    """Yield the articles of more than one sentence, whose first does not give all away."""
    for pair in articles:
        chinese = [part for part in _CHINESE_END.split(pair.left) if part.strip()]
        english = [part for part in _ENGLISH_END.split(_HEADING.sub("", pair.right)) if part]
        if len(chinese) > 1 and len(english) > 1:
            yield Item(title=pair.source, passage=pair.left, chinese=chinese[0], english=english[0])


def news_items(rows: Iterable[Mapping[str, str]]) -> Iterator[Item]:
    """Yield the texts in passages of whole sentences, with the first sentence of each."""
    for title, text in groupby(rows, key=lambda row: row["doc_id"]):
        for passage in _passages(list(text)):
            yield Item(
                title=title,
                passage="\n".join(row["zh"] for row in passage),
                chinese=passage[0]["zh"],
                english=passage[0]["en"],
            )


def distinct_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items that ask clearly.

    The question is of ``MIN_WORDS`` to ``MAX_WORDS`` words, in letters other than Han; no other
    item has the same question or the same passage.
    """
    found = [item for item in items if not has_han(item.english)]
    found = [item for item in found if MIN_WORDS <= len(item.english.split()) <= MAX_WORDS]
    times = Counter(
        key for item in found for key in {text_key(item.english), text_key(item.passage)}
    )
    return tuple(
        item
        for item in found
        if times[text_key(item.english)] == 1 and times[text_key(item.passage)] == 1
    )


def _passages(rows: Sequence[Mapping[str, str]]) -> Iterator[list[Mapping[str, str]]]:
    passage: list[Mapping[str, str]] = []
    for row in rows:
        passage.append(row)
        if sum(len(each["zh"]) for each in passage) >= PASSAGE_CHARACTERS:
            yield passage
            passage = []
    if len(passage) > 1:
        yield passage


def _write(path: Path, items: Sequence[Item], *, name: str, language: str) -> None:
    numbered = list(enumerate(items))
    articles = [
        {
            "title": title,
            "paragraphs": [
                _paragraph(f"{name}-{number}", item, language) for number, item in group
            ],
        }
        for title, group in groupby(numbered, key=lambda entry: entry[1].title)
    ]
    content = json.dumps({"version": name, "data": articles}, ensure_ascii=False, indent=1)
    path.write_text(content + "\n", encoding="utf-8")


def _paragraph(item_id: str, item: Item, language: str) -> dict[str, object]:
    question = item.english if language == "en" else item.chinese
    answer = {"text": item.chinese, "answer_start": item.passage.find(item.chinese)}
    entry = {"id": item_id, "question": question, "answers": [answer]}
    return {"context": item.passage, "qas": [entry]}
