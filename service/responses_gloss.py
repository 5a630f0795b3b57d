"""The response of the API about glosses as a record; see ``service.responses``."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossResponse:
    """Glosses of texts: their words in English, in the order of the Chinese; no translation.

    Attributes:
        ok: true.
        glosses: one a text, in their order; empty for a text without a Chinese character.
    """

    ok: Literal[True] = True
    glosses: tuple[str, ...]
