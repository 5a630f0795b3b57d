"""Whether a line goes on with the paragraph above: what page ends and line ends have cut."""

import math
import re

from ingest.analyzer import default_segmenter
from ingest.characters import CLOSERS, OPENERS, PAUSES, bare_end, is_han, is_terminated, width_em

REACH = 8
"""How many characters on either side of a cut are segmented to judge it."""
MIN_CUT_EM = 14.0
"""A shorter line is not taken for one that a page end cut, unless it holds a sentence."""
MIN_CLAUSE_EM = 20.0
"""A line of this width with a comma in it is prose; titles with a comma are shorter."""
RARE_WORD = -math.log(1e-4)
"""A character that is a word of its own less than once in ten thousand words (nats)."""

_NUMBER_OPEN = re.compile(r"[\u4e00-\u9fff][ \u00a0]?[+-]?\d[\d,]*?(?P<mark>[.,]?)$", re.ASCII)
_NUMBER_ENDS = {
    "": re.compile(r"\.\d", re.ASCII),
    ".": re.compile(r"\d+ ?[\u4e00-\u9fff%‰]", re.ASCII),
    ",": re.compile(r"\d{3}(?!\d)", re.ASCII),
}

_BACK_REFERENCES = ("其中，", "其中,", "其中：", "其中:")


def refers_back(text: str) -> bool:
    """Tell whether ``text`` opens with words that never open a paragraph (其中，"of these").

    >>> refers_back("其中，发明专利权无效宣告请求为 1 638 件")
    True
    """
    return text.startswith(_BACK_REFERENCES)


def cuts_number(before: str, after: str) -> bool:
    """Tell whether a line ends within a number: 1, or 3. at its end, or a point behind it.

    A number alone in its line is a mark, and a full stop behind a word none of a number.

    >>> cuts_number("全市渔船总数1,", "436艘"), cuts_number("捕捞产量52", ".6万吨")
    (True, True)
    >>> cuts_number("3.", "28个村"), cuts_number("It rose in 2023.", "12 people came")
    (False, False)
    """
    if (match := _NUMBER_OPEN.search(before)) is None:
        return False
    return _NUMBER_ENDS[match["mark"]].match(after) is not None


def is_cut(before: str, after: str) -> bool:
    """Tell whether a page end cut ``before``, so that ``after`` goes on with it.

    ``before`` must end without a full stop, and be prose (it holds a sentence, ends in a comma, or
    is long and holds one), or the cut must fall within a number, a word or quotation marks, or be
    followed by a small letter. Titles, names in a list and verse have none of these.

    Args:
        before: the paragraph so far.
        after: the line below, which bears no mark of its own.

    >>> is_cut("组织侦办假冒专利、侵犯商业秘密犯罪等技术领", "域案件 150 余件。")
    True
    >>> is_cut("国家知识产权局", "二〇二三年中国知识产权保护状况"), is_cut("增长。", "域案件")
    (False, False)
    """
    if cuts_number(before, after):
        return True
    if not before or not after or is_terminated(before) or is_name(before):
        return False
    if is_prose(before) or closes_quotation(before, after) or _is_mid_clause(before, after):
        return True
    return width_em(before) >= MIN_CUT_EM and crosses_word(before, after)


def _is_mid_clause(before: str, after: str) -> bool:
    """Tell whether a line of words goes on in small letters."""
    return before[-1].isascii() and after[0].isascii() and after[0].islower()


def is_name(text: str) -> bool:
    """Tell whether ``text`` is the name of a book or law by itself, as lists have them.

    >>> is_name("《中华人民共和国专利法》"), is_name("修改《专利法》")
    (True, False)
    """
    return text.startswith("《") and text.endswith("》")


def is_prose(text: str) -> bool:
    """Tell whether an unfinished ``text`` is running text rather than a title.

    >>> is_prose("新收案件。其中"), is_prose("意见"), is_prose("与美、欧、日、韩，围绕审查业务、")
    (True, False, True)
    """
    if any(char in text for char in "。；！？"):
        return True
    end = bare_end(text)
    if end and end in PAUSES:
        return True
    return "，" in text and width_em(text) >= MIN_CLAUSE_EM


def closes_quotation(before: str, after: str) -> bool:
    """Tell whether ``after`` closes a bracket or quotation that ``before`` left open.

    >>> closes_quotation("《关于正确理解商标注册用商品和服务分类的指", "引》等指引发布。")
    True
    """
    open_marks: list[str] = []
    for char in before:
        if char in OPENERS:
            open_marks.append(CLOSERS[OPENERS.index(char)])
        elif open_marks and char == open_marks[-1]:
            open_marks.pop()
    if not open_marks:
        return False
    return _first_unopened(after) == open_marks[-1]


def _first_unopened(text: str) -> str:
    depth = 0
    for char in text:
        if char in OPENERS:
            depth += 1
        elif char in CLOSERS:
            if depth == 0:
                return char
            depth -= 1
    return ""


def crosses_word(before: str, after: str) -> bool:
    """Tell whether a word stands across the cut: the two read together are likelier than apart.

    >>> crosses_word("由国家药品监督管", "理局、公安部"), crosses_word("保护状况", "国家")
    (True, False)
    """
    return cohesion(before, after) > 0


def cohesion(before: str, after: str) -> float:
    """Return how much likelier (in nats) the two sides of a cut are together than apart.

    >>> cohesion("打击技术领", "域案件") > cohesion("打击技术领", "案件") == 0
    True
    """
    left, right = before[-REACH:], after[:REACH]
    if not (left and right and is_han(left[-1]) and is_han(right[0])):
        return 0.0
    log_probability = default_segmenter().log_probability
    gain = log_probability(left + right) - log_probability(left) - log_probability(right)
    return gain if gain > 1e-9 else 0.0


def is_doubled(before: str, after: str) -> bool:
    """Tell whether the last character of ``before`` was printed again at the head of ``after``.

    It was where dropping it makes the text so much likelier that the character must have stood
    alone as a word, and it is seldom one: 计 / 计算机软件 is doubled, 中国 / 国家 is not, nor is
    与 / 与会.

    >>> is_doubled("同比增长42.30%；计", "计算机软件著作权登记总量")
    True
    >>> is_doubled("发生在中国", "国家知识产权局"), is_doubled("举行会谈，与", "与会代表")
    (False, False)
    """
    left, right = before[-REACH:], after[:REACH]
    if not (left and right and left[-1] == right[0] and is_han(right[0])):
        return False
    log_probability = default_segmenter().log_probability
    return log_probability(left[:-1] + right) - log_probability(left + right) > RARE_WORD
