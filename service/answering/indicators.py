"""The indicators that statistics are kept of: a figure of one is no answer about another.

Words alone do not tell them apart: 社会消费品零售总额 holds most of *consumer prices*.
"""

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ingest import fold
from ingest.language import PARTICLE
from service.answering.contexts import sentence_of
from service.answering.eligibility import QUANTITIES
from service.answering.records import Candidate
from service.questions import Question

INDICATORS_FILE = Path(__file__).with_name("indicators.tsv")
"""The longer name comes before the one it holds; ``a.b`` is one sort of ``a``."""

# What a question sets aside: 经济增速，不是物价.
_NEGATED = re.compile(
    rf"(?:{PARTICLE.zh('set_aside')})[^，,。；;（()）？?]{{1,12}}"
    rf"|\b(?:{PARTICLE.en('set_aside')})\s[^,;?()]{{1,40}}",
    re.IGNORECASE,
)


def is_of_indicators(question: Question, candidate: Candidate) -> bool:
    """Tell whether a candidate is of an indicator that a question names.

    Where a figure's subject names one, that must be asked for; where it names none, its sentence or
    a heading above it must name one that is. A row of a table may name none: its caption and its
    first cell share the name (分产业增加值, 工业). Where a quantity is asked for, a sentence that
    is quoted instead must name one that is.

    Args:
        question: as it was read; where it names no indicator, every candidate is.
        candidate: a date, name or list always is.
    """
    asked = read_indicators(_NEGATED.sub(" ", question.text))
    if not asked:
        return True
    around = "\n".join((sentence_of(candidate), *candidate.hit.passage.heading_path))
    if candidate.figure is None:
        return question.asked not in QUANTITIES or not asked.isdisjoint(read_indicators(around))
    whole, _, own = candidate.figure.subject.rpartition("·")
    # 经济 alone is no indicator, but what grows in 经济增长5.5% is.
    moved = f"{own}{candidate.raw}" if candidate.figure.is_change else ""
    found = next(filter(None, map(read_indicators, (own, moved, whole, around))), frozenset())
    if not found:
        return candidate.hit.passage.kind == "table_row"
    named = {other for other in found if any(_alike(one, other) for one in asked)}
    # What is read as both 进口 and 进出口 is that part of it.
    return bool(named) and (len(named) == len(found) or not candidate.figure.is_change)


@lru_cache(maxsize=4096)
def read_indicators(text: str) -> frozenset[str]:
    """Return the indicators that a Chinese or English text names, by the names of the table.

    >>> sorted(read_indicators("人均地区生产总值与进出口总额"))
    ['gdp_per_head', 'trade']
    >>> sorted(read_indicators("How much did exports and consumer prices rise?"))
    ['consumer_prices', 'exports']
    """
    left = fold(text).text
    found = set()
    for name, pattern in _indicators():
        left, count = pattern.subn(" ", left)
        if count:
            found.add(name)
    return frozenset(found)


def _alike(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


@lru_cache(maxsize=1)
def _indicators() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with INDICATORS_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple((row["indicator"], _pattern((row["zh"], rf"\b(?:{row['en']})\b"))) for row in rows)


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)
