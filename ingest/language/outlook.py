"""Outlook: what tells a result from a target, one year from several, a sum from its parts.

Who reads them:

- ``heading``: in a heading, that its section is about what is to be done, or about what was done.
- ``clause``: before a number, that it is of several years together.
- ``passage``: that a passage has turned to the years of a plan.
- ``part``: between a whole and its parts.
- ``sum``: before a number that is a sum, or in the name of what it counts.
- ``lasting``: at the end of a subject that is measured in time.
- ``lead``: at the beginning of a subject, that it was reached.
"""

from ingest.language.tables import read_words

OUTLOOK = read_words("outlook")
"""Senses: ``ahead``, ``behind``, ``several_years``, ``plan_years``, ``sum`` and others."""
