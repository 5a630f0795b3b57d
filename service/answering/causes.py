"""Causes: the sentences of a report that give a reason, and the questions that want one."""

import re

from ingest.language import CHANGE

_GIVES_REASON = re.compile(
    r"主要[是系]|由于|原因|考虑(?!不)|基于|从而|以便|就必须|(?<!不)所致|致使|归因|得益于|受[^，。；]{1,16}影响|导致|(?<![基原起内外成诱])因(?![此而素果子为])"
    rf"|因为(?!此)|[拉带推]动(?=[^，。；]{{0,12}}(?:{CHANGE.zh('cause')}|由[涨降升跌]转))|为了|旨在|目的是|有利于"
    r"|(?:^|[，。；：])为(?:进一步|更好|有效|切实|深入|全面|认真|贯彻|落实|加强|规范|推动|推进|促进|保障|保护"
    r"|维护|适应|满足|提高|提升|解决|应对|确保|支持|方便|便利|防止|打击|完善)"
    r"|\b(?:because|due to|owing to|as a result of|caused by|driven by|attribut(?:ed|able) to"
    r"|thanks to|on account of|in order to|so as to|in view of|given that)\b",
    re.IGNORECASE,
)


def gives_reason(text: str) -> bool:
    """Tell whether a text says why something is as it is.

    >>> gives_reason("支出下降，主要是一次性项目减少。"), gives_reason("支出下降5%，因素较多。")
    (True, False)
    """
    return _GIVES_REASON.search(text) is not None
