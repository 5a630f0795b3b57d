import json
import re

import pytest

from service.embedding import EmbedScript, embed_script
from service.page_words import LANGUAGES, STATIC_DIR, read_words

MAX_BYTES = 20_000
SOURCE = (STATIC_DIR / "embed.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def script() -> str:
    return embed_script().body.decode()


def test_the_component_is_light_to_load() -> None:
    assert 10_000 < len(embed_script().body) < MAX_BYTES


def test_every_word_that_it_names_is_in_it_in_each_language(script: str) -> None:
    (table,) = re.findall(r"const WORDS = (\{.*\});", script)
    words = json.loads(table)
    named = set(re.findall(r'\bword\("(\w+)"', SOURCE))
    assert len(named) > 10
    assert named | {"not_in_corpus", "no_such_figure", "ambiguous", "sure_low"} <= set(words)
    for place, lang in enumerate(LANGUAGES):
        assert {name: said[place] for name, said in words.items()}.items() <= read_words(
            lang
        ).items()
    assert re.findall(r"const LANGUAGES = (\[.*\]);", script) == [json.dumps(list(LANGUAGES))]


def test_nothing_is_left_of_its_comments_and_nothing_else_is_gone(script: str) -> None:
    assert "// " not in script
    kept = [line.strip() for line in SOURCE.splitlines()]
    kept = [line for line in kept if line and not line.startswith("//")]
    assert len(script.splitlines()) == len(kept)


def test_it_needs_no_other_file_and_asks_no_other_host(script: str) -> None:
    assert not re.search(r"\bimport\b|\bfetch\(\s*[\"'`]|@import|url\(", script)
    assert not re.search(r"https?://(?!zhiwen\.example)", script)


@pytest.mark.parametrize(
    ("header", "known"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)],
)
def test_a_browser_that_has_it_is_known(header: str, known: bool) -> None:
    assert EmbedScript(b"", '"a"').is_known(header) == known
