"""Amounts: every quantity that a text prints, by this specification.

*What is read.* A number with its unit: digits with groups (6 492, 6,492), 万, 亿 and mixtures
(1亿2000万, 1.2万亿), Chinese numerals, English words; full-width and Traditional alike.
``raw`` is the number with its 万 and 亿, an inner 余, 多 or 来, and its unit; a currency sign
before it too (US$3 million) and the minus of a share. ``value`` is that number in that unit:
fractions as they are, to four places where their decimals never end (三分之一 0.3333), 一半 0.5,
五成 50 %, 千分之三 3 ‰, 翻两番 4 倍, 增长3.5倍 3.5 as stated. A duration of two parts is one amount
in the unit of its first (4年6个月 is 4.5 年). 十几万 and 数百 are more than 十万 and 百, 上百 at
least 百; 零下, 负 and a minus make a number negative.

*Units* are given folded and without 万 and 亿 (亿元 gives 元); one name each for ``%`` (百分之,
percent), ``个百分点`` (percentage points) and ``倍`` (times, fold). In English the unit is the noun
in the plural behind the number, at most four words away, and ``raw`` reaches to it. ``kind`` is
``count`` for whatever a classifier or a unit of measure counts, ``other`` for fractions, scores,
degrees, ages and numbers without a unit.

*Bounds.* 约 近 接近 左右 approx; 余 多 超过 突破 逾 高于 more_than; 以上 不低于 不少于 至少
at_least; 以下 以内 不超过 at_most, and 内 behind a duration; 不足 不到 不满 低于 less_than (by the
Civil Code, article 1259, 以上, 以下 and 以内 include the number, 不满 and 超过 do not). A word
before the number outweighs an inner 余, and that a word behind. Two ends with one unit are a range
(5%—5.5%, 3至5年, 三四个月; 二万元以上十万元以下, whose ``raw`` is all of it); 从 one 到 another is
none. 近三年 that opens a clause is the last three years: exact.

*What is none.* Years, days and clock times (dates are read elsewhere; 日 is a duration before 内,
以上, 以下 or behind 起, 满, 每); what 第 ranks, and the list it begins; numbers of tables, boxes,
documents, patents, telephones; runs of letters with digits; ratios; titles in 《》 and quotations
of a dozen characters, which are names (“1·25”); vague ones without 十, 百 or the like (几个) or
of time (十几年); a bare 一 before a classifier, an article unless a word of counting stands before
it (至少一项); a bare 二 before most classifiers, and 百, 千, 万, 亿 that no digit, bound or 余
precedes (千家万户); Chinese numerals without a unit; and bare numbers, unless 万, 亿, decimals,
groups, a cell of a table or a word of measuring (达, 为) shows that they measure. Digits of other
scripts are not read.
"""

import re
from bisect import bisect_right

from ingest.figures.bounds import bound_after, bound_before, is_much
from ingest.figures.exclusions import (
    is_article,
    is_calendar,
    is_code,
    is_date,
    is_label,
    is_no_amount,
    is_ordinal,
    is_vague,
    names,
)
from ingest.figures.numbers import Numeral, iter_numerals
from ingest.figures.ranges import read_range
from ingest.figures.readings import Reading, read_one
from ingest.figures.records import Amount
from ingest.figures.widths import fold_for_numbers
from ingest.records import Span

_LETTER = re.compile("[A-Za-z]")
_CLASS = re.compile("级(?!别)")
_NAMED_AFTER = re.compile("(?:免费)?义务教育|一贯制|行动[计方][划案]")


def read_amounts(text: str) -> tuple[Amount, ...]:
    """Read every quantity of a text, in order, disjoint.

    Args:
        text: readable text, as a passage holds it; widths and Traditional characters do not matter.

    >>> [(a.raw, str(a.value), a.unit, a.bound) for a in read_amounts("2023年受理约4.5万件，超5%")]
    [('4.5万件', '45000', '件', 'approx'), ('5%', '5', '%', 'more_than')]
    """
    folded = fold_for_numbers(text)
    taken = names(folded)
    found: list[Amount] = []
    position, last_ordinal = 0, -1
    for numeral in iter_numerals(folded):
        if numeral.start < position or _is_in(taken, numeral.start):
            continue
        if is_ordinal(folded, numeral, last_ordinal):
            last_ordinal = numeral.end
            continue
        reading = _counted(folded, numeral)
        if reading is not None and reading.start >= position:
            found.append(_amount(text, folded, reading))
            position = reading.end
    return tuple(found)


def parse_amount(raw: str) -> Amount | None:
    """Read one amount as ``Amount.raw`` prints it, whatever stood around it.

    Returns:
        The amount, or ``None`` where ``raw`` is not wholly one.

    >>> amount = parse_amount("一项")
    >>> str(amount.value), amount.unit
    ('1', '项')
    """
    folded = fold_for_numbers(raw)
    for numeral in iter_numerals(folded):
        reading = read_one(folded, numeral)
        reading = reading and (read_range(folded, reading) or reading)
        if reading is not None:
            whole = (reading.start, reading.end) == (0, len(raw))
            return _amount(raw, folded, reading) if whole else None
    return None


def _is_in(ranges: list[tuple[int, int]], start: int) -> bool:
    before = bisect_right(ranges, (start, start))
    return any(start < end for _, end in ranges[max(0, before - 2) : before])


def _counted(text: str, numeral: Numeral) -> Reading | None:
    """Return the reading of a number that counts or measures, else ``None``."""
    if is_calendar(text, numeral) or is_vague(text, numeral) or is_label(text, numeral.start):
        return None
    reading = read_one(text, numeral)
    if reading is None or _is_in_code(text, reading) or _is_class(text, reading):
        return None
    joined = read_range(text, reading)
    if joined is not None:
        return None if is_date(text, joined.numeral, joined.unit) else joined
    if reading.bare:
        return None if is_no_amount(text, numeral) else reading
    refused = is_date(text, numeral, reading.unit) or is_article(text, numeral, reading.unit)
    # 十几年 and 数十天 tell a time but roughly.
    refused = refused or (numeral.vague and reading.kind == "duration")
    return None if refused else reading


def _is_class(text: str, reading: Reading) -> bool:
    """Tell whether it names something: 千万吨级炼油厂, 九年义务教育."""
    if reading.kind == "duration":
        return _NAMED_AFTER.match(text, reading.end) is not None
    measures = reading.unit is not None and not reading.unit.article
    return measures and reading.numeral.scaled and _CLASS.match(text, reading.end) is not None


def _is_in_code(text: str, reading: Reading) -> bool:
    head = reading.numeral.head
    if not head[0].isdigit() or not head.isascii() or reading.start != reading.numeral.start:
        return False
    if reading.bare and not reading.numeral.scaled and _LETTER.match(text, reading.start - 1):
        return True
    end = reading.start + len(head)
    return is_code(text, reading.start, end if reading.bare else reading.end)


def _amount(text: str, folded: str, reading: Reading) -> Amount:
    start, end = reading.start, reading.end
    bound = reading.inner
    if bound != "range":
        lasting = reading.kind == "duration"
        bound = bound_before(folded, start, lasting=lasting) or bound
        bound = bound or bound_after(folded, end, lasting=lasting)
        if bound is None and reading.unit and not reading.unit.article and is_much(folded, end):
            bound = "more_than"
    return Amount(
        span=Span(start=start, end=end),
        raw=text[start:end],
        value=reading.value,
        high=reading.high,
        unit=reading.name,
        kind=reading.kind,
        bound=bound or "exact",
    )
