"""The indicators that statistics are kept of, and what a text calls them."""

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from ingest import fold
from ingest.language import PARTICLE

INDICATORS_FILE = Path(__file__).with_name("indicators.tsv")
"""The longer name comes before the one it holds; ``a.b`` is one sort of ``a``."""

# What a question sets aside: 经济增速，不是物价.
_NEGATED = re.compile(
    rf"(?:{PARTICLE.zh('set_aside')})[^，,。；;（()）？?]{{1,12}}"
    rf"|\b(?:{PARTICLE.en('set_aside')})\s[^,;?()]{{1,40}}",
    re.IGNORECASE,
)


def read_asked_indicators(text: str) -> frozenset[str]:
    """Return the indicators that a question names, less those that it sets aside.

    >>> sorted(read_asked_indicators("GDP增速，不是物价"))
    ['gdp']
    """
    return read_indicators(_NEGATED.sub(" ", text))


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


@lru_cache(maxsize=1)
def _indicators() -> tuple[tuple[str, re.Pattern[str]], ...]:
    with INDICATORS_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple((row["indicator"], _pattern((row["zh"], rf"\b(?:{row['en']})\b"))) for row in rows)


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)
