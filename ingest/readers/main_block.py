"""The part of a web page that is its article."""

import re
from collections import defaultdict
from collections.abc import Collection

from lxml.html import HtmlElement

MIN_PROSE_CHARS = 25
"""So many characters in a row that are no link are text, not a menu."""
_SENTENCE = re.compile(r"[。；！？]|[.;!?]\s")
_PARTS = frozenset({"p", "span", "a", "tr", "li"})
"""An article is more than one of these."""
MAX_CELL_CHARS = 200
"""A cell with more characters holds a paragraph."""
_MIN_ROWS = 2
_MENU_COST = 1.0
"""A character of menus counts against a block as one of the article does for it."""


def find_main_block(page: HtmlElement) -> HtmlElement:
    """Return the element whose text is most of the article and least of what stands around it.

    Every character of running text or of a table of data counts for an element, every character of
    links and short labels against it; the best sum wins, the innermost of equals.

    Args:
        page: a page without scripts and styles.
    """
    data = frozenset(filter(is_data_table, page.iter("table")))
    worth: defaultdict[HtmlElement, float] = defaultdict(float)
    best, most = page, 0.0
    # Inner elements come before those around them.
    for element in reversed(list(page.iter())):
        if not isinstance(element.tag, str):
            continue
        worth[element] += _worth(element.text, element, data)
        parent = element.getparent()
        if parent is not None:
            worth[parent] += worth[element] + _worth(element.tail, parent, data)
        if worth[element] > most and element.tag not in _PARTS:
            best, most = element, worth[element]
    return best


def is_data_table(table: HtmlElement) -> bool:
    """Tell whether a table holds data: rows of several short cells, no tables in them."""
    if any(each is not table for each in table.iter("table")):
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < _MIN_ROWS or 2 * len(wide) < len(rows):
        return False
    lengths = [len(str(cell.text_content()).strip()) for row in wide for cell in row]
    long = sum(length > MAX_CELL_CHARS for length in lengths)
    return 5 * long <= len(lengths)


def _worth(text: str | None, element: HtmlElement, data: Collection[HtmlElement]) -> float:
    """Return what a text within an element counts for it, given the tables that hold data."""
    chars = len("".join((text or "").split()))
    if not text or not chars:
        return 0.0
    around = [element, *element.iterancestors("a", "table")]
    if any(each.tag == "a" for each in around):
        return -_MENU_COST * chars
    if chars >= MIN_PROSE_CHARS or _SENTENCE.search(text) or any(each in data for each in around):
        return float(chars)
    return 0.0 if any(each.tag == "table" for each in around) else -_MENU_COST * chars
