"""What documents state of themselves: since when they are in force, when and by whom issued.

Such a statement is a line like any other (本条例自2021年1月1日起施行) that says nothing of the
document's matter, so a search for the matter passes it by.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from index import Filter, Hit

_MOST: Final = 2
_FORCE: Final = re.compile(
    r"(?:何时|什么时候|几时|哪[一]?[年天月日]|日期|时间|多久).{0,12}(?:施行|生效|实施|执行|失效)"
    r"|(?:施行|生效|实施|失效|废止).{0,6}(?:日期|时间|何时|什么时候|哪[年天月日]|多久)|有效期"
    r"|\b(?:tak(?:e|es|ing) effect|took effect|(?:come|came|coming|enter|entered|entry) into force"
    r"|in force|effective (?:date|from|since)|become effective|became effective|expire)\b",
    re.IGNORECASE,
)
_ISSUE: Final = re.compile(
    r"(?:何时|什么时候|几时|哪[一]?[年天月日]|谁|由?哪[个些]?(?:部门|机关|单位|机构)|什么(?:部门|机关|单位))"
    r".{0,12}(?:公布|发布|印发|颁布|通过|签发|制定)"
    r"|(?:公布|发布|印发|颁布|通过|签发).{0,4}(?:日期|时间|机关|部门|单位|的?是谁)"
    r"|\b(?:when|who|by whom|what (?:date|day|year)|which (?:\w+ ){1,3})\b.{0,80}"
    r"\b(?:issued?|promulgated?|adopted|passed|enacted|signed|released)\b"
    r"|\b(?:issu(?:ing|ance)|promulgation|adoption|release) (?:date|body|authority)\b"
    r"|\bdate of (?:issue|promulgation|adoption|release)\b",
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
    query = next((query for asked, query in _SEARCHED if asked.search(question)), "")
    if not hits or not query:
        return hits
    within = search(query, replace(where, doc_id=hits[0].passage.doc_id))
    known = hits[0].passage.passage_id
    stated = [
        replace(hit, score=hits[0].score) for hit in within if hit.passage.passage_id != known
    ][:_MOST]
    added = {hit.passage.passage_id for hit in stated}
    rest = [hit for hit in hits[1:] if hit.passage.passage_id not in added]
    ordered = [hits[0], *stated, *rest][: len(hits)]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(ordered, start=1))
