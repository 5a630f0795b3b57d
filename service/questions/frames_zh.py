"""The frames of Chinese questions (多少件, 同比增长多少, 何时, 哪些, 是否) and their keywords."""

import re

from ingest.language import ACT, ASKING, CHANGE, PARTICLE, QUANTITY
from service.questions.gains import asked_in, read_gain_zh
from service.questions.lengths import read_how_long
from service.questions.measures_zh import (
    HOW_MANY,
    SCALE,
    TIMES,
)
from service.questions.movement import DOWN_ZH, UP_ZH
from service.questions.records import Asked
from service.questions.units_zh import MEASURE, NOUN_AT_HEAD, stated_units

_NO_TIME = "(?![级代龄份来后前底第轻])"
_RATES = CHANGE.zh("rate")
_SINCE = (
    "同比|环比|[比较](?:上|去|前|往|[12]\\d{3}|[一二][〇零一二三四五六七八九○]{3})[^，,]{0,2}年"
    "|与?[^，,]{0,6}年(?:同期)?相比"
)
_MONEY_NOUNS = QUANTITY.zh("money")
# Those that are amounts even where nothing asks how much; 外商投资 alone is a matter.
_LEVELS = QUANTITY.zh("level")
_MONEY_VERBS = QUANTITY.zh("paid")
_RATE = "(?<![效频汇速倍斜曲概])(?<!(?<!成)功)率"
_ABSTRACT = ASKING.zh("abstract")
_AGENTS = ASKING.zh("named")
_UP, _DOWN = CHANGE.zh("either", "rise"), CHANGE.zh("either", "fall")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_HAS_MANY = _compile(HOW_MANY)
_CHANGED = _compile(
    rf"(?:(?:{UP_ZH}|{DOWN_ZH})(?!到|至|为)|(?<![立公到超至])[升降涨跌少多减])了?(?:大?约|近|超过"
    rf"|幅度?|的?百分比|比例)?"
    rf"(?:是|有|为)?(?:{HOW_MANY}|百分之|多大)"
    rf"|(?:{_RATES})|翻了?(?:几|多少)|(?:{_SINCE})(?!.*(?:占|增[至到]|达到"
    rf"|为).*{HOW_MANY}).*{HOW_MANY}"
    rf"|(?:如何|怎么?样?|有何|有什么|多大|哪些)(?:的)?变化|(?:如何|怎么?样?的?)变(?!成|为|更|得)|变化(?:了|有|是)?(?:如何|怎"
    rf"|{HOW_MANY}|多大)|(?<![顺逆价])差多少|差距"
)
_WH: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "why",
        _compile(ASKING.zh("wh", "why")),
    ),
    (
        "direction",
        _compile(
            f"(?:{_UP})了?还是(?:{_DOWN})|(?:{_DOWN})了?还是(?:{_UP})"
            "|是[升增涨].{0,3}是?[降减跌]|(?:增|升|涨)(?:还)?是(?:减|降|跌)|(?:走势|趋势"
            "|方向)(?:是|如何|怎|$)"
        ),
    ),
    (
        "duration",
        _compile(
            f"(?<!月)(?<![公西]元){HOW_MANY}余?(?:{TIMES}){_NO_TIME}(?!.{{0,2}}月)"
            "|(?:周期|时长|时限|期限|用时|刑期|任期|工期|审限)(?:是|为|有|达|平均)?(?:多|几)"
        ),
    ),
    (
        "date",
        _compile(ASKING.zh("wh", "when")),
    ),
    ("who", _compile(ASKING.zh("wh", "who"))),
    (
        "where",
        _compile(ASKING.zh("wh", "where")),
    ),
)
_NAMES: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "list",
        _compile(
            "哪些|哪几|哪[两二三四五六七八九十2-9]|有哪(?!个|一)|包括什么|都有(?:什么|谁)"
            "|分别是(?:什么|谁)|列[出举]"
        ),
    ),
    (
        "which",
        _compile(
            f"(?:列[为在入作]|一?栏|归[入在为]).{{0,30}}什么|哪|第几|何[种国类职官名]|叫(?:做|作)?什么|什么名[字称]?|(?:{_AGENTS})(?:是|为"
            f"|叫)*(?:什么|多少)"
            f"|(?<!是)什么(?!是|{_ABSTRACT})(?=[\\u4e00-\\u9fff])|(?:{_AGENTS})$"
            rf"|是什么(?!{_ABSTRACT}|状)(?=[\\u4e00-\\u9fff])|[名号称文语书奖词曲罪职]是什么"
        ),
    ),
    ("passage", _compile(f"怎么|如何|怎样|什么(?:{_ABSTRACT})|什么是|是什么|什么$|何谓")),
)
_POLAR = _compile(ASKING.zh("wh", "whether"))
_STOP = r"(?=(?:约?[是为有]|达到?)?(?:$|[\s?,，。、;；:：!)）/的]))"
_KEYWORDS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    ("why", _compile(f"原因{_STOP}")),
    (
        "change",
        _compile(
            f"同比|环比|(?:{_RATES}){_STOP}|(?:{_SINCE})(?:[^，,]{{0,4}}变化)?"
            f"|(?:变化|增长|下降|上升|减少|增减|增加)(?:情况|幅度|比例|百分比)?{_STOP}"
        ),
    ),
    (
        "share",
        _compile(
            f"占比|所占|(?:比重|比例|份额|百分比|{_RATE}){_STOP}|占.*(?:百分比|比例|比重){_STOP}"
        ),
    ),
    (
        "duration",
        _compile(
            f"(?:平均|办理|审理|审查|处理|等待|通关|办结|办案)[^，,]{{0,4}}(?:时间|天数){_STOP}"
        ),
    ),
    ("date", _compile(f"(?:时间|日期|[施发颁公]行日){_STOP}|年份{_STOP}")),
    ("duration", _compile(f"(?:周期|时长|时限|期限|刑期|任期|工期){_STOP}")),
    ("money", _compile(f"(?:{_LEVELS}){_STOP}")),
    (
        "count",
        _compile(
            f"数量|总数|总量|总计|人数|件数|家数|户数|次数|个数|人口数?量?{_STOP}|里程{_STOP}"
            f"|面积{_STOP}|规模"
            f"|[\\u4e00-\\u9fff](?<![少多参指函常])数{_STOP}"
            f"|[\\u4e00-\\u9fff](?<![质力能])量{_STOP}|(?:{QUANTITY.zh('keyword')}){_STOP}"
        ),
    ),
    ("amount", _compile(f"目标{_STOP}")),
    ("list", _compile(f"(?:名单|清单|列表|目录){_STOP}")),
    ("where", _compile(f"(?:地点|地址|举办地){_STOP}")),
    ("which", _compile(f"(?:{_AGENTS}){_STOP}")),
)
_HOW_LARGE = _compile("多[大远快高重长宽深厚](?!比|的?比|时|久|规模以)")
_MONEY_LARGE = _compile(rf"(?:{_MONEY_NOUNS})(?:规模|水平|总量|大?约|共|是|为|有|达到?)*多[大高少]")
_OPEN = _compile(rf"(?:是|为|定[在为]|达到?){HOW_MANY}[\s?。!]*$|(?<=目标)[^，,]*{HOW_MANY}")
_SPAN = _compile(
    "(?:[从自]|起自)?(?:何时|哪一?年|什么时候|几[月号日])(?:开始)?[到至].{0,4}(?:何时|哪|什么|几)"
)
_WHAT_LEVEL = _compile(
    "什么样?的?(?:水平|规模|额度|数额|金额|数量|幅度|价位|价格|量级|高度|速度)"
    "|(?:按照?|依照?|提[高升]?[到至]|调整?[到至为]|达到|执行|定为|实行)(?:的?是)?什么样?的?标准"
)
_SHARE = _compile(
    rf"占(?![地用领有据]).*(?:{HOW_MANY}|比|几)|{HOW_MANY}(?:{SCALE})?成(?![员立本功果])"
    rf"|百分之(?:几|多少)|多少的?百分比"
    rf"|几分之几|多[大高少](?:的)?(?:比例|比重|份额)|(?:占比|比重|比例|份额|百分比|{_RATE})"
    rf"[^，,、]{{0,4}}(?:多[少高大]|几)(?![元件个])"
)
_MONEY = _compile(
    rf"(?:{_MONEY_NOUNS})(?:{PARTICLE.zh('before_many')}|{ACT.zh('before_many')}"
    rf"|{CHANGE.zh('before_many')}|规模|余额|标准|每[人年月户]|一年|[（(][^）)]*[）)])*{HOW_MANY}"
    rf"|(?:{_MONEY_VERBS})了?(?:大?约|大概)?{HOW_MANY}(?=$|[\s?,，。;；!])"
    rf"|{HOW_MANY}(?:的?)?(?:{QUANTITY.zh('behind')})"
)


