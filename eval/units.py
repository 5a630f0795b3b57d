"""Which units of measure are one: the few ways in which reports print the same unit.

Classifiers are not exchanged: 件 (of cases) and 个 (of anything) name different counts, as do 人
(persons) and 人次 (attendances). The table is short on purpose: an answer prints the report's
unit, and what is not listed here must be equal.
"""

from eval.relevance import squeeze

_SAME: tuple[frozenset[str], ...] = (
    frozenset({"元", "人民币元", "元人民币", "圆"}),
    frozenset({"%", "百分之"}),
    frozenset({"个百分点", "百分点"}),
    frozenset({"公里", "千米"}),
    frozenset({"人", "名"}),
)


def same_unit(one: str | None, other: str | None) -> bool:
    """Return whether two printed units are one; a missing unit is the empty one.

    >>> same_unit("人民币元", "元"), same_unit("％", "%"), same_unit("件", "个")
    (True, True, False)
    """
    units = {squeeze(one or ""), squeeze(other or "")}
    return len(units) == 1 or any(units <= same for same in _SAME)
