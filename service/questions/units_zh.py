"""Which units a Chinese question names, outright (多少件) or by the noun counted (多少企业)."""

import re

from ingest.language import ACT, PARTICLE, QUANTITY, UNIT
from service.questions.measures_zh import (
    CURRENCIES,
    HOW_MANY,
    NO_MEASURE,
    SCALE,
    THINGS,
    TIMES,
)
from service.questions.units import chinese_units, known_nouns

MEASURE = re.compile(
    rf"{HOW_MANY}{SCALE}余?(?:(?P<share>个百分点|百分点|%|倍|番)|(?P<time>{TIMES})"
    rf"|(?P<money>{CURRENCIES})|(?P<thing>{THINGS})){NO_MEASURE}"
)
_NOUNS = "|".join(sorted(known_nouns(), key=len, reverse=True))
_NOUN_AFTER = re.compile(rf"{HOW_MANY}{SCALE}(?:[\u4e00-\u9fff、“”]{{0,10}}?)(?P<noun>{_NOUNS})")
NOUN_AT_HEAD = re.compile(rf"{HOW_MANY}{SCALE}(?P<noun>{_NOUNS})")
_NOUN_BEFORE = re.compile(
    rf"(?P<noun>{_NOUNS})[\s()（）a-z]*(?:{PARTICLE.zh('behind_noun')}|{ACT.zh('behind_noun')}"
    rf"|{QUANTITY.zh('behind_noun')}|多少|\s)*"
    rf"(?:{HOW_MANY}|[?。!，,\s]*$|(?<=[数量])\s)"
)
_STATED = re.compile(
    rf"(?:[(,，]|\s)(?:单位|以|按照?|用)?[:：是为]?(?P<unit>{SCALE}(?:(?P<money>{CURRENCIES})"
    rf"|(?P<thing>{UNIT.zh('stated')}))"
    r"|(?P<value>金额|货值|价值))(?:计算?|表示|为单位)?\)?[\s?。!,，]*$"
)
_LATIN_NOUN_BEFORE = re.compile(
    r"(?P<noun>[a-z][a-z -]*[a-z])(?:\s|\(.*\)|\W)*(?:的|总|一共|共|有|是|为|约|数|数量|总数|量"
    r"|\s)*(?:多少|几|[?。!，,\s]*$)"
)


def read_measure(text: str) -> tuple[str, ...]:
    """Return the units that a Chinese question names, outright or by the noun counted.

    >>> read_measure("有多少件案件"), read_measure("有多少企业")[0], read_measure("意义")
    (('件',), '家', ())
    """
    if stated := stated_units(text):
        return stated
    head = NOUN_AT_HEAD.search(text)
    measure = MEASURE.search(text)
    if head and (measure is None or len(head["noun"]) > len(measure[0]) - 2):
        return chinese_units(head["noun"])
    if measure:
        return _named(text, measure)
    for form in (_NOUN_AFTER, _NOUN_BEFORE):
        if match := form.search(text):
            return chinese_units(match["noun"])
    return ()


def stated_units(text: str) -> tuple[str, ...]:
    """Return the units that a Chinese question sets for its answer, behind all else.

    >>> stated_units("进口多少货物(金额)?")[0], stated_units("茶叶产量(万吨)"), stated_units("产量")
    ('元', ('吨',), ())
    """
    stated = _STATED.search(text)
    if stated is None:
        return ()
    if stated["value"]:
        return chinese_units("钱")
    unit = stated["money"] or stated["thing"]
    return (_OTHER_NAMES.get(unit, unit), *_LIKE.get(unit, ()))


def latin_noun_before(text: str) -> str:
    """Return the English words that stand where a Chinese question has what it counts.

    >>> latin_noun_before("2023年 pirate websites 有多少")
    'pirate websites'
    """
    match = _LATIN_NOUN_BEFORE.search(text)
    return match["noun"] if match else ""


def _named(text: str, measure: re.Match[str]) -> tuple[str, ...]:
    unit = next(found for found in measure.groups() if found)
    unit = _OTHER_NAMES.get(unit, unit)
    if unit != "个":
        return (unit, *_LIKE.get(unit, ()))
    after = re.match(rf"[的“”\u4e00-\u9fff]{{0,12}}?(?P<noun>{_NOUNS})", text[measure.end() :])
    noun = after["noun"] if after else ""
    others = (*chinese_units(noun), "个次") if noun else _LIKE["个"]
    return tuple(dict.fromkeys(("个", *others)))


_OTHER_NAMES = {
    "钱": "元",
    "块钱": "元",
    "元钱": "元",
    "人民币": "元",
    "元人民币": "元",
    "美金": "美元",
    "港币": "港元",
    "百分点": "个百分点",
    "案": "件",
    "番": "倍",
    "国": "个",
    "省": "个",
    "市": "个",
    "字": "个",
}
_LIKE = {
    "人": ("名", "位"),
    "名": ("人", "位"),
    "位": ("人", "名"),
    "口": ("人",),
    "个": ("家", "项", "处", "所", "件", "个次"),
    "起": ("件", "宗"),
    "宗": ("件", "起"),
    "场": ("场次", "次"),
    "次": ("场", "场次", "个次"),
    "批": ("批次",),
    "期": ("次", "场"),
    "年": ("个月",),
    "个月": ("年", "月"),
    "天": ("日",),
    "日": ("天",),
    "小时": ("个小时",),
    "公里": ("千米",),
    "公斤": ("千克",),
    "箱": ("标箱",),
    "所": ("家", "个"),
    "家": ("个", "户"),
}
