"""Units: what stands behind a number and what it is counted in.

Who reads them:

- ``asked``: behind how many, in questions; ``stated``: what a question wants its answer in.
- ``no_year``: behind four digits that are no year (2023件, 2023 cases).
- ``bare``: English words that say what is counted only together with others.
"""

from ingest.language.tables import read_words

UNIT = read_words("unit")
"""Senses: ``time``, ``currency``, ``measure``, ``thing``."""
