"""Abbreviations: English ones whose point ends no sentence; ``point`` reads them."""

from ingest.language.tables import read_words

ABBREVIATION = read_words("abbreviation")
"""Senses: ``person``, ``part`` (of a text), ``company``, ``phrase``."""
