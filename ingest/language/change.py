"""Change: the words for what rises, falls or changes, and those around them.

Who reads them:

- ``report``: before the number of a change (同比增长117%, up 5.4%), with the words that may stand
  ``before`` them and ``between`` them and the number; ``behind``: behind it (a 5% increase).
- ``reached``: before 到, 至 or 为, where the number is a level (提高到5万元).
- ``stop`` and, before 到, 至 or 为, ``stop_reached``: verbs that end the name of what is counted.
- ``property``: words that alone name but a property of what was said before.
- ``cause``: what is driven, in a sentence that gives a reason.
- ``asked``: in a question, a change or its way; ``either``: one of two that it leaves open
  (上升还是下降); ``rate``: words that ask for a change by themselves; ``neutral``: those of them
  that tell no way; ``topic``: words that are no part of what a question is about.
- ``noun``, ``what``, ``what_change``: nouns for a change; ``compared``: comparatives that ask for
  one; ``degree`` and ``speed``: how sharply and how fast; ``before_many``: before how many.
- ``column``: in the head of a column of changes.
- ``claimed``: the way of a change that a text claims.
- ``pace`` and ``moves``: a rate of change, and that it moved itself (降幅收窄).
"""

from ingest.language.tables import read_words

CHANGE = read_words("change")
"""Senses: ``rise``, ``fall``, ``change``, ``degree``, ``before``, ``between``."""
