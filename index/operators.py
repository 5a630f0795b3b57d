"""Operators of a query: ``-word`` leaves passages out, ``"words"`` must stand as they are."""

import re
from dataclasses import dataclass

from index.errors import QueryError

_LACKING = re.compile(r"(?:^|(?<=\s))[-－−](?P<word>[^\W\d_][^\s\"＂]*)")
_PHRASE = re.compile(r"[\"＂](?P<phrase>[^\"＂\n]{1,100})[\"＂]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operators:
    """A query and what it says of the passages beside what they are to be about.

    Attributes:
        text: what to look for, without the signs of the operators and what is left out.
        lacking: what a passage must not hold, in the words of the query.
        phrases: what must stand in a passage as it is.
    """

    text: str
    lacking: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


def read_operators(query: str) -> Operators:
    """Read the operators of a query.

    Args:
        query: as ``check_query`` returns it.

    Raises:
        QueryError: it says only what is to be left out.

    >>> read_operators('商标 "侵权案件" -海关')
    Operators(text='商标 侵权案件', lacking=('海关',), phrases=('侵权案件',))
    >>> read_operators("e-commerce 2019 -2023").lacking
    ()
    """
    lacking = tuple(match["word"] for match in _LACKING.finditer(query))
    phrases = tuple(match["phrase"].strip() for match in _PHRASE.finditer(query))
    text = " ".join(_PHRASE.sub(r"\g<phrase>", _LACKING.sub(" ", query)).split())
    if lacking and not any(map(str.isalnum, text)):
        raise QueryError(
            f"the query {query[:20]!r} says only what to leave out; name what to look for"
        )
    return Operators(
        text=text if lacking or phrases else query,
        lacking=lacking,
        phrases=tuple(filter(None, phrases)),
    )
