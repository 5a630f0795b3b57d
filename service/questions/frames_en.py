"""The frames of English questions: how many, by how much, when, who and which."""

import re

from ingest.language import ASKING, CHANGE, NUMBER, PARTICLE, QUANTITY, TIME
from service.questions.gains import read_gain_en
from service.questions.lengths import read_how_long
from service.questions.movement import CHANGE_EN, DOWN_EN, UP_EN
from service.questions.quantities_en import (
    LEVELS,
    MASS,
    MONEY_NOUNS,
    read_quantity,
)
from service.questions.records import Asked
from service.questions.units_en import (
    NUMBERED,
    STOP,
    WHAT_IS,
    read_phrase,
)

_DID = rf"(?:{PARTICLE.en('did')})"
_SMALL = rf"{NUMBER.en('small')}|\d\d?"
_SINGLE_WORDS = """
court ministry company country agency law report system body department city province office
organisation organization institution association commission university document regulation
person official industry sector region case class category name type kind stage article section
number part platform programme program project campaign operation treaty interpretation group
party bank authority town county district variety form level provision decision
"""
_SINGLE = frozenset(_SINGLE_WORDS.split())
_NO_PLURAL_WORDS = """
is was has does as this its his us plus news status process progress focus basis analysis access
success business address congress series politics economics physics happens means makes was
china's did do are were years jointly issues
"""
_NO_PLURAL = frozenset(_NO_PLURAL_WORDS.split())
_ABSTRACT = ASKING.en("abstract")
_RATIO = QUANTITY.en("ratio")
# Which of them is wanted, not what it was like.
_ONE_PLAN = ASKING.en("which_of")
_LISTED = (
    r"\bwhat (?:is|was) (?:listed|given|shown|entered|named|recorded|marked|class(?:ed|ified)"
    r"|printed|written|placed)\b"
    r"|\bwhat (?:appears|stands|comes|falls) (?:under|in|beside|against)\b"
)
_TIMES_WORDS = """
year month day week hour minute years months days weeks hours minutes decades
"""
_TIMES = frozenset(_TIMES_WORDS.split())
_MONEYS_WORDS = """
yuan rmb renminbi cny dollar dollars usd euro euros yen pounds
"""
_MONEYS = frozenset(_MONEYS_WORDS.split())


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_WHEN = rf"(?:(?:^|[,;] |by |since |until |till |from |and |- ?)when\b|\bwhen {_DID}\b|\bwhen\W*$)"
_WH: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "why",
        _compile(
            r"\bwhy\b|\bhow come\b|\bwhat (?:is|was|are|were) (?:the |its )?(?:main |key |stated )?"
            rf"(?:{ASKING.en('reason')})\b"
            r"|\breasons? (?:for|why|behind)\b|\bfor what (?:reason|purpose)"
            rf"|\bwhat (?:{ASKING.en('led')})\b"
            r"|\b(?:what|which) (?:\w+ )?(?:reasons?|causes?|explanations?)\b"
        ),
    ),
    (
        "direction",
        _compile(
            rf"(?:\b(?:{UP_EN}|up|more)\b.{{0,12}}\bor\b.{{0,12}}\b(?:{DOWN_EN}|down|fewer|less)\b)"
            rf"|(?:\b(?:{DOWN_EN}|down|fewer|less)\b.{{0,12}}\bor\b.{{0,12}}\b(?:{UP_EN}|up"
            rf"|more)\b)"
            r"|\b(?:which|what) (?:way|direction)\b|\bwhat (?:is|was|were) the trend\b"
        ),
    ),
    ("date", _compile(r"\bfrom (?:when|what|which) .*\b(?:to|till|until) (?:when|what|which)\b")),
    (
        "duration",
        _compile(
            r"\bhow much time\b"
            rf"|\bwhat (?:(?:is|was|were) the )?(?:\w+ ){{0,3}}(?:{TIME.en('limit')})\b"
            r"|\bhow quickly\b"
            rf"|\blength of (?:the )?(?:\w+ ){{0,2}}?(?:{TIME.en('lasting')})\b"
        ),
    ),
    (
        "date",
        _compile(
            rf"{_WHEN}|\b(?:what|which) (?:\w+ )?(?:date|day|month|year|quarter|years)\b(?!-)"
            r"|\b(?:over|during|in|between|through|throughout) (?:what|which) (?:\w+ ){0,2}"
            r"(?:period|years|months)\b"
            r"|\bwhat time\b|\bwhat (?:is|was) the (?:\w+ ){0,3}date\b"
        ),
    ),
    ("who", _compile(r"(?:^|\b(?:by|to|with|from|and|for|of) |[,;] )who(?:m|se)?\b")),
    ("where", _compile(rf"(?:^|[,;] |and |from )where\b|\bwhere {_DID}\b|\bwhere\W*$")),
    (
        "change",
        _compile(
            rf"\bby (?:how (?:much|many)|what (?:{QUANTITY.en('by_what')}))\b"
            rf"|\bhow (?:much|many) (?:\w+ )?(?:{CHANGE.en('compared')})\b"
            rf"|\bhow (?:much|many|far|{CHANGE.en('speed')}|{_DID})\b.*\b(?:{CHANGE_EN})\b"
            rf"|\bwhat (?:percent\w*|{CHANGE.en('what')})\b.*\b(?:{CHANGE_EN})\b"
            rf"|\bhow (?:{CHANGE.en('degree')}) "
            rf"|\bat what (?:rate|pace)\b|\bhow (?:{_DID}) .*\bcompare\b"
            rf"|\bhow many percentage points\b"
            rf"|\bwhat (?:is|was|were|are|'s)(?: the| \w+'s)? (?:[\w'-]+ ){{0,5}}?(?:growth"
            rf"|{CHANGE_EN}|year-on-year|yoy|reduction|jump)\b"
            rf"|\bwhat (?:year-on-year |annual )?(?:{CHANGE.en('what_change')})\b"
            rf"|\bwhat (?!{_DID}\b)(?:[\w'-]+ ){{1,4}}growth (?:rate |target )?{_DID}\b"
        ),
    ),
    (
        "share",
        _compile(
            rf"\b(?:what|which) (?:\w+ ){{0,2}}?(?:{QUANTITY.en('share')})\b"
            r"|\bhow many percent\b"
            r"|\bwhat part of\b|\bhow (?:large|big|high|great|much) (?:is |was |were |a "
            r"|of )+(?:the |a )?(?:\w+ )?"
            rf"(?:{_RATIO})\b|\bhow much of\b|\bin what (?:share|proportion|percentage)\b"
            r"|\bwhat (?:is|was|were|are)(?: the| \w+'s)? (?:[\w'-]+ ){0,6}?"
            rf"(?<!exchange )(?:{_RATIO})\b"
        ),
    ),
)
# Nothing behind it that it would tell more of: a damages award is an award.
_AT_HEAD = rf"(?=\W*$|\W*[,;:(]|\W+(?:{PARTICLE.en('at_head')})\b)"
_AMOUNTS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "money",
        _compile(
            rf"\bhow (?:large|big|high) (?:(?:an?|the|is|was|were|are) )*(?:[\w'-]+ ){{0,5}}?"
            rf"(?:{LEVELS})\b{_AT_HEAD}"
        ),
    ),
    (
        "count",
        _compile(
            r"\bhow (?:often|old|far|fast|tall|big|large|high|deep|wide|heavy|thick)\b"
            rf"|\bhow much (?:\w+ )?(?:{MASS})\b"
        ),
    ),
    ("count", _compile(rf"{WHAT_IS}(?:{NUMBERED})\b")),
    (
        "money",
        _compile(
            r"\bhow much\b|\bhow expensive\b|\bwhat (?:\w+ )?amount\b|\bwhat .*\bworth\b"
            r"|\bwhat sum\b"
        ),
    ),
    (
        "money",
        _compile(
            rf"{WHAT_IS}(?:{MONEY_NOUNS})\b{_AT_HEAD}"
            rf"|\bwhat {_DID} .*\b(?:{QUANTITY.en('asked')})\b"
        ),
    ),
)
_NAMING: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "list",
        _compile(
            rf"\b(?:which|what) (?:are|were)\b(?! the (?:{_ABSTRACT}))|\b(?:which"
            rf"|what) (?:\w+ )?(?:{_SMALL})\b"
        ),
    ),
    (
        "list",
        _compile(
            r"^(?:list|enumerate|name) (?!of)|\bwhat (?:kinds|types|sorts) of\b|^(?:name"
            r"|list) (?:the|all)"
        ),
    ),
    ("which", _compile(rf"\bwhich (?:[\w'-]+ ){{0,3}}?(?:{_ONE_PLAN})\b|{_LISTED}")),
    (
        "passage",
        _compile(
            rf"\b(?:what|which)(?:'s| is| was| are| were)? (?:the )?(?:\w+ )?(?:{_ABSTRACT})\b"
        ),
    ),
    (
        "which",
        _compile(
            rf"\bwhich\b|{WHAT_IS}(?:{ASKING.en('named')})\b"
            rf"|\bwhat(?:'s| is| was| are| were)? .*\b(?:called|named)\b"
            rf"|\bwhat (?!{_DID}\b|can|could|should|may|might|must|to|i\b|you\b|we\b|they\b|it\b"
            rf"|he\b|she\b|the\b|a\b|an\b|else)\w+"
        ),
    ),
    ("amount", _compile(rf"{WHAT_IS}(?:target)\b(?! of (?:the|this)\b)")),
    ("passage", _compile(r"\b(?:what|how)\b")),
)
_HOW_MUCH = _compile(r"\bhow much\b")
_POLAR = _compile(
    rf"^(?:and |but |so )?(?:{PARTICLE.en('polar')})(?:n't| not)?\b"
    r"|\bwhether\b|\bor not\b|\btrue that\b"
)


