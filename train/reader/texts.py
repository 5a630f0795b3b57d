"""The texts from which the reader's pieces are chosen: reports, laws, questions, English too."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from train.reader.examples import read_rows_of_questions
from train.tables import read_questions, read_rows

_TABLES = {
    "chinese/gov-work-reports-to-2015.tsv.gz": ("paragraph",),
    "parallel/sdg.tsv.gz": ("zh", "en"),
    "parallel/tatoeba.tsv.gz": ("zh_mixed", "en"),
    "parallel/tico19.tsv.gz": ("zh", "en"),
    "parallel/tw-laws-articles.tsv.gz": ("zh_hant", "en"),
    "parallel/tw-laws-titles.tsv.gz": ("law_en", "category_zh"),
}
_LAWS = "chinese/prc-laws-articles.tsv.gz"
_SQUAD = ("chinese/drcd-dev.json.gz", "chinese/cmrc2018-trial.json.gz")
_QUESTIONS = ("questions/documents-learn.jsonl", "questions/reading-learn.jsonl")
# Laws repeat each other: every fourth article holds what the others hold.
_LAWS_APART = 4


def iter_texts(data: Path) -> Iterator[str]:
    """Yield the texts of the shared data folder that documents and questions are like.

    Raises:
        TrainError: a file is absent.
    """
    yield from _iter_documents(data)
    for name in _QUESTIONS:
        for row in read_rows_of_questions(data / name):
            yield row["question"]
            yield row.get("paragraph", "")
    for name in _SQUAD:
        for asked in read_questions(data / name):
            yield asked.question
            yield asked.context
    for name, columns in _TABLES.items():
        for row in read_rows(data / name):
            yield from (row[column] for column in columns)
    for row in islice(read_rows(data / _LAWS), 0, None, _LAWS_APART):
        yield row["text"]


def _iter_documents(data: Path) -> Iterator[str]:
    for path in sorted((*data.glob("official/*.txt"), *data.glob("madeup/*.txt"))):
        yield from path.read_text(encoding="utf-8").splitlines()
