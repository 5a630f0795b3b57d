"""Scope: the words that tell figures of one subject apart, and what they mean elsewhere.

Who reads them:

- ``label``: in questions and in the words of reports, to label what is counted; the sense of a
  word is its label. The guards of 注册 and 预算: a 注册商标 is a trade mark, registered when it may
  be; what a public account is called by is no plan (一般公共预算收入, 预算执行).
- ``apart``: in questions, where words of that label mean another thing (low-income homes).
- ``running`` and ``up_to``: a total that runs on over the years, and who asks for one.
- ``each``: in questions for what is on average, with the things that it may be for.
"""

from ingest.language.tables import read_words

SCOPE = read_words("scope")
"""Senses: the labels of ``ingest.figures.scopes``, and ``each`` for what is counted one by one."""
