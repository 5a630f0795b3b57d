"""The table of quantity expressions: each with its right reading, and how many are read right.

``gold/quantities.tsv`` has a row for each amount of a text: the text, then the reading field by
field (raw, value, high, unit, kind, bound; empty high for what is no range), then where the text is
from: a report, a statute, GB/T 15835-2011, or the table's own wording. Rows of one text stand
together, in its order; a text without a quantity has one row with nothing but its source. The
readings were written from the specification in ``ingest.figures.amounts``, not from its output.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from itertools import groupby
from pathlib import Path

from eval.errors import SetError
from ingest.figures import Amount

SHIPPED_QUANTITIES = Path(__file__).parent / "gold" / "quantities.tsv"
FIELDS = ("raw", "value", "high", "unit", "kind", "bound")
"""What is compared, each field for itself."""

_COLUMNS = ("text", *FIELDS, "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """One amount of a text as it should be read, every field as it is printed.

    Attributes:
        raw: the wording; empty in every field where the text holds no quantity.
        value: a decimal number without zeros at its end.
        high: the same, empty where it is no range.
        unit: as ``Amount.unit``.
        kind: as ``Amount.kind``.
        bound: as ``Amount.bound``.
    """

    raw: str = ""
    value: str = ""
    high: str = ""
    unit: str = ""
    kind: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityCase:
    """A text with the amounts it holds, in order, and where the text is from."""

    text: str
    expressions: tuple[Expression, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityComparison:
    """An expected reading beside the one that was read.

    ``expected`` is empty for a text without a quantity and for an amount that should not be there;
    ``found`` is empty where nothing was read.
    """

    text: str
    expected: Expression
    found: Expression

    def wrong(self) -> tuple[str, ...]:
        """Return the fields that differ, in the order of ``FIELDS``."""
        return tuple(
            name for name in FIELDS if getattr(self.expected, name) != getattr(self.found, name)
        )


def read_quantities(path: Path) -> tuple[QuantityCase, ...]:
    """Read a table of expressions; rows of one text stand together, in the order of the text.

    Raises:
        SetError: the file is missing, a column is, or a row's wording does not stand in its text
            behind that of the row before.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise SetError(
            f"{path}: cannot be read ({error.strerror}); give an existing table"
        ) from error
    for number, row in enumerate(rows, start=2):
        if tuple(row) != _COLUMNS or None in row.values():
            raise SetError(f"{path}:{number}: columns are {list(row)}; use {list(_COLUMNS)}")
    return tuple(_case(path, list(group)) for _, group in groupby(rows, key=_text))


def compare_amounts(
    cases: Iterable[QuantityCase], read: Callable[[str], Sequence[Amount]]
) -> tuple[QuantityComparison, ...]:
    """Read each text and set what was found beside what is expected.

    Args:
        cases: from ``read_quantities``.
        read: reads the amounts of a text, as ``ingest.figures.read_amounts`` does.

    Returns:
        One comparison for each row of the table, and one for each amount read that no row names.
    """
    return tuple(comparison for case in cases for comparison in _compare(case, read(case.text)))


def share_right(comparisons: Sequence[QuantityComparison], field: str) -> float:
    """Return the share of comparisons whose ``field`` is right; 1 for none at all.

    >>> cases = Expression(raw="5件")
    >>> same = QuantityComparison(text="5件", expected=cases, found=cases)
    >>> share_right([same], "raw")
    1.0
    """
    if not comparisons:
        return 1.0
    return sum(field not in each.wrong() for each in comparisons) / len(comparisons)


def _text(row: dict[str, str]) -> str:
    return row["text"]


def _case(path: Path, rows: Sequence[dict[str, str]]) -> QuantityCase:
    text, position = rows[0]["text"], 0
    for row in rows:
        position = text.find(row["raw"], position)
        if position < 0:
            raise SetError(f"{path}: {row['raw']!r} does not stand in {text!r}; correct the row")
        position += len(row["raw"])
        _check_number(path, row)
    expressions = tuple(Expression(**{name: row[name] for name in FIELDS}) for row in rows)
    return QuantityCase(
        text=text,
        expressions=expressions if expressions[0].raw else (),
        source=rows[0]["source"],
    )


def _check_number(path: Path, row: dict[str, str]) -> None:
    for name in ("value", "high"):
        try:
            Decimal(row[name] or "0")
        except InvalidOperation as error:
            raise SetError(f"{path}: {name} is {row[name]!r}; write a decimal number") from error


def _compare(case: QuantityCase, amounts: Sequence[Amount]) -> Iterable[QuantityComparison]:
    if not case.expressions and not amounts:
        yield QuantityComparison(text=case.text, expected=Expression(), found=Expression())
    left = list(amounts)
    position = 0
    for expected in case.expressions:
        start = case.text.find(expected.raw, position)
        position = start + len(expected.raw)
        amount = next((one for one in left if _overlaps(one, start, position)), None)
        if amount is not None:
            left.remove(amount)
        found = _expression(amount) if amount is not None else Expression()
        yield QuantityComparison(text=case.text, expected=expected, found=found)
    for amount in left:
        yield QuantityComparison(text=case.text, expected=Expression(), found=_expression(amount))


def _overlaps(amount: Amount, start: int, end: int) -> bool:
    return amount.span.start < end and start < amount.span.end


def _expression(amount: Amount) -> Expression:
    return Expression(
        raw=amount.raw,
        value=_printed(amount.value),
        high="" if amount.high is None else _printed(amount.high),
        unit=amount.unit,
        kind=amount.kind,
        bound=amount.bound,
    )


def _printed(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def describe_wrong(comparison: QuantityComparison) -> str:
    """Return one line for a comparison that is wrong: the fields, expected and found.

    >>> found = Expression(raw="5件", unit="件")
    >>> describe_wrong(QuantityComparison(text="第5件", expected=Expression(), found=found))
    "第5件: raw '' read as '5件', unit '' read as '件'"
    """
    differences = (
        f"{name} {getattr(comparison.expected, name)!r} read as {getattr(comparison.found, name)!r}"
        for name in (each.name for each in fields(Expression))
        if name in comparison.wrong()
    )
    return f"{comparison.text}: {', '.join(differences)}"
