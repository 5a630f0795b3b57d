"""The articles of laws and rules: which one a place in a document belongs to."""

import re
from typing import Final

from ingest.numerals import CHINESE_DIGITS, parse_chinese_number

_LONGEST: Final = 64
# So many articles may begin within a line, where a file lost its line ends.
_MOST_MISSED: Final = 4
_ARTICLE: Final = re.compile(
    rf"^[ \t\u3000]*(?P<name>第(?P<number>[{''.join(CHINESE_DIGITS)}十百千]+|\d+)条"
    r"(?P<further>之[一二三四五六七八九十]+)?)(?!的|规定的|所[称列述规]|至|第|[、和及]第)"
    rf"|^[ \t\u3000]*(?P<annex>附(?:[件表录]|(?=[:：]))(?!所|规定|的)[^。；，\n]{{0,40}})$",
    re.MULTILINE,
)


def article_at(text: str, place: int) -> str | None:
    r"""Return the article that a place of a document's text is in: its number as printed.

    A line that speaks of another article (第三条规定的…) begins none. What stands before the first
    article or in an annex is in none, and so is what follows where the numbers do not go on.

    >>> text = "总则\n第一条 为了甲。\n第二条 乙。\n丙应当公开。\n第三条规定的丁。\n附件\n戊"
    >>> [article_at(text, text.index(each)) for each in "甲丙丁戊"]
    ['第一条', '第二条', '第二条', None]
    """
    name, last = None, 0
    for match in _ARTICLE.finditer(text, 0, place + _LONGEST):
        if match.start() > place:
            break
        if match["annex"] is not None:
            name = None
            continue
        number = _number(match["number"])
        if last < number <= last + _MOST_MISSED or (match["further"] and number == last):
            name, last = match["name"], number
        elif number == 1:
            name, last = match["name"], 1
        elif number > last:
            name = None
    return name


def _number(printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    value = parse_chinese_number(printed)
    return int(value) if value is not None else 0
