"""Particles: words that join, hedge and date others, and name nothing themselves.

Who reads them:

- ``lead`` and ``trail``: cut from both ends of the words that say what a figure is of.
- ``manner``: adverbs between who acts and the verb; ``towards``: before whom it is done to;
  ``actor``: never before who acts.
- ``at_head``: behind a noun that nothing goes on to tell more of; ``no_noun``: the words that a
  noun phrase ends at; ``no_adjective``: those that are none.
- ``polar`` and ``did``: auxiliaries that open a question and that stand behind its question word.
- ``frame`` and ``edge``: words that are no part of the topic, anywhere and at its ends.
"""

from ingest.language.tables import read_words

PARTICLE = read_words("particle")
"""Senses: the parts of speech, ``hedge``, ``other``."""
