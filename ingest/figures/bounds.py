"""How a number is meant: the words before and behind it that make a bound of it."""

import re

from ingest.figures.amounts_en import english_bound_after, english_bound_before
from ingest.figures.rates import frequency_around, rate_before
from ingest.figures.records import Amount, Bound
from ingest.figures.widths import fold_for_numbers
from ingest.records import Span

_FILLERS = ("达到", "人民币", "有", "为", "达", "占", "合", "需", "了")
_CUES: tuple[tuple[Bound, str], ...] = (
    (
        "at_most",
        r"(?:[不未][得能应宜可准会再]?(?:超过|超出|超|高于|多于|大于)|至多|最多|小于或?等于|等于或小于)",
    ),
    (
        "at_least",
        r"(?:[不未][得能应宜可准会再]?(?:低于|少于|小于|下于|下)|至少|最少|大于或?等于|等于或大于)",
    ),
    ("less_than", r"(?:不足|不到|不满|低于|少于|小于|未满|未达到?)"),
    ("more_than", r"(?:超过|超|突破|逾|高于|多于|大于|超出|跨过|跨越|破)"),
    ("approx", r"(?:约|近|接近|大概|大致|几乎)"),
)
# 上百公里 and 过千人, where no digit says how many hundreds.
_ROUND: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", re.compile("(?<![以之及加赶马早晚路网线身百])上(?=[百千万亿])")),
    ("more_than", re.compile("(?<![通经超不路度错难])过(?=[百千万亿])")),
)
_BEFORE = tuple((bound, re.compile(cue + "$")) for bound, cue in _CUES)
_LAST = frozenset("过出超于破逾约近概致乎多少足到满下")
_ENDS = _LAST | {filler[-1] for filler in _FILLERS}
_NO_CUE = re.compile(r"(?:[节契合条公制预违签履守婚邀集毁失简]约|[最附临邻靠]近|[高赶]超)$")
_AFTER = re.compile(
    r" ?(?:(?P<approx>左右|上下)|(?P<at_least>[(（]?含?[)）]?(?:及|或)?以上|起步)"
    r"|(?P<at_most>(?:及|或)?以下(?!简称|几)|以内|之内)|(?P<more_than>有余|开外"
    # 120公里以外 begins there; 3类以外 are all others.
    r"|(?<=[米里])(?:以外|之外)))"
)
_BETWEEN = "之间"
_RECENT = re.compile(r"(?:^|[^\u4e00-\u9fff]|[在从以将])近$")
_LEAD = re.compile(r"(?:年?满|最[长短多少晚早迟快])$")
_MUCH = re.compile(r"多(?![边元种样媒次轮方层级项个])")
_WITHIN = re.compile(r"(?:[(（]含[)）])?内(?![乱部外地战容涵在阁蒙])")


def with_bound(text: str, amount: Amount) -> Span:
    """Return an amount with the words that bound it, as far as they touch it, or say how often.

    Args:
        text: the amount stands in; widths and Traditional characters do not matter.
        amount: of it.

    >>> from ingest.figures import read_amounts
    >>> texts = ("申请最长不超过6个月的", "在24个月(含)内", "每人每月不超过90元", "在9米至14米之间")
    >>> [with_bound(text, each).of(text) for text in texts for each in read_amounts(text)]
    ['最长不超过6个月', '24个月(含)内', '每人每月不超过90元', '9米至14米之间']
    """
    start, end = amount.span.start, amount.span.end
    folded = fold_for_numbers(text)
    lasting = amount.kind == "duration"
    if often := frequency_around(folded, amount.span):
        return often
    if amount.bound == "range" and folded.startswith(_BETWEEN, end):
        end += len(_BETWEEN)
    if amount.bound not in ("exact", "range"):
        if bound_before(folded, start, lasting=lasting):
            start = _cue_start(folded, start - len(rate_before(folded, start)))
        elif match := _AFTER.match(folded, end) or (lasting and _WITHIN.match(folded, end)):
            end = match.end()
    lead = _LEAD.search(folded, max(0, start - 2), start) if lasting else None
    start = lead.start() if lead else start
    return Span(start=start - len(rate_before(folded, start)), end=end)


def before_power(text: str, start: int) -> int:
    """Return where 上 or 过 stands before a bare 百, 千, 万 or 亿, else ``start``.

    >>> before_power("村道上百公里", 3), before_power("路上3人", 2)
    (2, 2)
    """
    return start - 1 if start and any(cue.match(text, start - 1) for _, cue in _ROUND) else start


def _cue_start(text: str, start: int) -> int:
    """Return where the words before ``text[start]`` begin that bound the amount there."""
    if (power := before_power(text, start)) < start:
        return power
    before = text[:start].rstrip(" ")
    for words in (before, *(before.removesuffix(filler) for filler in _FILLERS)):
        for _, cue in _BEFORE:
            if match := cue.search(words, max(0, start - 12)):
                return match.start()
    return start


def bound_before(text: str, start: int, *, lasting: bool = False) -> Bound | None:
    """Return the bound that the words before ``text[start]`` set, or ``None``.

    Args:
        text: folded.
        start: where the amount begins.
        lasting: the amount is a duration: 近三年 that opens a clause is the last three years.

    >>> bound_before("不低于5%", 3), bound_before("节约5%", 2), bound_before("约有5人", 2)
    ('at_least', None, 'approx')
    >>> bound_before("不超过每人每月500元", 7)
    'at_most'
    """
    for bound, cue in _ROUND:
        if start and cue.match(text, start - 1):
            return bound
    # 不超过每人每月500元: the bound stands before what the number is for each of.
    start -= len(rate_before(text, start))
    before = text[max(0, start - 12) : start].rstrip(" ")
    if before[-1:] not in _ENDS:
        return english_bound_before(text, start) if before[-1:].isascii() else None
    if lasting and _RECENT.search(before):
        return None
    filler = next((filler for filler in _FILLERS if before.endswith(filler)), "")
    return _cue(before) or (_cue(before.removesuffix(filler)) if filler else None)


def _cue(before: str) -> Bound | None:
    if before[-1:] not in _LAST or _NO_CUE.search(before):
        return None
    return next((bound for bound, cue in _BEFORE if cue.search(before)), None)


def bound_after(text: str, end: int, *, lasting: bool = False) -> Bound | None:
    """Return the bound that the words from ``text[end]`` on set, or ``None``.

    Args:
        text: folded.
        end: where the amount ends.
        lasting: the amount is a duration, so 内 alone bounds it (30日内).

    >>> bound_after("5%左右", 2), bound_after("3年以下", 2), bound_after("3年内", 2, lasting=True)
    ('approx', 'at_most', 'at_most')
    >>> bound_after("5公里以外", 3), bound_after("3类以外", 2)
    ('more_than', None)
    """
    if match := _AFTER.match(text, end):
        return next(bound for bound, _ in _CUES if match.groupdict().get(bound))
    if bound := english_bound_after(text, end):
        return bound
    if lasting and _WITHIN.match(text, end):
        return "at_most"
    return None


def is_much(text: str, end: int) -> bool:
    """Tell whether 多 behind a measure says that it is more (两年多, 3倍多).

    >>> is_much("两年多来", 2), is_much("两年多边合作", 2)
    (True, False)
    """
    return _MUCH.match(text, end) is not None
