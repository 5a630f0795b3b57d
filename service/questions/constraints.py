"""What a question wants of its answer beside its kind: a day, a rate, the most, a span of years."""

import re
from functools import lru_cache

from ingest import fold, read_local, simplify
from ingest.figures.scopes import read_scopes
from ingest.language import CHANGE, NUMBER, RANK, SCOPE, TIME
from service.questions.indicators import read_asked_indicators
from service.questions.ordinals import read_ordinals
from service.questions.records import Asked, Constraints
from service.questions.statements import read_statement

_COMPOUNDS = re.compile(rf"\b(?:{SCOPE.en('apart')})\b|{SCOPE.zh('apart')}")
_EACH = re.compile(
    rf"平均每(?!年)|每(?P<of>[十百千万亿]+[\u4e00-\u9fff])"
    rf"|每一?(?:{SCOPE.zh('each', 'each')})(?!年)|{SCOPE.zh('each', 'average')}"
    rf"|\b(?:{SCOPE.en('each', 'average')}) (?:[\d,]+ )?"
    r"(?!cent\b|year\b|annum\b|unit\b|the\b)[a-z]+"
    rf"|\beach (?:{SCOPE.en('each', 'each')})\b"
)
_MOST = re.compile(
    rf"最(?:{RANK.zh('asked')})(?!人民|法院|检察院|法|检|后|院|限|低工资|低生活|低标准)"
    r"|(?:排名?|位居?|居)(?:全国|世界|全球)?(?:第几|第一|首位)"
    rf"|\b(?:{RANK.en('asked')}|(?:which|what) (?:\w+ ){{1,3}}(?:the )?most)\b"
)
_TOGETHER = re.compile(
    rf"(?:过去|近|最近|这|前)的?(?P<zh>{NUMBER.zh('years')}|\d{{1,2}})年(?!级|前|后)"
    rf"|(?P<from>{NUMBER.zh('years')})年(?:来|间)"
    rf"|\b(?:past|last|previous|recent) (?P<en>{NUMBER.en('years')}|\d{{1,2}}) years\b"
)
# By how much a rate moved, which is told in percentage points: 降幅扩大多少, how far growth slowed.
_RATE_MOVED = re.compile(
    rf"(?:{CHANGE.zh('pace')})[^，。？?]{{0,14}}?"
    rf"(?:{CHANGE.zh('moves')})了?(?:多少|几)(?!倍)"
    rf"|\bhow (?:much|far)\b[^?]*\b(?:{CHANGE.en('pace')})\b[^?]*"
    rf"\b(?:{CHANGE.en('moves')})(?:e[ds]?|ing|s|ed)?\b"
    r"|\bby how many (?:percentage )?points\b"
)
_SEVERAL_YEARS = re.compile(
    rf"{TIME.zh('yearly')}|[两二三四五六七八九十2-9]年(?:累计|共|增|提高|下降|新增|年均|[来间])"
    rf"|\b(?:{TIME.en('yearly')})\b"
    r"|\b(?:over|in|during|for) (?:the |those |these )?(?:past |last |previous )?"
    rf"(?:{NUMBER.en('years')}|\d{{1,2}}) years\b",
    re.IGNORECASE,
)
# A running total is asked for up to a time.
_UP_TO = re.compile(
    rf"{SCOPE.zh('up_to')}|\b(?:{SCOPE.en('up_to')})\b"
    r"|\b(?:by|at) (?:the )?(?:end|close|late|\d|january|june|july|december)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"年(?:\d{{1,2}}月)?(?:{TIME.zh('since')})|\b(?:{TIME.en('since')})", re.IGNORECASE
)
_DAY = re.compile(
    r"哪一?[天日](?!然)|几月几|几[号日](?!线)|\b(?:on (?:what|which)|what|which) (?:exact )?day\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"其[他它]|\bothers?\b", re.IGNORECASE)
_SHARE = re.compile(
    r"比重|占|构成|份额|比例|百分|[%％]|率|佔|構成|份額|\b(?:shares?|proportions?|percent|percentages?|ratios?)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:多少|几)[十百千万亿]*(?P<unit>[\u4e00-\u9fff]{1,4})")


_EVENT_LABELS = """
new cumulative received concluded approved opened granted seized arrested prosecuted shut deleted
transferred investigated
"""
EVENT_SCOPES = frozenset(_EVENT_LABELS.split())
"""The scopes of what was done, so that there is a number of it for each time."""


def read_constraints(text: str, asked: Asked) -> Constraints:
    """Return what a question wants of its answer.

    Args:
        text: as it was typed.
        asked: what it asks for: *by when at the latest* asks for a date, not for the last of all.

    >>> constraints = read_constraints("过去五年平均每件判赔多少元", "money")
    >>> constraints.of_years_together, constraints.each, constraints.unit
    (True, '', '元')
    >>> read_constraints("What was the largest award?", "money").wants_most
    True
    """
    # Half a surrogate pair is no character that could be folded.
    text = text.encode("utf-8", "replace").decode("utf-8")
    plain = plain_text(text)
    each, unit = _EACH.search(plain), _UNIT.search(text)
    return Constraints(
        indicators=read_asked_indicators(text),
        ordinals=read_ordinals(text),
        local=read_local(simplify(text)),
        statement=read_statement(text),
        unit=unit["unit"] if unit else "",
        each=(each["of"] or "") if each else None,
        wants_day=_DAY.search(text) is not None,
        wants_most=_wants_most(plain, asked),
        wants_share=_SHARE.search(text) is not None,
        wants_others=_OTHERS.search(text) is not None,
        wants_rate_move=_RATE_MOVED.search(plain) is not None,
        of_years_together=_TOGETHER.search(plain) is not None,
        of_several_years=tells_of_several_years(text),
        since=_SINCE.search(text) is not None,
        up_to=_UP_TO.search(text) is not None,
    )


def read_asked_scopes(text: str) -> frozenset[str]:
    """Return the scopes that a question names.

    >>> read_asked_scopes("low-income housing units"), read_asked_scopes("外贸出口")
    (frozenset(), frozenset({'exported'}))
    """
    return read_scopes(_COMPOUNDS.sub(" ", text))


def tells_of_several_years(text: str) -> bool:
    """Tell whether words are of several years, or of a mean of them; 年均浓度 is of one year."""
    return _SEVERAL_YEARS.search(text) is not None


def tells_of_years_together(text: str) -> bool:
    """Tell whether words are of so many years taken together (过去五年, the past five years)."""
    return _TOGETHER.search(plain_text(text)) is not None


def opens_with_others(text: str) -> bool:
    """Tell whether words begin with what is left over beside what is named (其他刑事案件)."""
    return _OTHERS.match(text) is not None


@lru_cache(maxsize=4096)
def plain_text(text: str) -> str:
    """Return a text folded and in lower case, in which demands are read."""
    return (text if text.isascii() else fold(text).text).lower()


def _wants_most(plain: str, asked: Asked) -> bool:
    found = _MOST.search(plain)
    return found is not None and not (asked == "date" and found[0] in ("最早", "最晚"))
