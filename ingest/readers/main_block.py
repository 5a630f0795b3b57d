"""The part of a web page that is its article."""

import re
from collections import defaultdict

from lxml.html import HtmlElement

MIN_PROSE_CHARS = 25
"""So many characters in a row that are no link are text, not a menu."""
_SENTENCE = re.compile(r"[。；！？]|[.;!?]\s")
_NUMBER = re.compile(r"\s*[-+−]?\d[\d,.  ]*%?\s*")
_PARTS = frozenset({"p", "span", "a", "tr", "li"})
"""An article is more than one of these."""
_MENU_COST = 1.0
"""A character of menus counts against a block as one of the article does for it."""


def find_main_block(page: HtmlElement) -> HtmlElement:
    """Return the element whose text is most of the article and least of what stands around it.

    Every character of running text or of a table's numbers in it counts for an element, every
    character of links and short labels against it; the best sum wins, the innermost of equals.

    Args:
        page: a page without scripts and styles.
    """
    worth: defaultdict[HtmlElement, float] = defaultdict(float)
    best, most = page, 0.0
    # Inner elements come before those around them.
    for element in reversed(list(page.iter())):
        if not isinstance(element.tag, str):
            continue
        worth[element] += _worth(element.text, element)
        parent = element.getparent()
        if parent is not None:
            worth[parent] += worth[element] + _worth(element.tail, parent)
        if worth[element] > most and element.tag not in _PARTS:
            best, most = element, worth[element]
    return best


def _worth(text: str | None, element: HtmlElement) -> float:
    """Return what a text within an element counts for it."""
    chars = len("".join((text or "").split()))
    if not text or not chars:
        return 0.0
    around = [element.tag, *(each.tag for each in element.iterancestors("a", "table"))]
    if "a" in around:
        return -_MENU_COST * chars
    if chars >= MIN_PROSE_CHARS or _SENTENCE.search(text) or _NUMBER.fullmatch(text):
        return float(chars)
    return 0.0 if "table" in around else -_MENU_COST * chars
