import json
import re
from typing import Any

import pytest

from service.page_words import LANGUAGES, STATIC_DIR, choose_language, read_words

TABLES: dict[str, dict[str, Any]] = {
    lang: json.loads((STATIC_DIR / f"words.{lang}.json").read_text(encoding="utf-8"))
    for lang in LANGUAGES
}


@pytest.mark.parametrize(
    ("chosen", "accepted", "lang"),
    [
        ("", "", "en"),
        ("", "de,fr;q=0.5", "en"),
        ("", "de, zh;q=0.5, en;q=0.2", "zh-Hans"),
        ("", "zh-Hant-HK", "zh-Hant"),
        ("zh-Hant", "en", "zh-Hant"),
        ("../../etc", "zh", "zh-Hans"),
    ],
)
def test_the_choice_comes_first_then_the_browser(chosen: str, accepted: str, lang: str) -> None:
    assert choose_language(chosen, accepted) == lang


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        *(("zh", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("zh-TW", "zh-Hant"), ("EN-us", "en")),
        *(("auto", "zh-Hans"), ("", "zh-Hans"), ("<script>", "zh-Hans"), ("zho", "zh-Hans")),
    ],
)
def test_a_language_in_the_address_comes_before_the_choice(asked: str, lang: str) -> None:
    assert choose_language("zh-Hans", "en", asked=asked) == lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_words_with_the_same_blanks(lang: str) -> None:
    english, other = TABLES["en"], TABLES[lang]
    assert other.keys() == english.keys()
    for name, word in read_words(lang).items():
        assert word
        assert set(re.findall(r"{\w+}", word)) <= set(re.findall(r"{\w+}", english[name]))


def test_the_traditional_words_hold_no_simplified_form() -> None:
    words = "".join(read_words("zh-Hant").values())
    assert not set(words) & set("们这说问题图页简检务应为载报数据读没称类")


def test_every_word_that_a_script_names_is_there() -> None:
    for path in STATIC_DIR.glob("*.js"):
        script = path.read_text(encoding="utf-8")
        named = set(re.findall(r'\b(?:word|button)\("(\w+)"', script))
        named |= {f"{name}_one" for name in re.findall(r'\bcounted\("(\w+)"', script)}
        assert named <= TABLES["en"].keys(), path.name
