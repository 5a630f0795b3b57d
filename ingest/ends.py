"""The first and last lines of a document, and what stands in them of who issued it and when."""

import re
from dataclasses import dataclass

from ingest.enactments import Enactment, read_enactment
from ingest.folding import simplify
from ingest.signatures import Signature, iter_signatures

HEAD_CHARS, TAIL_CHARS = 6_000, 600
"""How far from its ends a document's title block, signatures and closing lines reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What a document's ends say.

    Attributes:
        head: its first lines that hold text, in simplified characters.
        tail: its last ones; empty where the head holds the whole document.
        signed: the dates of the head.
        closed: those of the tail, else of the head.
        enactment: what a law says of itself below its title.
    """

    head: tuple[str, ...]
    tail: tuple[str, ...]
    signed: tuple[Signature, ...]
    closed: tuple[Signature, ...]
    enactment: Enactment


def read_ends(title: str, text: str) -> Ends:
    """Read the ends of a document.

    Args:
        title: of the document, in simplified characters.
        text: of the document.
    """
    head = _lines(simplify(text[:HEAD_CHARS]))
    tail = _lines(simplify(text[-TAIL_CHARS:])) if len(text) > HEAD_CHARS else ()
    below = head[1:] if head and bare(head[0]) in bare(title) else head
    return Ends(
        head=head,
        tail=tail,
        signed=tuple(iter_signatures(head)),
        closed=tuple(iter_signatures(tail or head)),
        enactment=read_enactment(below),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(stripped for line in text.splitlines() if (stripped := line.strip()))


def bare(text: str) -> str:
    """Return a text without white space, which extraction adds and loses."""
    return re.sub(r"\s", "", text)
