"""Names of one kind: what 柳园街道 did answers no question about 槐园街道."""

import re

from ingest import simplify

_KINDS = (
    "街道|镇|乡|村|社区|新区|开发区|园区|片区|区|县|旗|州|市|省|派出所|法院|检察院|大学|医院|中学|小学"
    "|水库|机场|公司"
)
_LEADING = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{1,6}}?)(?P<kind>{_KINDS})")
_NAME_CHARS = 2
# 全市, 各县 and 地区 are no names, nor is what 人民 or 中级 stands before.
_NO_NAME = re.compile(
    r"[全各本我该几个哪某每一两三四五六七八九十多少所有些这此其]$|^(?:全|各|本|我|该|某|每)"
    r"|(?:人民|中级|高级|基层)$"
)
_NO_DISTRICT = re.compile("[地城农郊辖灾山牧库小特专景校老矿林社园片新发]$")


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
    generic = kind.endswith("区") and _NO_DISTRICT.search(name)
    return not generic and _NO_NAME.search(name) is None
