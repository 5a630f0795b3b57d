"""Rank: the words for what is the most of all.

Who reads them: ``asked`` in a question, the Chinese ones behind 最; ``said`` in a report.
"""

from ingest.language.tables import read_words

RANK = read_words("rank")
"""Sense: ``most``."""
