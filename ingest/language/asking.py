"""Asking: question words, and what they ask about.

Who reads them, all in questions:

- ``kind``: of what kind the figure is that is searched for.
- ``wh``: what a Chinese question asks for, by the sense; ``asks``: that a clause asks anything.
- ``frame`` and, tried after the particles, ``phrase``: words that are no part of the topic.
- ``abstract``: what is told in a passage, not by a name; ``which_of``: of which one is wanted.
- ``named``: what is a name or a number of a thing.
- ``reason`` and ``led``: nouns and verbs that ask why.
"""

from ingest.language.tables import read_words

ASKING = read_words("asking")
"""Senses: the question words, ``percent``, ``money``, ``report``, ``abstract``, ``name``."""
