"""Time: the words for years, parts of a year and months, and those around a date.

Who reads them:

- ``leaning``: a year told by another (去年, last year); ``part``: a part of a year (上半年, q1);
  ``month`` and ``month_short``.
- ``trim`` and ``lead``: times that are cut from the words that say what a figure is of.
- ``dated``: what stands before a bare number that is a year (in 2023).
- ``asked``: in a question, what stands before a time that another is compared with.
- ``since``: what goes on from a time; ``limit`` and ``lasting``: what has a length.
- ``yearly``: what is told of each year, or of a mean of several.
"""

from ingest.language.tables import read_words

TIME = read_words("times")
"""Senses: years, parts of a year and months by name, ``now``, ``when``, ``since`` and others."""