# 给教育安排了多少亿: what is put to a purpose in 亿 without a unit is money.
_BILLIONS = _compile(
    rf"(?:{_MONEY_NOUNS}|{_MONEY_VERBS}|安排|划拨|下达|筹措).*(?:多少|几)[百千万]?亿[\s?。!]*$"
)


def read_wh(text: str) -> Asked | None:
    """Return what a Chinese question word asks for; ``None`` where there is none.

    Args:
        text: as ``respell`` returns it.

    >>> [read_wh(text) for text in ("受理多少件", "同比增长多少", "刑期几年", "几月几日", "案件数")]
    ['count', 'change', 'duration', 'date', None]
    """
    if asked := _word(text):
        return asked
    if (names := _first(_NAMES[:1], text)) and not _HAS_MANY.search(text):
        return names
    if _CHANGED.search(text):
        return read_gain_zh(text) or "change"
    if _WHAT_LEVEL.search(text):
        return "amount"
    if _HAS_MANY.search(text) or _SHARE.search(text):
        return _amount(text)
    return _first(_NAMES, text) or _how_large(text)


def _how_large(text: str) -> Asked | None:
    if not _HOW_LARGE.search(text):
        return None
    return "money" if _MONEY_LARGE.search(text) else "count"


def _word(text: str) -> Asked | None:
    """Return what a question word that counts nothing asks for: why, when, who, how long."""
    if _SPAN.search(text):
        return "date"
    for asked, form in _WH:
        if form.search(text):
            return asked
    return read_how_long(text)


