"""What documents state of themselves: since when they are in force, when and by whom issued.

Such a statement is a line like any other (本条例自2021年1月1日起施行) that says nothing of the
document's matter, so a search for the matter passes it by.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from index import Filter, Hit
from service.questions import Statement

_MOST: Final = 2
_SEARCHED: Final[Mapping[Statement, str]] = {
    "force": "本法 本条例 本办法 本规定 自 起施行 有效期",
    "issue": "公布 发布 印发 通过 年 月 日 号",
}


def add_statements(
    statement: Statement | None,
    hits: tuple[Hit, ...],
    search: Callable[[str, Filter], tuple[Hit, ...]],
    where: Filter,
) -> tuple[Hit, ...]:
    """Return hits with what the first one's document states of itself, if that is asked for.

    Args:
        statement: what the question asks the document to state; ``None`` for nothing.
        hits: best first.
        search: finds passages for a query.
        where: what the hits were limited to.

    Returns:
        As many hits; statements stand behind the first, ranks are counted anew.
    """
    if not hits or statement is None:
        return hits
    within = search(_SEARCHED[statement], replace(where, doc_id=hits[0].passage.doc_id))
    known = hits[0].passage.passage_id
    # As near as the hit before which they stand: what they were found by is not what was asked.
    score = hits[1].score if len(hits) > 1 else hits[0].score
    stated = [replace(hit, score=score) for hit in within if hit.passage.passage_id != known]
    stated = stated[:_MOST]
    added = {hit.passage.passage_id for hit in stated}
    rest = [hit for hit in hits[1:] if hit.passage.passage_id not in added]
    ordered = [hits[0], *stated, *rest][: len(hits)]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(ordered, start=1))
