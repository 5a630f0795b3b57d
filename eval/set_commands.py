"""The commands that score on public sets: question answering passages, and translations."""

import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.progress import Progress

from eval.archive import save_json
from eval.backends import LocalBackend
from eval.bitext import read_bitext, score_bitext
from eval.console import open_console, say_written
from eval.contexts import open_context_searcher
from eval.retrieval import RetrievalReport, score_set
from eval.squad import SquadSet, read_squad, with_questions
from eval.tables import build_bitext_table, build_retrieval_table
from service import Settings
from service.composition import open_embedder

JsonOption = Annotated[Path | None, typer.Option("--json", help="Write the scores here, too.")]


def squad(
    file: Annotated[Path, typer.Argument(help="SQuAD file, may be .gz: each context a passage.")],
    questions: Annotated[
        Path | None, typer.Option(help="SQuAD file that asks the same ids in another language.")
    ] = None,
    json_file: JsonOption = None,
) -> None:
    """Score finding the passage of each question, by each leg alone and by both."""
    asked = read_squad(file)
    if questions is not None:
        asked = with_questions(asked, read_squad(questions))
    settings = Settings.from_environ(os.environ)
    report = _score_squad(asked, settings)
    console = open_console()
    console.print(build_retrieval_table(report))
    if report.left_out:
        console.print(f"{report.left_out} questions without a counterpart were not asked.")
    _write(asdict(report), settings, json_file)


def bitext(
    files: Annotated[
        list[Path],
        typer.Argument(help="Two files aligned by line, or one .tsv with columns zh and en."),
    ],
    json_file: JsonOption = None,
) -> None:
    """Score finding each sentence's translation by the embedder alone, both ways."""
    if len(files) > 2:
        raise typer.BadParameter(f"give one table or two files, not {len(files)} files")
    texts = read_bitext(files)
    settings = Settings.from_environ(os.environ)
    directions = score_bitext(texts, open_embedder(settings))
    open_console().print(build_bitext_table(texts.name, directions))
    fields = {"name": texts.name, "directions": [asdict(each) for each in directions]}
    _write(fields, settings, json_file)


def _score_squad(asked: SquadSet, settings: Settings) -> RetrievalReport:
    stderr = open_console(stderr=True)
    with (
        TemporaryDirectory(prefix="zhiwen-squad-") as folder,
        Progress(console=stderr, transient=True, disable=not stderr.is_terminal) as progress,
    ):
        backend = LocalBackend(open_context_searcher(asked.contexts, Path(folder), settings))
        task = progress.add_task("asking", total=len(asked.topics) * len(backend.legs))
        return score_set(asked, backend, on_question=lambda: progress.advance(task))


def _write(fields: Mapping[str, object], settings: Settings, path: Path | None) -> None:
    """Write the scores with what they are of; a folder's name is enough to tell a model by."""
    if path is None:
        return
    model = Path(settings.embedder)
    embedder = model.name if model.exists() else settings.embedder
    created = datetime.now(UTC).isoformat(timespec="seconds")
    save_json({"created": created, "embedder": embedder, **fields}, path)
    say_written([path])
