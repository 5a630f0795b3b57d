"""The words of the interface: which languages there are, and which one a browser is shown."""

import json
from functools import cache
from pathlib import Path

STATIC_DIR = Path(__file__).resolve().parent / "static"
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
LANGUAGE_COOKIE = "zhiwen-language"
_TRADITIONAL = ("hant", "tw", "hk", "mo")


def choose_language(chosen: str, accepted: str) -> str:
    """Return the language of the interface.

    Args:
        chosen: what the reader chose before; anything else than a language counts as nothing.
        accepted: the ``Accept-Language`` header.

    >>> choose_language("", "fr, zh-TW;q=0.8, en;q=0.5"), choose_language("zh-Hans", "en-GB")
    ('zh-Hant', 'zh-Hans')
    >>> choose_language("", "zh-CN,zh;q=0.9"), choose_language("xx", "fr")
    ('zh-Hans', 'en')
    """
    if chosen in LANGUAGES:
        return chosen
    tags = [part.split(";")[0].strip().lower().split("-") for part in accepted.split(",")]
    for tag, *rest in tags:
        if tag == "zh":
            return "zh-Hant" if any(part in _TRADITIONAL for part in rest) else "zh-Hans"
        if tag == "en":
            return "en"
    return "en"


@cache
def read_words(lang: str) -> dict[str, str]:
    """Return the words of a language by their names, those that are tables aside."""
    text = (STATIC_DIR / f"words.{lang}.json").read_text(encoding="utf-8")
    return {name: word for name, word in json.loads(text).items() if isinstance(word, str)}
