"""Cases: small documents, each with a question and what a careful reader would answer.

Each is ingested, indexed and asked by itself, as a user would. What is wanted is a wording that the
answer must print, or one of these:

- ``no answer``: there must be none;
- ``value N``: the answer's value;
- ``text keeps: X`` and ``text must not say: X``: of the answer's text;
- ``both: A and B``: both in the text;
- ``English text with its unit: X``: the text, capitals aside.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.progress import track
from rich.table import Table

from eval.console import open_console
from eval.errors import GoldError
from eval.gold import SHIPPED_GOLD
from eval.relevance import squeeze
from index import LinearReranker, Searcher, build_snapshot
from ingest import DocumentStore
from service import Answer, Settings
from service.composition import open_analyzer, open_answerer, open_embedder, open_glossary
from service.library import Library

SHIPPED_CASES = SHIPPED_GOLD.parent / "cases.jsonl"
_REQUESTS = ("GET ", "ingest ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document and a question.

    Attributes:
        case_id: its name.
        kind: of what it tries.
        document: the text.
        question: as it is asked.
        want: see the module.
    """

    case_id: str
    kind: str
    document: str
    question: str
    want: str


def cases(
    file: Annotated[
        Path, typer.Option(help="JSON lines of id, kind, doc_text, question and want.")
    ] = SHIPPED_CASES,
) -> None:
    """Ask small documents, each by itself, and show what is not answered as it should be."""
    asked = read_cases(file)
    table = Table("case", "kind", "question", "wanted", "got")
    for case, answer in ask_cases(asked):
        if not meets(case.want, answer):
            table.add_row(
                case.case_id, case.kind, case.question, case.want, answer.text if answer else "none"
            )
    console = open_console()
    console.print(table)
    console.print(f"{len(asked) - table.row_count} of {len(asked)} right", highlight=False)


def read_cases(file: Path) -> tuple[Case, ...]:
    """Read cases; those that ask for something else than an answer are left out.

    Raises:
        GoldError: the file cannot be read or holds something else.
    """
    try:
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
        return tuple(
            Case(
                case_id=row["id"],
                kind=row["kind"],
                document=row["doc_text"],
                question=row["question"],
                want=row["want"],
            )
            for row in rows
            if not row["question"].startswith(_REQUESTS)
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"cannot read cases of {file}: {error!r}") from error


def ask_cases(asked: Sequence[Case]) -> Iterator[tuple[Case, Answer | None]]:
    """Yield each case with its answer; every document has an index of its own."""
    settings = Settings.from_environ(os.environ)
    analyzer, glossary = open_analyzer(settings), open_glossary(settings)
    embedder, reranker = open_embedder(settings), LinearReranker.load()
    for case in track(asked, description="asking", transient=True):
        with TemporaryDirectory() as folder:
            data, source = Path(folder) / "data", Path(folder) / f"{case.case_id}.txt"
            source.write_text(case.document, encoding="utf-8")
            DocumentStore(data).add(source)
            build_snapshot(data, analyzer=analyzer, embedder=embedder, glossary=glossary)
            searcher = Searcher.load(data, analyzer=analyzer, embedder=embedder, reranker=reranker)
            library = Library(searcher, open_answerer(settings, searcher, embedder))
            yield case, library.answer(case.question).answer


def meets(want: str, answer: Answer | None) -> bool:
    """Tell whether an answer is as a case wants it."""
    if want == "no answer" or answer is None:
        return want == "no answer" and answer is None
    rule, _, words = want.partition(": ")
    text = _plain(answer.text)
    match rule:
        case "text keeps":
            return _plain(words) in text
        case "text must not say":
            return _plain(words) not in text
        case "both":
            return all(_plain(part) in text for part in words.split(" and "))
        case "English text with its unit":
            return _plain(words).casefold() in text.casefold()
    if want.startswith("value "):
        return answer.value is not None and answer.value == _number(want.removeprefix("value "))
    return _plain(want) in _plain(answer.raw) or _plain(want) in text


def _plain(text: str) -> str:
    return squeeze(text).replace(",", "")


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise GoldError(f"{text!r} is no number that a case may want") from error
