"""Read a question: what it asks for, in which unit, of what and when."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ingest import Language, detect_language
from service.questions import frames_en, frames_zh, keywords_en, units_en, units_zh
from service.questions.constraints import read_asked_scopes, read_constraints
from service.questions.gains import gained
from service.questions.lengths import LENGTHS, read_how_long
from service.questions.movement import way_of
from service.questions.periods import Period, read_period
from service.questions.phrasing import split_parts, strip_manners
from service.questions.records import Asked, Question
from service.questions.report_names import cut_report, read_document_years
from service.questions.spelling import respell
from service.questions.topics import cut_spans, read_topic
from service.questions.units import english_units

_CHANGE_UNITS = ("%", "个百分点", "倍")
# Which may be one in percent, in yuan or in cases.
_BY_AMOUNT = re.compile(r"\bby what (?:amount|margin|sum)\b")
_MONEY_UNITS = ("元", "美元", "欧元", "港元", "日元", "英镑")
_TIME_UNITS = ("年", "个月", "月", "周", "天", "日", "个工作日", "小时", "分钟")
_COUNTED: frozenset[Asked] = frozenset({"count", "money", "change", "duration", "share"})
_GAINS: frozenset[Asked] = frozenset({"count", "money"})
_MARKS = "?？!！.。 "
_MOVING: frozenset[Asked] = frozenset({"change", "yes_no", "why"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frames:
    """The frames of one language."""

    read_wh: Callable[[str], Asked | None]
    is_polar: Callable[[str], bool]
    read_keywords: Callable[[str], Asked | None]


_ENGLISH = _Frames(
    read_wh=frames_en.read_wh,
    is_polar=frames_en.is_polar,
    read_keywords=keywords_en.read_keywords,
)
_CHINESE = _Frames(
    read_wh=frames_zh.read_wh,
    is_polar=frames_zh.is_polar,
    read_keywords=frames_zh.read_keywords,
)
_FRAMES: Mapping[Language, _Frames] = {"en": _ENGLISH, "zh": _CHINESE}
_OTHERS: Mapping[Language, _Frames] = {"en": _CHINESE, "zh": _ENGLISH}


def read_question(text: str) -> Question:
    """Read a question in Chinese, English or both, as a sentence or as keywords.

    Never raises, whatever the text: what has no frame asks for a passage, and a bare number
    (``319``) for where it stands.

    Args:
        text: as it was typed, in either script and any width.

    >>> question = read_question("2023年惩罚性赔偿案件有多少件？")
    >>> question.asked, question.units, question.years, question.topic
    ('count', ('件',), (2023,), '惩罚性赔偿案件')
    >>> question = read_question("By how much did PCT filings fall in 2023?")
    >>> question.asked, question.rising, question.topic
    ('change', False, 'pct filings')
    """
    bare, report_year = cut_report(respell(text))
    plain = strip_manners(bare)
    number = plain.rstrip(_MARKS)
    if number.isdecimal():
        return _number(text, number)
    language = detect_language(plain)
    period = read_period(plain)
    parts, first = split_parts(plain)
    # Keywords may ask for any amount; where none is sure, a passage answers them.
    asked = _read_asked(_without_times(first, period), language) or "amount"
    return Question(
        text=text,
        language=language,
        asked=asked,
        units=_read_units(_without_times(first, period), asked),
        years=period.years,
        months=period.months,
        relative_year=period.relative_year,
        against=period.against,
        report_year=report_year,
        document_years=read_document_years(bare),
        scopes=read_asked_scopes(plain),
        topic=read_topic(plain, asked, period.spans),
        rising=_way(plain, asked),
        parts=parts,
        constraints=read_constraints(text, asked),
    )


def _number(text: str, plain: str) -> Question:
    period = read_period(plain)
    return Question(
        text=text,
        language=detect_language(plain),
        asked="passage",
        years=period.years,
        topic=plain,
        constraints=read_constraints(text, "passage"),
    )


def _without_times(text: str, period: Period) -> str:
    """Leave out the times, whose words (几年, last year) are no frames, but not what compares."""
    spans = [span for span in period.spans if span.end <= len(text)]
    return " ".join(cut_spans(text, spans).split())


def _read_asked(text: str, language: Language) -> Asked | None:
    """Ask the frames of the question's language first, then those of the other.

    Question words come before yes or no, and keywords last: what is *did the number of cases
    rise* asks for no number.
    """
    frames = (_FRAMES[language],) if text.isascii() else (_FRAMES[language], _OTHERS[language])
    for frame in frames:
        if asked := frame.read_wh(text):
            return asked
    if any(frame.is_polar(text) for frame in frames):
        return "yes_no"
    return next(filter(None, (frame.read_keywords(text) for frame in frames)), None)


def _way(text: str, asked: Asked) -> bool | None:
    if asked in _MOVING:
        return way_of(text)
    return gained(text) if asked in _GAINS else None


def _read_units(text: str, asked: Asked) -> tuple[str, ...]:
    if (long := read_how_long(text)) == asked and long != "duration":
        return LENGTHS if long == "count" else (*_TIME_UNITS, *LENGTHS)
    if asked not in _COUNTED or (asked == "change" and _BY_AMOUNT.search(text)):
        return ()
    if text.isascii():
        return _fit(asked, units_en.read_measure(text))
    named = units_zh.read_measure(text) or units_en.read_measure(text)
    return _fit(asked, named or english_units(units_zh.latin_noun_before(text)))


def _fit(asked: Asked, named: tuple[str, ...]) -> tuple[str, ...]:
    if asked == "count":
        return named
    if asked == "share":
        return named if named[:1] == ("倍",) else ("%",)
    if asked == "money":
        return tuple(unit for unit in named if unit in _MONEY_UNITS) or _MONEY_UNITS
    if asked == "duration":
        return tuple(unit for unit in named if unit in _TIME_UNITS) or _TIME_UNITS
    return tuple(unit for unit in named if unit in _CHANGE_UNITS) or _CHANGE_UNITS
