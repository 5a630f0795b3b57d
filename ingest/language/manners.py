"""Manners: the politeness around a question.

Who reads them: ``opening`` and ``closing``: greetings and thanks; ``can_you``: could you tell,
能告诉我; ``want``: I want to know, 我想知道; ``me``: tell me.
"""

from ingest.language.tables import read_words

MANNERS = read_words("manners")
"""Senses: ``greeting``, ``tell``, ``learn``."""
