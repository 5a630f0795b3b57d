"""Numbers that are written out.

Who reads them: ``years`` before years that are told of together; ``small`` where a question asks
for so many.
"""

from ingest.language.tables import read_words

NUMBER = read_words("number")
"""Senses: what each is, by its English name."""
