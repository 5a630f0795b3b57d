"""Footnotes: the marks in a text that point to a note, which no name and no number holds."""

import re

_MARK = re.compile(
    "[\\[［]注?[0-9０-９]{1,2}[\\]］]|[①-⑳❶-❿]|(?<=[\u4e00-\u9fff])(?<![米里])[¹²³⁴-⁹]{1,2}"
)
_FILLER = "\u200a"
"""A space that no report prints, so that patterns pass over a mark and names can drop it."""


def drop_marks(text: str) -> str:
    """Return a text without its marks.

    >>> drop_marks("地区生产总值[2]"), drop_marks("民营经济①增加值"), drop_marks("5000平方米²")
    ('地区生产总值', '民营经济增加值', '5000平方米²')
    """
    return _MARK.sub("", text)


def hide_marks(text: str, read: str) -> str:
    """Set a filler in the place of each mark.

    Args:
        text: as a report prints it.
        read: the same, folded character by character, which may have turned a mark into a digit.

    >>> unhide(hide_marks("增长③5%", "增长35%"))
    '增长5%'
    """
    for match in _MARK.finditer(text):
        read = f"{read[: match.start()]}{_FILLER * len(match[0])}{read[match.end() :]}"
    return read


def unhide(words: str) -> str:
    """Drop the fillers from words cut out of a text whose marks are hidden."""
    return words.replace(_FILLER, "")
