"""Documents: what they are called, and that they are issued and in force.

Who reads them:

- ``title``: at the end of a title; ``act``: what a question calls a document that is in force.
- ``force`` and ``in_force``: in questions for the day of that, before and behind the question word.
- ``issue`` and ``issued_by``: in questions for who issued it and when.
"""

from ingest.language.tables import read_words

DOCUMENT = read_words("document")
"""Senses: ``kind``, ``force``, ``issue``."""
