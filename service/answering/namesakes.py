"""Names of one kind: what 柳园街道 did answers no question about 槐园街道."""

import re

from ingest import simplify

# Provinces and cities are known by the gazetteer.
_KINDS = "街道|社区|镇|乡|村|区|县|旗"
_LEADING = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?P<kind>{_KINDS})")
_NAME_CHARS = 2
# 全县 and 各街道 are no names, nor are 城镇, 山区 and 农村.
_NO_NAME = re.compile(
    "[全各本我该几个哪某每一两三四五六七八九十多少所有些这此其]$|^[全各本我该某每]"
)
_GENERIC = re.compile("[地城农乡郊辖灾山牧库小特专景校老矿林社园片新发市][镇乡村区县旗]$")


def is_namesake(question: str, subject: str, beside: str) -> bool:
    """Tell whether a subject opens with another name of a kind that a question has a name of.

    Args:
        question: in Chinese of either script.
        subject: what a candidate is of.
        beside: passage, headings and title: where the name asked for stands there, none is.

    >>> is_namesake("槐园街道拆除违建多少处", "柳园街道拆除违建", "柳园街道拆除违建92处。")
    True
    >>> is_namesake("全市拆除违建多少处", "柳园街道拆除违建", "柳园街道拆除违建92处。")
    False
    """
    leading = _LEADING.match(subject)
    if leading is None or not _is_name(leading["name"], leading["kind"]):
        return False
    asked = simplify(question)
    if leading["name"] in asked:
        return False
    names = re.findall(rf"([\u4e00-\u9fff]{{{_NAME_CHARS}}}){leading['kind']}", asked)
    return any(
        _is_name(name, leading["kind"]) and f"{name}{leading['kind']}" not in beside
        for name in names
    )


def _is_name(name: str, kind: str) -> bool:
    return _NO_NAME.search(name) is None and _GENERIC.search(name + kind) is None
