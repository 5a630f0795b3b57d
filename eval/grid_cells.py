"""The cells of a grid of places, years and indicators, and the questions that ask for them."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal

from eval.errors import GoldError

Tense = Literal["result", "target"]
CellKind = Literal["printed", "unprinted", "other place", "other year"]
GridLanguage = Literal["zh", "en"]

GRID_FOLDER = Path(__file__).parent / "gold" / "grid"
INDICATORS_FILE = GRID_FOLDER / "indicators.tsv"
OFFICIAL_CELLS = GRID_FOLDER / "official.tsv"
COLLECTION_CELLS = GRID_FOLDER / "collection.tsv"
CELLS_HEADER = ("place", "zh", "en", "year", "tense", "indicator", "value")

_EVERY = "*"
_POWERS = {"万": 4, "亿": 8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a document prints: a number, or the two ends of a range, 万 and 亿 applied."""

    low: Decimal
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One question in two languages, and what the documents print for it.

    Attributes:
        place: its full name.
        names: what the questions call it, by language.
        year: asked about.
        tense: whether the result or the target of that year is asked for.
        indicator: a key of ``indicators.tsv``.
        value: that is printed; ``None`` where none may be answered.
        kind: printed; or, where it is not, whether the documents are of the place and year.
    """

    place: str
    names: Mapping[GridLanguage, str]
    year: int
    tense: Tense
    indicator: str
    value: Value | None
    kind: CellKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GridQuestion:
    """A cell asked for in one language."""

    cell: GridCell
    lang: GridLanguage
    text: str


def read_cells(path: Path) -> tuple[GridCell, ...]:
    """Read a table of cells.

    A row without a value is printed nowhere; one for the indicator ``*`` stands for every
    indicator of a place or year that no document is of.

    Raises:
        GoldError: the file cannot be read, or a row is no cell; the message begins with
            ``FILE:LINE``.
    """
    rows = list(enumerate(_read_rows(path), start=2))
    if not rows or tuple(rows[0][1]) != CELLS_HEADER:
        raise GoldError(f"{path}: the first row must be {' '.join(CELLS_HEADER)}, tab-separated")
    places = {row["place"] for _, row in rows if row["value"]}
    cells: list[GridCell] = []
    for number, row in rows:
        try:
            cells.extend(_cells_of(row, places))
        except (KeyError, TypeError, ValueError, InvalidOperation) as error:
            raise GoldError(f"{path}:{number}: {row} is no cell: {error}") from error
    return tuple(cells)


def ask_cells(cells: Iterable[GridCell]) -> tuple[GridQuestion, ...]:
    """Return each cell's question in Chinese and in English."""
    forms = {row["indicator"]: row for row in _read_rows(INDICATORS_FILE)}
    languages: tuple[GridLanguage, ...] = ("zh", "en")
    return tuple(
        GridQuestion(
            cell=cell,
            lang=lang,
            text=forms[cell.indicator][f"{lang}_{cell.tense}"].format(
                place=cell.names[lang], year=cell.year
            ),
        )
        for cell in cells
        for lang in languages
    )


def _cells_of(row: Mapping[str, str], places: Iterable[str]) -> Iterator[GridCell]:
    if row["tense"] not in ("result", "target"):
        raise ValueError(f"the tense is {row['tense']!r}; use result or target")
    whole = row["indicator"] == _EVERY
    for indicator in known_indicators() if whole else (row["indicator"],):
        if indicator not in known_indicators():
            raise ValueError(f"no indicator is called {indicator!r}")
        yield GridCell(
            place=row["place"],
            names={"zh": row["zh"], "en": row["en"]},
            year=int(row["year"]),
            tense="result" if row["tense"] == "result" else "target",
            indicator=indicator,
            value=parse_value(row["value"]) if row["value"] else None,
            kind=_kind_of(row, places, whole=whole),
        )


def _kind_of(row: Mapping[str, str], places: Iterable[str], *, whole: bool) -> CellKind:
    if row["value"]:
        return "printed"
    if not whole:
        return "unprinted"
    return "other year" if row["place"] in places else "other place"


def parse_value(text: str) -> Value:
    """Parse a number with 万 or 亿 behind it, or two joined by ``~``.

    >>> parse_value("149.4万").low == 1_494_000, parse_value("4.5~5").high
    (True, Decimal('5'))
    """
    low, _, high = text.partition("~")
    return Value(low=_number(low), high=_number(high) if high else None)


def _number(text: str) -> Decimal:
    power = _POWERS.get(text[-1:], 0)
    return Decimal(text[:-1] if power else text).scaleb(power)


def known_indicators() -> tuple[str, ...]:
    """Return the keys of ``indicators.tsv``, in its order."""
    return tuple(row["indicator"] for row in _read_rows(INDICATORS_FILE))


def _read_rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read: {error}") from error
