"""Pairing: which figure each printed change stands beside."""

import re
from collections.abc import Mapping, Sequence

from ingest.figures.changes import ChangeReading
from ingest.figures.clauses import Clause
from ingest.figures.records import Amount
from ingest.figures.trimming import trim

_REACHES = re.compile(
    r"\s*[，,]?\s*(?:已?达到?|[增升降]?至|到|为)(?=[\s约近超]*\d)|\s*[，,]?\s*(?:to|reaching)\b"
)


def pair_changes(
    text: str,
    clauses: Sequence[Clause],
    amounts: Sequence[Amount],
    readings: Mapping[int, ChangeReading],
) -> dict[int, int]:
    """Pair each change that names no subject of its own with a figure of its sentence.

    A run of changes (比2022年分别上升5.4%和0.55%) takes as many figures, the last ones before it,
    in order. A change with a subject of its own goes to the level printed right behind it
    (比重上升3个百分点，达到51.2%), if there is one.

    Returns:
        The number of the figure for the number of the change.
    """
    paired: dict[int, int] = {}
    for numbers in _sentences(clauses):
        levels: list[int] = []
        last: list[int] = []
        for run in _runs(numbers, readings):
            if run[0] not in readings:
                levels.extend(run)
                if last and _REACHES.match(text, amounts[last[-1]].span.end):
                    paired.setdefault(last[-1], run[0])
                last = []
                continue
            last = run
            if levels and _is_span_of(amounts[levels[-1]], readings[run[0]], amounts[run[0]]):
                levels.pop()
            if not trim(readings[run[0]].own.of(text)):
                paired.update(_beside(run, levels, amounts))
                levels.clear()
    return paired


def _sentences(clauses: Sequence[Clause]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for clause in clauses:
        found.setdefault(clause.sentence, []).extend(clause.amounts)
    return list(found.values())


def _runs(numbers: Sequence[int], readings: Mapping[int, ChangeReading]) -> list[list[int]]:
    """Split the amounts of a sentence into single levels and runs of changes."""
    runs: list[list[int]] = []
    for number in numbers:
        if number in readings and readings[number].chained and runs:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_span_of(level: Amount, reading: ChangeReading, amount: Amount) -> bool:
    """Tell whether a duration is the time that a change took (两年平均增长5%), no level."""
    touches = reading.own.start == level.span.end and not len(reading.own)
    return touches and level.kind == "duration" and amount.kind != "duration"


def _beside(run: Sequence[int], levels: Sequence[int], amounts: Sequence[Amount]) -> dict[int, int]:
    """Return a figure for each change of a run, as far as there are figures."""
    wants_ratio = amounts[run[-1]].kind == "percentage_point"
    levels = [n for n in levels if amounts[n].kind != "duration"] or levels
    fitting = [n for n in levels if (amounts[n].kind == "percent") == wants_ratio] or levels
    targets = fitting[-len(run) :]
    return dict(zip(run[len(run) - len(targets) :], targets, strict=True))
