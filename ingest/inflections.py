"""English words in the form that stemming can work on: irregular forms, British spellings."""

import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("inflections.tsv")
_NOUN = re.compile(r"(?P<root>[a-z]{3,})isation(?P<end>s?|al)")
_VERB = re.compile(r"(?P<root>[a-z]{3,})is(?P<end>e|ed|es|ing|er|ers)")
# Other words end in -ise without an American -ize: promise, supervise, exercise.
_IZE_ROOTS = """
author capital categor central character civil commercial computer critic critical digital
emphas equal famil final formal formul general global harmon hospital ideal immun industrial
institutional international legal liberal local material maxim mechan minim mobil modern
monopol national natural neutral normal optim organ patron penal personal popular priorit
privat real recogn reorgan revital scrutin serial social special stabil standard steril subsid
summar symbol synchron urban util victim visual
"""
_IZE = frozenset(_IZE_ROOTS.split())


def base_form(word: str) -> str:
    """Return a lower-case English word without the irregularity that a stemmer cannot see.

    Of two words with one form the verb is meant: *left* is of *leave*, *rose* of *rise*.

    >>> base_form("upheld"), base_form("labour"), base_form("utilisation"), base_form("organised")
    ('uphold', 'labor', 'utilization', 'organized')
    >>> base_form("damages"), base_form("supervised")
    ('damages', 'supervised')
    """
    known = _forms().get(word)
    if known is not None:
        return known
    noun = _NOUN.fullmatch(word)
    if noun:
        return f"{noun['root']}ization{noun['end']}"
    verb = _VERB.fullmatch(word)
    return f"{verb['root']}iz{verb['end']}" if verb and verb["root"] in _IZE else word


@cache
def _forms() -> dict[str, str]:
    """Return the base of each form in the table."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:])
    return {form: base for base, forms in rows for form in forms.split()}
