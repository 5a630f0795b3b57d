"""The lines that close a letter or circular: who signs it, and when."""

import re
from collections.abc import Iterator, Sequence

from ingest.characters import width_em
from ingest.markers import match_marker

MAX_SIGNERS = 30
"""So many bodies sign one circular at most."""
MAX_SIGNER_EM = 45.0

_YEAR = r"(?:(?:19|20)\d\d|[一二][〇零○Ｏ0OΟ一二三四五六七八九]{3})"
_N = r"(?:\d{1,2}|[元正一二三四五六七八九十]{1,3})"
_DATE = re.compile(
    rf"[（(]?\s*(?:{_YEAR}\s*年\s*{_N}\s*月(?:\s*{_N}\s*日)?|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})(?:\s*[）)])?"
)
_BODY_END = re.compile(r"[部委局厅院办室署会府行队社馆处所关校站科组团司心法]$")
_PERSON = re.compile(r".{0,20}(?:长|任|席|记|官|人)[\s:：]*[\u4e00-\u9fff·]{2,4}$")
_SEAL = re.compile(r"[（(](?:此件|本文|盖章|公章|印章|加盖|代章).{0,12}[）)]")
_PROSE = re.compile(r"[，。；！？、《》]")


def begins_with_date(text: str) -> bool:
    """Tell whether a line opens with a date that stands by itself, as that below a signature.

    >>> begins_with_date("二○一一年十二月 规划"), begins_with_date("2023年5月，原告购买")
    (True, False)
    """
    match = _DATE.match(text)
    return match is not None and (match.end() == len(text) or text[match.end()].isspace())


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date and nothing else.

    >>> is_date_line("（二〇二一年三月）"), is_date_line("2021年3月5日起施行")
    (True, False)
    """
    return _DATE.fullmatch(text) is not None


def find_closings(texts: Sequence[str]) -> tuple[range, ...]:
    """Return the runs of lines that together close a letter: its signers, its date, its seal.

    Args:
        texts: the readable text of each block, empty for what is no paragraph.

    >>> find_closings(["现予公布。", "卫生部", "海关总署", "2021年3月5日", "（此件公开发布）"])
    (range(1, 5),)
    """
    return tuple(_iter_closings(texts))


def _iter_closings(texts: Sequence[str]) -> Iterator[range]:
    end = 0
    for index, text in enumerate(texts):
        if index < end or not is_date_line(text):
            continue
        start = index
        while start > max(end, index - MAX_SIGNERS) and _is_signer(texts[start - 1]):
            start -= 1
        end = index + 1
        while end < len(texts) and _SEAL.fullmatch(texts[end]):
            end += 1
        if end - start > 1:
            yield range(start, end)


def _is_signer(text: str) -> bool:
    if not 0 < width_em(text) <= MAX_SIGNER_EM or _PROSE.search(text) or match_marker(text):
        return False
    if any(char.isdigit() for char in text):
        return False
    return _BODY_END.search(text) is not None or _PERSON.fullmatch(text) is not None
