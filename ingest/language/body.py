"""Bodies: what the bodies that act in a report end in (法院, 局, 公司).

``agent`` reads them: before a verb they are who did it.
"""

from ingest.language.tables import read_words

BODIES = read_words("body")
"""Sense: ``body``."""