def read_wh(text: str) -> Asked | None:
    """Return what an English question word asks for; ``None`` where there is none.

    Args:
        text: as ``respell`` returns it.

    >>> [read_wh(text) for text in ("how many cases", "by how much did exports fall", "cases 2023")]
    ['count', 'change', None]
    >>> [read_wh(f"how much was {text}") for text in ("the grain output of the city", "the fine")]
    ['count', 'money']
    """
    if counted := _counted(text):
        return counted
    for asked, form in _WH:
        if form.search(text):
            return (read_gain_en(text) or asked) if asked == "change" else asked
    if long := read_how_long(text):
        return long
    if _HOW_MUCH.search(text) and read_quantity(_HOW_MUCH.sub("what", text)) == "count":
        return "count"
    for asked, form in _AMOUNTS:
        if form.search(text):
            return asked
    return read_quantity(text) or _naming(text)


def _counted(text: str) -> Asked | None:
    """Return what a *how many* counts: years are a duration, dollars money, others a count."""
    match = re.search(r"\bhow many\b", text)
    if match is None or re.search(
        rf"\bby {match[0]}|{match[0]} (?:\w+ )?(?:more|fewer|percent)", text
    ):
        return None
    nouns = read_phrase(text[match.end() :])
    if nouns and nouns[-1] in _TIMES:
        return "duration"
    if any(noun in _MONEYS for noun in nouns[-2:]):
        return "money"
    return "count"


def _naming(text: str) -> Asked | None:
    for asked, form in _NAMING:
        if match := form.search(text):
            if asked == "which" and _is_plural(text, match):
                return "list"
            return asked
    return None


def _is_plural(text: str, match: re.Match[str]) -> bool:
    """Tell whether the noun behind which or what stands in the plural."""
    start = re.search(r"\b(?:which|what) ", text[match.start() :])
    words = text[match.start() + start.end() :].split()[:4] if start else []
    for word in (word.strip("?,.") for word in words):
        if STOP.search(word) or word in _SINGLE:
            return False
        if word in {"people", "countries"} or (
            word.endswith("s") and not word.endswith(("ss", "us", "'s")) and word not in _NO_PLURAL
        ):
            return True
    return False


def is_polar(text: str) -> bool:
    """Tell whether an English question wants yes or no."""
    return _POLAR.search(text) is not None
