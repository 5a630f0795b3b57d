"""The words of the interface: which languages there are, and which one a browser is shown."""

import json
from functools import cache
from pathlib import Path

STATIC_DIR = Path(__file__).resolve().parent / "static"
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
LANGUAGE_COOKIE = "zhiwen-language"
_TRADITIONAL = ("hant", "tw", "hk", "mo")


def choose_language(chosen: str, accepted: str, *, asked: str = "") -> str:
    """Return the language of the interface.

    Args:
        chosen: what the reader chose before; anything else than a language counts as nothing.
        accepted: the ``Accept-Language`` header.
        asked: a tag of a language in the address, ``zh`` or ``en-GB``; it comes first.

    >>> choose_language("", "fr, zh-TW;q=0.8, en;q=0.5"), choose_language("zh-Hans", "en-GB")
    ('zh-Hant', 'zh-Hans')
    >>> choose_language("", "zh-CN,zh;q=0.9"), choose_language("xx", "fr")
    ('zh-Hans', 'en')
    >>> choose_language("en", "en-GB", asked="zh"), choose_language("en", "zh", asked="auto")
    ('zh-Hans', 'en')
    """
    known = (_read_tag(part.split(";")[0]) for part in accepted.split(","))
    remembered = chosen if chosen in LANGUAGES else None
    return _read_tag(asked) or remembered or next(filter(None, known), "en")


def _read_tag(tag: str) -> str | None:
    """Return the language of the interface that a tag means, if there is such."""
    language, *rest = tag.strip().lower().split("-")
    if language == "zh":
        return "zh-Hant" if any(part in _TRADITIONAL for part in rest) else "zh-Hans"
    return "en" if language == "en" else None


@cache
def read_words(lang: str) -> dict[str, str]:
    """Return the words of a language by their names, those that are tables aside."""
    text = (STATIC_DIR / f"words.{lang}.json").read_text(encoding="utf-8")
    return {name: word for name, word in json.loads(text).items() if isinstance(word, str)}
