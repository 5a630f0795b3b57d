"""Quantity: nouns for how much there is of a thing, and what is done with money.

Who reads them in questions:

- ``money``: nouns for sums; ``level``: those that are amounts even where nothing asks how much
  (外商投资 alone is a matter); ``behind`` and ``gain_behind``: behind how many, in a plain question
  and in one for a change.
- ``paid``: verbs that say that money is meant; ``asked``: those that end *what did it cost*.
- ``numbered``: nouns that a number is of; ``size``: these and others for how large a thing is;
  ``keyword``: those that ask for an amount by themselves.
- ``mass``: what *how much* may count; ``share``; ``bar``: what a level is measured by.
- ``measuring`` and ``summing``: adjectives that make an amount of a noun (average, total).
- ``by_what``: by what percentage or margin; ``ratio``: nouns for a share.
- ``behind_noun``: between a noun and how many.

And in reports and claims:

- ``head``: head nouns that the last member of a list shares with the others (发明、外观设计授权量).
- ``property``: words that alone name but a property of what was said before.
- ``light``: words that tell no figure that is claimed from another.
"""

from ingest.language.tables import read_words

QUANTITY = read_words("quantity")
"""Senses: ``money``, ``pay``, ``size``, ``mass``, ``share``, ``average``, ``bar``."""
