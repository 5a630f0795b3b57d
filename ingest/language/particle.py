"""Particles: words that join, hedge and date others, and name nothing themselves.

Who reads them:

- ``lead`` and ``trail``: cut from both ends of the words that say what a figure is of.
- ``manner``: adverbs between who acts and the verb; ``towards``: before whom it is done to;
  ``actor``: never before who acts.
- ``at_head``: behind a noun that nothing goes on to tell more of; ``no_noun``: the words that a
  noun phrase ends at; ``no_adjective``: those that are none.
- ``polar`` and ``did``: auxiliaries that open a question and that stand behind its question word.
- ``no_counted``: what is counted never begins with them behind its number; ``behind``: what goes on
  to tell of it in English ends at them.
- ``frame`` and ``edge``: words that are no part of the topic, anywhere and at its ends.
- ``before_many`` and ``behind_noun``: in a question, between a noun and how many there are;
  ``threshold``: before what or which, where a level is asked for.
- ``set_aside``: before what a question does not mean (不是物价).
- ``stop``: words that carry no topic, left out of passages and questions alike.
- ``light``: words that tell no figure that is claimed from another.
"""

from ingest.language.tables import read_words

PARTICLE = read_words("particle")
"""Senses: the parts of speech, ``hedge``, ``negation``, ``other``."""
