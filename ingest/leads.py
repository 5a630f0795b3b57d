"""Lead sentences: the short opening sentence by which these reports head a paragraph.

``加强知识产权民事审判工作。全国法院新收…`` is set in bold where the report is printed; in its
text nothing but the sentence's form is left to tell.
"""

import re

from ingest.characters import width_em

MAX_LEAD_EM = 32.0
"""A lead sentence takes one line of print."""
MIN_LEAD_EM = 4.0
MIN_MARKED_LEAD_EM = 2.0
"""Behind a mark less is a lead (2.市本级。)."""

_LEAD = re.compile(
    r"(?P<mark>[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[）).、．]+)?\s*(?P<lead>[^。！？；\n]+)。(?=.)"
)
_UNFIT = re.compile(r"[，,：:？！\d《\t]")
_PRONOUNS = ("我", "这", "该", "其", "此", "他", "她", "它", "各位", "同志", "因此", "但是", "同时")


def lead_sentence(text: str) -> str | None:
    """Return the sentence that heads the paragraph ``text``, its mark and full stop left out.

    It is the first of several sentences, takes at most one line, has no comma, colon, figure or
    book title in it, and does not begin with a pronoun or connective.

    >>> lead_sentence("加强知识产权民事审判工作。全国法院新收案件462176件。")
    '加强知识产权民事审判工作'
    >>> lead_sentence("2023年，案件增长。其中，专利案件下降。") is None
    True
    >>> lead_sentence("2.市本级。收入124亿元。"), lead_sentence("市本级。收入124亿元。")
    ('市本级', None)
    """
    match = _LEAD.match(text)
    if match is None:
        return None
    lead = match["lead"].strip()
    least = MIN_MARKED_LEAD_EM if match["mark"] else MIN_LEAD_EM
    fits = least <= width_em(lead) <= MAX_LEAD_EM
    return lead if fits and not _UNFIT.search(lead) and not lead.startswith(_PRONOUNS) else None
