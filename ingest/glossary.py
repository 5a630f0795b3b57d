"""The glossary: terms of intellectual property and government, Chinese beside English."""

import functools
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError

DEFAULT_GLOSSARY = Path(__file__).with_name("glossary.tsv")
_HEADER = ["zh", "en", "variants"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One notion in both languages.

    Attributes:
        zh: its Chinese names, the usual one first.
        en: its English names and abbreviations, the usual one first.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Read a glossary: UTF-8, tab-separated, header ``zh en variants``, names parted by ``|``.

    A variant is put with the Chinese names when it has a Chinese character in it, else with the
    English ones. Blank lines and lines that begin with ``#`` are skipped.

    Raises:
        IngestError: the file cannot be read, or a line lacks a Chinese or an English name.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise IngestError(
            f"{path}: cannot read the glossary: {said}; mend it or ZHIWEN_GLOSSARY"
        ) from error
    rows = [
        (number, [field.strip() for field in line.split("\t")])
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not rows or rows[0][1] != _HEADER:
        found = rows[0][1] if rows else "no lines"
        raise IngestError(f"{path}: the header must be {_HEADER}, found {found}")
    return tuple(_term(path, number, fields) for number, fields in rows[1:])


@functools.cache
def default_glossary() -> tuple[Term, ...]:
    """Return the glossary that comes with the package; no terms where it is missing."""
    return read_glossary(DEFAULT_GLOSSARY) if DEFAULT_GLOSSARY.exists() else ()


def _term(path: Path, number: int, fields: list[str]) -> Term:
    if not 2 <= len(fields) <= 3:
        raise IngestError(f"{path}:{number}: expected 2 or 3 fields, found {len(fields)}")
    zh, en, variants = (_names(field) for field in (*fields, "")[:3])
    chinese = tuple(name for name in variants if not name.isascii())
    if not zh or not en:
        raise IngestError(f"{path}:{number}: a term needs a Chinese and an English name: {fields}")
    others = tuple(name for name in variants if name.isascii())
    return Term(zh=_distinct(zh + chinese), en=_distinct(en + others))


def _names(field: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in field.split("|") if name.strip())


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
