"""Reasons: the words by which a report says why something is as it is.

Who reads them: ``reason``, and behind a 为 that opens a clause ``in_order_to`` (为进一步规范…).
"""

from ingest.language.tables import read_words

REASON = read_words("reason")
"""Senses: ``reason``, ``purpose``."""
