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
_SITE_NAME = re.compile(
    r"[^\d《》]{2,24}(?:网|网站|门户|平台|人民政府|办公[厅室]|委员会|[厅局])|首页|home(?: page)?",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w")
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
    return _with_heads(best, data)


def is_link(element: HtmlElement) -> bool:
    """Tell whether all that an element says is links: it is of a menu or a list of pages."""
    links = [each for each in element.iter("a") if each.get("href")]
    linked = sum(len(_WORDS.findall(str(each.text_content()))) for each in links)
    return bool(links) and linked >= len(_WORDS.findall(str(element.text_content())))


def names_site(title: str) -> bool:
    """Tell whether a page's title only says whose page it is.

    >>> [names_site(title) for title in ("澄浦市水利局", "某县政府网", "2022年水资源公报")]
    [True, True, False]
    """
    return _SITE_NAME.fullmatch(title) is not None


def _with_heads(block: HtmlElement, data: Collection[HtmlElement]) -> HtmlElement:
    """Return a table of data with what stands around it: its title, unit, date and notes.

    So far as no links do: a menu or a list of other pages is where the article ends.
    """
    while block in data or _is_of_table(block, data):
        around = block.getparent()
        if around is None or around.tag in ("body", "html"):
            return block
        links = sum(1 for each in around.iter("a") if each.get("href"))
        if links > sum(1 for each in block.iter("a") if each.get("href")):
            return block
        block = around
    return block


def _is_of_table(block: HtmlElement, data: Collection[HtmlElement]) -> bool:
    """Tell whether most of what an element says stands in tables of data."""
    inside = [each for each in block.iter("table") if each in data]
    chars = sum(len("".join(str(each.text_content()).split())) for each in inside)
    return bool(inside) and 2 * chars > len("".join(str(block.text_content()).split()))


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
    if any(each.tag == "a" and each.get("href") for each in around):
        return -_MENU_COST * chars
    if chars >= MIN_PROSE_CHARS or _SENTENCE.search(text) or any(each in data for each in around):
        return float(chars)
    return 0.0 if any(each.tag == "table" for each in around) else -_MENU_COST * chars
