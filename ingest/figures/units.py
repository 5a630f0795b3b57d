"""Units of amounts: what may stand behind a number, what it is called and what it measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final, cast

from ingest.characters import is_han
from ingest.figures.records import FigureKind

UNITS_FILE: Final = Path(__file__).with_name("units.tsv")
"""One unit a line, with the fields of ``Unit``; symbols in Latin letters are of kind ``symbol``."""
_SYMBOL: Final = "symbol"
_ARTICLE: Final = "article"
_DIGITS: Final = "digits"
_LAST: Final = "last"
_MORE: Final = "more"
_BEHIND_LAST: Final = frozenset("的和与及")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as a text may print it.

    Attributes:
        text: the wording, folded.
        name: what ``Amount.unit`` says: the wording, but one name for each of ``%``, ``个百分点``
            and ``倍``.
        kind: what it measures.
        size: what the number is multiplied by (五成 is 50 %).
        extra: what is added to the number (两个半月 is 2.5).
        more: it holds an inner 多 or 余 (两个多月).
        article: behind a bare 一 it makes an article (一个, 一种), not a count.
        spelt: it may stand behind Chinese numerals; 三级, 二期, 四面 name or rank.
        latin: it is a word or symbol in Latin letters.
        last: it ends what it stands in: no Chinese word goes on from it but 的, 和, 与 and 及
            (9金、5银, but not 9金融机构).
        unless: what may not follow, for there the wording is another word (12部门, 三位一体).
    """

    text: str
    name: str
    kind: FigureKind
    size: Decimal = Decimal(1)
    extra: Decimal = Decimal(0)
    more: bool = False
    article: bool = False
    spelt: bool = True
    unless: tuple[str, ...] = ()
    latin: bool = False
    last: bool = False


def unit_at(text: str, start: int, *, spelt: bool = False) -> Unit | None:
    """Return the longest unit that stands in ``text`` at ``start``.

    Args:
        text: folded, see ``ingest.figures.widths.fold_for_numbers``.
        start: ``0 <= start <= len(text)``.
        spelt: the number before it is in Chinese characters.

    >>> unit_at("批次货物", 0).text, unit_at("项制度", 0).text, unit_at("个百分点", 0).kind
    ('批次', '项', 'percentage_point')
    >>> unit_at("部门", 0).text, unit_at("级", 0, spelt=True)
    ('部门', None)
    """
    for unit in _BY_FIRST.get(text[start : start + 1], ()):
        if text.startswith(unit.text, start):
            end = start + len(unit.text)
            refused = (spelt and not unit.spelt) or text.startswith(unit.unless, end)
            if not refused and not (unit.last and _goes_on(text[end : end + 1])):
                return unit
    return None


def _goes_on(behind: str) -> bool:
    return bool(behind) and is_han(behind) and behind not in _BEHIND_LAST


def _read_rows() -> Iterator[list[str]]:
    for line in UNITS_FILE.read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def _unit(row: list[str]) -> Unit:
    text, name, kind, flags, size, extra, unless = row
    told = flags.split()
    return Unit(
        text=text,
        name=name,
        kind=cast("FigureKind", kind),
        size=Decimal(size),
        extra=Decimal(extra),
        more=_MORE in told,
        article=_ARTICLE in told,
        spelt=_DIGITS not in told and _LAST not in told,
        unless=tuple(unless.split()),
        last=_LAST in told,
    )


def _by_first(units: list[Unit]) -> dict[str, tuple[Unit, ...]]:
    """Return the units by their first character, the longest first."""
    table: dict[str, list[Unit]] = {}
    for unit in sorted(units, key=lambda unit: -len(unit.text)):
        table.setdefault(unit.text[0], []).append(unit)
    return {first: tuple(found) for first, found in table.items()}


_ROWS = tuple(_read_rows())
_BY_FIRST = _by_first([_unit(row) for row in _ROWS if row[2] != _SYMBOL])
LATIN_UNITS = frozenset(row[0] for row in _ROWS if row[2] == _SYMBOL)
"""Symbols of units, as they are spelt; a run of letters behind a number is one of them or none."""
