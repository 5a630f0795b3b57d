"""What a question asks for, as far as its frame tells: a count, a date, a share, an amount."""

import re

from ingest import QuantityKind
from ingest.language import ASKING


def _frame(sense: str, *marks: str) -> re.Pattern[str]:
    words = (ASKING.zh("kind", sense), rf"\b(?:{ASKING.en('kind', sense)})\b", *marks)
    return re.compile("|".join(words), re.IGNORECASE)


_FRAMES: dict[QuantityKind, re.Pattern[str]] = {
    "count": _frame("how_many"),
    "date": _frame("when"),
    "percent": _frame("percent", "%"),
    "money": _frame("money"),
}


def asked_kinds(question: str) -> frozenset[QuantityKind]:
    """Return the kinds of quantity that a question asks for; none where its frame says nothing.

    Args:
        question: as it was typed, in Simplified Chinese or English.

    >>> sorted(asked_kinds("2023年惩罚性赔偿案件数")), sorted(asked_kinds("when was it issued"))
    (['count'], ['date'])
    """
    return frozenset(kind for kind, frame in _FRAMES.items() if frame.search(question))
