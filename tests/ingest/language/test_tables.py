"""What holds for the table of every concept."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import language
from ingest.language import WordTable, read_words

ROOT = Path(__file__).parents[3]
TABLES = {name: table for name, table in vars(language).items() if isinstance(table, WordTable)}
WORDS = [
    pytest.param(table, side, id=f"{table.name}-{side}")
    for table in TABLES.values()
    for side in ("zh", "en")
]


def iter_calls() -> Iterator[tuple[str, str, str]]:
    """Yield each table, language and use that a module asks for."""
    for package in ("ingest", "index", "service"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                    continue
                owner = node.func.value
                reads = node.func.attr in {"zh", "en", "zh_senses", "en_senses"}
                if reads and isinstance(owner, ast.Name) and owner.id in TABLES:
                    use = ast.literal_eval(node.args[0])
                    yield TABLES[owner.id].name, node.func.attr.removesuffix("_senses"), use


CALLS = set(iter_calls())


@pytest.mark.parametrize(("table", "side"), WORDS)
def test_no_word_stands_in_a_table_twice(table: WordTable, side: str) -> None:
    words = getattr(table, f"{side}_words")
    twice = [word for word, n in Counter((w.sense, w.text) for w in words).items() if n > 1]
    assert not twice


@pytest.mark.parametrize(("table", "side"), WORDS)
def test_every_word_is_read_by_somebody(table: WordTable, side: str) -> None:
    asked = {use for name, language, use in CALLS if (name, language) == (table.name, side)}
    unread = [word.text for word in getattr(table, f"{side}_words") if not word.uses & asked]
    assert not unread


@pytest.mark.parametrize(("table", "side"), WORDS)
def test_every_use_of_a_word_is_one_that_a_module_names(table: WordTable, side: str) -> None:
    asked = {use for name, language, use in CALLS if (name, language) == (table.name, side)}
    named = {use for word in getattr(table, f"{side}_words") for use in word.uses}
    assert named == asked


@pytest.mark.parametrize(("table", "side"), WORDS)
def test_a_word_is_a_pattern_of_its_own(table: WordTable, side: str) -> None:
    for word in getattr(table, f"{side}_words"):
        assert re.compile(word.text).groups == 0, word.text
        assert "|" not in re.sub(r"\(.*\)|\[.*?\]", "", word.text), f"two words: {word.text}"


def test_an_unknown_use_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"change\.tsv: no word for use 'never'"):
        read_words("change").zh("never", "rise")


def test_the_language_imports_nothing_of_ours() -> None:
    for path in (ROOT / "ingest" / "language").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                own = node.module.split(".")[0] in {"ingest", "index", "service"}
                assert not own or node.module.startswith("ingest.language."), path
