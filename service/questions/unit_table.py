"""The units of Chinese reports, what is counted by each, and the English for both: two tables."""

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Things that the same units count.

    Attributes:
        units: that count them, the usual one first.
        chinese: what they are called in Chinese.
        english: what they are called in English, in the singular.
    """

    units: tuple[str, ...]
    chinese: tuple[str, ...]
    english: tuple[str, ...]


def read_counted() -> tuple[Counted, ...]:
    """Return the rows of ``units.tsv``, in their order.

    >>> read_counted()[0].units, read_counted()[0].english[:2]
    (('件', '起', '宗'), ('case', 'appeal'))
    """
    return tuple(
        Counted(
            units=tuple(units.split()),
            chinese=tuple(chinese.split()),
            english=tuple(english.split(", ")) if english else (),
        )
        for units, chinese, english in _read_rows("units.tsv")
    )


def read_default_nouns() -> dict[str, str]:
    """Return the English for each unit of ``unit_nouns.tsv``, where nothing says what is counted.

    >>> read_default_nouns()["人次"]
    'person-times'
    """
    return {row[0]: row[1] for row in _read_rows("unit_nouns.tsv")}


def _read_rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]
