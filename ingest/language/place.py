"""Places: the kinds of divisions, and what tells the name of a place from other words.

Who reads them:

- ``local``: at the end of a place's name in a question (惠来县), and what no such name begins with;
  ``opening``: the same for the titles of reports.
- ``behind``: kinds behind a name that is known, and what follows the country's name in the name of
  a body (China Customs, 全国政协).
- ``between_states``: what stands behind two states that are named by a letter each (中法关系).
"""

from ingest.language.tables import read_words

PLACE = read_words("place")
"""Senses: ``division``, ``body``, ``no_name``, ``country_name``, ``dealing``."""
