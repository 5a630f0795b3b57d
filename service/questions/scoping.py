"""The scopes of a question, less those of compounds that mean another thing (low-income homes)."""

import re

from ingest.figures.scopes import read_scopes
from ingest.language import SCOPE

_COMPOUNDS = re.compile(rf"\b(?:{SCOPE.en('apart')})\b|{SCOPE.zh('apart')}")

_EVENT_LABELS = """
new cumulative received concluded approved opened granted seized arrested prosecuted shut deleted
transferred investigated
"""
EVENT_SCOPES = frozenset(_EVENT_LABELS.split())
"""The scopes of what was done, so that there is a number of it for each time."""


def read_asked_scopes(text: str) -> frozenset[str]:
    """Return the scopes that a question names.

    >>> read_asked_scopes("low-income housing units"), read_asked_scopes("外贸出口")
    (frozenset(), frozenset({'exported'}))
    """
    return read_scopes(_COMPOUNDS.sub(" ", text))
