"""The part of a web page that is its article."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

MIN_PROSE_CHARS = 25
"""So many characters in a row that are no link are text, not a menu."""
_SENTENCE = re.compile(r"[。；！？]|[.;!?]\s")
_NUMBER = re.compile(r"\s*[-+−]?\d[\d,.  ]*%?\s*")
_MENU_COST = 1.0
"""A character of menus counts against a block as one of the article does for it."""


def find_main_block(page: HtmlElement) -> HtmlElement:
    """Return the element whose text is most of the article and least of what stands around it.

    Every character of running text or of a table's numbers in it counts for an element, every
    character of links and short labels against it; the best sum wins, the innermost of equals.

    Args:
        page: a page without scripts and styles.
    """
    worth: dict[HtmlElement, float] = {}
    best, most = page, 0.0
    for element in page.iter():
        worth[element] = 0.0
    for element in reversed(list(page.iter())):
        if not isinstance(element.tag, str):
            continue
        worth[element] += sum(_iter_worth(element))
        parent = element.getparent()
        if parent is not None:
            worth[parent] += worth[element]
            if element.tail:
                worth[parent] += _worth(element.tail, parent)
        if worth[element] > most and element.tag not in ("p", "span", "a", "tr", "li"):
            best, most = element, worth[element]
    return best


def _iter_worth(element: HtmlElement) -> Iterator[float]:
    if element.text:
        yield _worth(element.text, element)


def _worth(text: str, element: HtmlElement) -> float:
    chars = len("".join(text.split()))
    if not chars:
        return 0.0
    if element.tag == "a" or next(element.iterancestors("a"), None) is not None:
        return -_MENU_COST * chars
    if chars >= MIN_PROSE_CHARS or _SENTENCE.search(text) or _NUMBER.fullmatch(text):
        return float(chars)
    return 0.0 if next(element.iterancestors("table"), None) is not None else -_MENU_COST * chars
