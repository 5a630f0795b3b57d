"""Questions with the passages that the search finds for them: what the reader learns from."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.progress import track

from eval.console import say_written
from eval.gold import Question
from eval.lessons import Lesson, is_for_reader, read_lessons
from eval.relevance import grade, squeeze
from index import Searcher
from service.composition import open_searcher

_DEPTH: Final = 50
_NEAR: Final = 10


def found(
    whole: Annotated[list[str], typer.Option(help="FILE=DATA: questions, and the data folder.")],
    output: Annotated[Path, typer.Option(help="File to write.")] = Path("runs/found.jsonl"),
) -> None:
    """Write the questions that the reader may learn from, with the passages found for them."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("w", encoding="utf-8") as stream:
        for lesson in read_lessons([], whole):
            for row in _iter_rows(lesson):
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    say_written([output])


def _iter_rows(lesson: Lesson) -> Iterator[dict[str, object]]:
    searcher = open_searcher(lesson.settings)
    titles = {document.doc_id: document.title for document in searcher.documents()}
    for question in track([each for each in lesson.questions if is_for_reader(each)]):
        yield {
            "id": question.question_id,
            "lang": question.lang,
            "kind": question.kind,
            "question": question.text,
            "answer": question.answer,
            "evidence": list(question.evidence),
            "passages": list(_iter_passages(question, searcher, titles)),
        }


def _iter_passages(
    question: Question, searcher: Searcher, titles: dict[str, str]
) -> Iterator[dict[str, object]]:
    """Yield the first ten passages, and of those further down the relevant ones."""
    for hit in searcher.search(question.text, k=_DEPTH):
        passage = hit.passage
        relevant = bool(question.answerable and grade(question, squeeze(passage.text)))
        if relevant or hit.rank <= _NEAR:
            yield {
                "title": titles[passage.doc_id],
                "heading": list(passage.heading_path),
                "text": passage.text,
                "relevant": relevant,
                "rank": hit.rank,
            }
