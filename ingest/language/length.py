"""Length: what lasts and what stretches, of which a question asks how long it is.

All are read by ``long``, in questions.
"""

from ingest.language.tables import read_words

LENGTH = read_words("length")
"""Senses: ``time`` and ``line``."""
