"""When one wording of a date, a name, a list or a unit says what another says.

The rule: white space, quotation marks, full-width forms and case aside, what was said equals an
accepted wording; or it holds that wording with little else, being at most ``SLACK`` times as long.
A wording that begins or ends with a digit must not stand inside a longer number, so that 1月5日
is not found in 11月5日.

Of units the few are one that reports print in several ways. Classifiers are not exchanged: 件 (of
cases) and 个 (of anything) name different counts, as do 人 (persons) and 人次 (attendances).
"""

import re
from collections.abc import Iterable

from eval.relevance import squeeze

SLACK = 2.5

_QUOTATION_MARKS = str.maketrans("", "", "《》〈〉“”‘’「」『』\"'`")
_ENDS = "。.,;；，、:："
_SAME: tuple[frozenset[str], ...] = (
    frozenset({"元", "人民币元", "元人民币", "圆"}),
    frozenset({"%", "百分之"}),
    frozenset({"个百分点", "百分点"}),
    frozenset({"公里", "千米"}),
    frozenset({"人", "名"}),
)


def same_wording(said: str, accepted: Iterable[str]) -> bool:
    """Return whether ``said`` is one of the accepted wordings, or holds it with little else.

    >>> same_wording("上海、 广东等", ["上海、广东"]), same_wording("“铁拳”行动", ["铁拳"])
    (True, True)
    >>> same_wording("2023年11月5日", ["1月5日"]), same_wording("于2023年开展铁拳行动", ["铁拳"])
    (False, False)
    """
    bare = _bare(said)
    return any(_holds(bare, wanted) for wording in accepted if (wanted := _bare(wording)))


def same_unit(one: str | None, other: str | None) -> bool:
    """Return whether two printed units are one; a missing unit is the empty one.

    >>> same_unit("人民币元", "元"), same_unit("％", "%"), same_unit("件", "个")
    (True, True, False)
    """
    units = {squeeze(one or ""), squeeze(other or "")}
    return len(units) == 1 or any(units <= same for same in _SAME)


def _holds(said: str, wanted: str) -> bool:
    if said == wanted:
        return True
    before = r"(?<!\d)" if wanted[0].isdigit() else ""
    after = r"(?!\d)" if wanted[-1].isdigit() else ""
    found = re.search(before + re.escape(wanted) + after, said)
    return found is not None and len(said) <= SLACK * len(wanted)


def _bare(text: str) -> str:
    return squeeze(text).translate(_QUOTATION_MARKS).strip(_ENDS).casefold()
