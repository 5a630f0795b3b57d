"""Whether a figure is of what a question names: of an indicator, of a street or village.

Words alone do not tell them apart: 社会消费品零售总额 holds most of *consumer prices*, and what
柳园街道 did answers no question about 槐园街道.
"""

import re

from ingest import simplify
from service.answering.contexts import sentence_of
from service.answering.eligibility import QUANTITIES
from service.answering.records import Candidate
from service.questions import Question, read_indicators

# Provinces and cities are known by the gazetteer.
_KINDS = "街道|社区|镇|乡|村|区|县|旗"
_LEADING = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?P<kind>{_KINDS})")
_NAME_CHARS = 2
# 全县 and 各街道 are no names, nor are 城镇, 山区 and 农村.
_NO_NAME = re.compile(
    "[全各本我该几个哪某每一两三四五六七八九十多少所有些这此其]$|^[全各本我该某每]"
)
_GENERIC = re.compile("[地城农乡郊辖灾山牧库小特专景校老矿林社园片新发市][镇乡村区县旗]$")


def is_of_indicators(question: Question, candidate: Candidate) -> bool:
    """Tell whether a candidate is of an indicator that a question names.

    Where a figure's subject names one, that must be asked for; where it names none, its sentence or
    a heading above it must name one that is. A row of a table may name none: its caption and its
    first cell share the name (分产业增加值, 工业). Where a quantity is asked for, a sentence that
    is quoted instead must name one that is.

    Args:
        question: as it was read; where it names no indicator, every candidate is.
        candidate: a date, name or list always is.
    """
    asked = question.constraints.indicators
    if not asked:
        return True
    around = "\n".join((sentence_of(candidate), *candidate.hit.passage.heading_path))
    if candidate.figure is None:
        return question.asked not in QUANTITIES or not asked.isdisjoint(read_indicators(around))
    whole, _, own = candidate.figure.subject.rpartition("·")
    # 经济 alone is no indicator, but what grows in 经济增长5.5% is.
    moved = f"{own}{candidate.raw}" if candidate.figure.is_change else ""
    found = next(filter(None, map(read_indicators, (own, moved, whole, around))), frozenset())
    if not found:
        return candidate.hit.passage.kind == "table_row"
    named = {other for other in found if any(_alike(one, other) for one in asked)}
    # What is read as both 进口 and 进出口 is that part of it.
    return bool(named) and (len(named) == len(found) or not candidate.figure.is_change)


def _alike(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


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
