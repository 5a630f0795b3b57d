"""Acts: the verbs for what is done with what a report counts, and those that end its name.

Who reads them:

- ``done``: what was done with what is counted (受理, accepted).
- ``stop``: verbs and other words that end the name of what is counted behind a number.
- ``in_years``: what is done in several years together, so that it is told of no single one.
- ``counted``: before the head noun of a list (专利申请量 of 专利).
- ``before_many`` and ``behind_noun``: in a question, between a noun and how many there are.
- ``light``: words that tell no figure that is claimed from another.
"""

from ingest.language.tables import read_words

ACT = read_words("act")
"""Senses: ``act``, ``state``."""
