"""What documents state of themselves: since when they are in force, when and by whom issued.

Such a statement is a line like any other (本条例自2021年1月1日起施行) that says nothing of the
document's matter, so a search for the matter passes it by.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from index import Filter, Hit
from ingest import simplify
from ingest.language import DOCUMENT

_MOST: Final = 2
# What a question of this sort is about: a patent is in force, too, and a voucher is issued.
_ACT: Final = f"(?:{DOCUMENT.zh('act')}|》)"
_ACT_EN: Final = f"(?:{DOCUMENT.en('act')})"
_WHEN: Final = "(?:何时|什么时候|几时|哪一?[年天月日]|哪天|日期|时间|自|从)"
_WHO: Final = "(?:谁|哪[个些]?(?:部门|机关|单位|机构)|什么(?:部门|机关|单位))"
_INTO_FORCE: Final = f"(?:{DOCUMENT.en('force')})"
_ISSUED: Final = f"(?:{DOCUMENT.en('issue')})"
_FORCE: Final = re.compile(
    rf"{_ACT}.{{0,6}}{_WHEN}.{{0,8}}(?:{DOCUMENT.zh('force')})"
    rf"|{_ACT}.{{0,4}}(?:{DOCUMENT.zh('in_force')}).{{0,6}}{_WHEN}|{_ACT}的?有效期"
    rf"|\b{_ACT_EN}\b.{{0,60}}\b{_INTO_FORCE}\b|\b{_INTO_FORCE}\b.{{0,40}}\b{_ACT_EN}\b",
    re.IGNORECASE | re.DOTALL,
)
_ISSUE: Final = re.compile(
    rf"{_ACT}.{{0,6}}(?:{_WHEN}|{_WHO}).{{0,8}}(?:{DOCUMENT.zh('issue')})"
    rf"|{_ACT}的?(?:{DOCUMENT.zh('issue')}).{{0,4}}(?:{_WHEN}|机关|部门|单位|的?是谁)"
    rf"|{_WHO}.{{0,4}}(?:{DOCUMENT.zh('issued_by')})的?.{{0,30}}{_ACT}"
    rf"|\b(?:when|who|by whom|what (?:date|day|year)|which)\b.{{0,40}}\b{_ACT_EN}\b"
    rf".{{0,60}}\b{_ISSUED}\b"
    rf"|\b(?:when|who)\b.{{0,20}}\b{_ISSUED}\b.{{0,60}}\b{_ACT_EN}\b"
    rf"|\b(?:issu(?:ing|ance)|promulgation|adoption) (?:date|body|authority)\b"
    r"|\bdate of (?:issue|promulgation|adoption)\b",
    re.IGNORECASE | re.DOTALL,
)
_SEARCHED: Final = (
    (_FORCE, "本法 本条例 本办法 本规定 自 起施行 有效期"),
    (_ISSUE, "公布 发布 印发 通过 年 月 日 号"),
)


def add_statements(
    question: str,
    hits: tuple[Hit, ...],
    search: Callable[[str, Filter], tuple[Hit, ...]],
    where: Filter,
) -> tuple[Hit, ...]:
    """Return hits with what the first one's document states of itself, if that is asked for.

    Args:
        question: in its own words.
        hits: best first.
        search: finds passages for a query.
        where: what the hits were limited to.

    Returns:
        As many hits; statements stand behind the first, ranks are counted anew.
    """
    plain = simplify(question)
    query = next((query for asked, query in _SEARCHED if asked.search(plain)), "")
    if not hits or not query:
        return hits
    within = search(query, replace(where, doc_id=hits[0].passage.doc_id))
    known = hits[0].passage.passage_id
    # As near as the hit before which they stand: what they were found by is not what was asked.
    score = hits[1].score if len(hits) > 1 else hits[0].score
    stated = [replace(hit, score=score) for hit in within if hit.passage.passage_id != known]
    stated = stated[:_MOST]
    added = {hit.passage.passage_id for hit in stated}
    rest = [hit for hit in hits[1:] if hit.passage.passage_id not in added]
    ordered = [hits[0], *stated, *rest][: len(hits)]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(ordered, start=1))