def is_polar(text: str) -> bool:
    """Tell whether a Chinese question wants yes or no."""
    return _POLAR.search(text) is not None


def read_keywords(text: str) -> Asked | None:
    """Return what Chinese keywords ask for, by the last of them: Chinese names put the head last.

    >>> read_keywords("案件数"), read_keywords("案件数占比"), read_keywords("商标")
    ('count', 'share', None)
    """
    ends: list[tuple[int, Asked]] = []
    for asked, form in _KEYWORDS:
        matches = list(form.finditer(text))
        if matches:
            ends.append((matches[-1].end(), asked))
    if (units := stated_units(text)) and not re.search("同比|环比|增", text):
        return asked_in(units[0])
    if any(asked == "change" for _, asked in ends) and re.search("同比|环比", text):
        return "change"
    return max(ends, key=lambda end: end[0])[1] if ends else None


def _amount(text: str) -> Asked:
    if units := stated_units(text):
        return asked_in(units[0])
    measure = MEASURE.search(text)
    if measure and (measure["thing"] or measure["money"]):
        return "money" if measure["money"] else "count"
    if measure and (measure["share"] or "").endswith("百分点"):
        return "change"
    if _SHARE.search(text) or (measure and measure["share"]):
        return "share"
    if NOUN_AT_HEAD.search(text) is None and (_MONEY.search(text) or _BILLIONS.search(text)):
        return "money"
    if names := _first(_NAMES[1:2], text):
        return names
    if measure is None and (opening := _OPEN.search(text)):
        return read_keywords(text[: opening.start()]) or "amount"
    return "count"


def _first(forms: tuple[tuple[Asked, re.Pattern[str]], ...], text: str) -> Asked | None:
    return next((asked for asked, form in forms if form.search(text)), None)
