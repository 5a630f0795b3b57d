"""Causes: the sentences of a report that give a reason, and the questions that want one."""

import re

from ingest.language import CHANGE, REASON

_GIVES_REASON = re.compile(
    rf"{REASON.zh('reason')}"
    rf"|[拉带推]动(?=[^，。；]{{0,12}}(?:{CHANGE.zh('cause')}|由[涨降升跌]转))"
    rf"|(?:^|[，。；：])为(?:{REASON.zh('in_order_to')})|\b(?:{REASON.en('reason')})\b",
    re.IGNORECASE,
)


def gives_reason(text: str) -> bool:
    """Tell whether a text says why something is as it is.

    >>> gives_reason("支出下降，主要是一次性项目减少。"), gives_reason("支出下降5%，因素较多。")
    (True, False)
    """
    return _GIVES_REASON.search(text) is not None
