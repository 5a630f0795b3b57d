"""Facts of real files, checked by hand on their pages, against what the readers make of them.

White space aside and after NFKC, as the files print them.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from eval.errors import SetError
from ingest import (
    Block,
    Document,
    IngestError,
    Passage,
    parse_blocks,
    read_document,
    split_passages,
)
from ingest.figures import Figure, extract_figures
from ingest.tables import split_path

Fact = Mapping[str, Any]

_HEADINGS: Final = frozenset({"title", "heading", "box_heading", "caption"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file as the product reads it."""

    document: Document
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactOutcome:
    """Whether a fact holds; ``error`` says why its file could not be read."""

    fact: Fact
    holds: bool
    error: str = ""


def read_file_facts(path: Path) -> list[Fact]:
    """Read facts from JSON lines: ``file``, ``page``, ``kind``, ``expect`` and what the kind needs.

    Raises:
        SetError: the file is absent or holds something else.
    """
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError) as error:
        raise SetError(f"{path}: cannot be read: {error}") from error


def check_facts(facts: Sequence[Fact], folder: Path) -> Iterator[FactOutcome]:
    """Yield for each fact whether it holds of its file.

    Args:
        facts: as ``read_file_facts`` returns them.
        folder: that holds the files.

    Raises:
        SetError: a fact is of an unknown kind.
    """
    read: dict[str, ReadFile | str] = {}
    for fact in facts:
        name = str(fact["file"])
        if fact["kind"] not in _CHECKS:
            raise SetError(f"{name}: unknown kind of fact {fact['kind']!r}; known: {list(_CHECKS)}")
        if name not in read:
            read[name] = _read(folder / name)
        file = read[name]
        if isinstance(file, str):
            yield FactOutcome(fact=fact, holds=False, error=file)
        else:
            yield FactOutcome(fact=fact, holds=_CHECKS[fact["kind"]](file, fact))


def _read(path: Path) -> ReadFile | str:
    try:
        document = read_document(path)
    except IngestError as error:
        return str(error)
    blocks = parse_blocks(document)
    passages = split_passages(document, blocks)
    figures = extract_figures(document, passages)
    return ReadFile(document=document, blocks=blocks, passages=passages, figures=figures)


def _squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _on_page(passage: Passage, fact: Fact) -> bool:
    asked = fact.get("page")
    return asked is None or passage.page is None or passage.page == asked


def _holds_sentence(file: ReadFile, fact: Fact) -> bool:
    wanted, article = _squeeze(fact["expect"]), _squeeze(fact.get("article") or "")
    return any(
        wanted in _squeeze(passage.text)
        and _on_page(passage, fact)
        and _is_of_article(passage, article)
        for passage in file.passages
    )


def _is_of_article(passage: Passage, article: str) -> bool:
    """Tell whether a passage begins with an article's number, or stands under one that does."""
    above = (*passage.heading_path, passage.text)
    return any(_squeeze(text).startswith(article) for text in above)


def _holds_heading(file: ReadFile, fact: Fact) -> bool:
    wanted = _squeeze(fact["expect"])
    text = file.document.text
    return any(
        _squeeze("".join(span.of(text) for span in block.spans)).lstrip("#") == wanted
        for block in file.blocks
        if block.kind in _HEADINGS
    )


def _holds_title(file: ReadFile, fact: Fact) -> bool:
    return _squeeze(file.document.title) == _squeeze(fact["expect"])


def _is_no_passage(file: ReadFile, fact: Fact) -> bool:
    wanted = _squeeze(fact["expect"])
    return not any(_squeeze(passage.text) == wanted for passage in file.passages)


def _is_furniture(file: ReadFile, fact: Fact) -> bool:
    """Tell whether what stands on every page is part of no passage; a bare number may be."""
    is_number = not any(map(str.isalpha, _squeeze(fact["expect"])))
    return _is_no_passage(file, fact) if is_number else _is_nowhere(file, fact)


def _is_nowhere(file: ReadFile, fact: Fact) -> bool:
    wanted = _squeeze(fact["expect"])
    return not any(wanted in _squeeze(passage.text) for passage in file.passages)


def _holds_metadata(file: ReadFile, fact: Fact) -> bool:
    document = file.document
    return _squeeze(fact["expect"]) in (document.context.issued, _squeeze(document.issuer))


def _holds_figure(file: ReadFile, fact: Fact) -> bool:
    wanted, sentence = _squeeze(fact["expect"]), _squeeze(fact.get("sentence") or "")
    texts = {passage.passage_id: passage.text for passage in file.passages}
    return any(
        _squeeze(figure.amount.span.of(texts[figure.passage_id])) == wanted
        and sentence in _squeeze(texts[figure.passage_id])
        and fact.get("bound") in (None, figure.amount.bound)
        for figure in file.figures
    )


def _holds_cell(file: ReadFile, fact: Fact) -> bool:
    """Tell whether a row of that path has the value under a column of that path."""
    wanted = _squeeze(fact["expect"] or "")
    for passage in file.passages:
        said = _squeeze("".join((*passage.heading_path, passage.text)))
        if passage.kind != "table_row" or not all(_squeeze(n) in said for n in fact["row"]):
            continue
        _, columns, _ = split_path(passage.heading_path)
        cells = [_squeeze(cell) for cell in passage.text.split("\t")]
        cells += [""] * (len(columns) - len(cells))
        for column, cell in zip(columns, cells, strict=False):
            if cell == wanted and all(_squeeze(name) in _squeeze(column) for name in fact["col"]):
                return True
    return False


_CHECKS: Final[Mapping[str, Callable[[ReadFile, Fact], bool]]] = {
    "sentence": _holds_sentence,
    "footnote": _holds_sentence,
    "heading": _holds_heading,
    "title": _holds_title,
    "contents": _is_no_passage,
    "furniture": _is_furniture,
    "absent": _is_nowhere,
    "metadata": _holds_metadata,
    "figure": _holds_figure,
    "cell": _holds_cell,
}
