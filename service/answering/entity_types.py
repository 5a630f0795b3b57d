"""The type of name that a question asks for, and whether a candidate is of it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest import fold
from service.answering.entities import find_entities
from service.answering.name_kinds import NAME_KINDS, EntityType
from service.answering.records import Candidate
from service.questions import Question

_LABELS_ZH: dict[str, EntityType] = {
    word: kind.label for kind in NAME_KINDS for word in (*kind.zh, *kind.asked)
}
_LABELS_EN: dict[str, EntityType] = {word: kind.label for kind in NAME_KINDS for word in kind.en}
_PLURALS_EN: dict[str, EntityType] = {
    plural: label
    for word, label in _LABELS_EN.items()
    for plural in (word, f"{word}s", f"{word}es", f"{word.removesuffix('y')}ies")
}


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_KIND_ZH = re.compile(_either(_LABELS_ZH))
_KIND_EN = re.compile(rf"\b(?:{_either(_PLURALS_EN)})\b", re.IGNORECASE)
_COMPOUND_EN = re.compile(rf"{_KIND_EN.pattern}(?: {_KIND_EN.pattern})*", re.IGNORECASE)
# The words behind an interrogative, and those before 叫什么 and 是哪部.
_ASKED_BEHIND = re.compile(r"(?:哪|什么|何种|何|啥)(?P<noun>[^，。？?！；]{1,24})")
_ASKED_BEFORE = re.compile(
    r"(?P<noun>[^，。？?！；]{2,12}?)的?(?:正式|全)?(?:名称|名字|全称)?(?:叫做?|是|为|"
    r"名为)(?:什么|啥|哪)"
)
_ASKED_EN = re.compile(
    r"\b(?:which|what|name|names|name of|called|list|title of)\b(?P<noun>(?:[ '’]+[\w’'-]+){1,9})",
    re.IGNORECASE,
)
_YES = re.IGNORECASE
_DEMANDS: tuple[tuple[EntityType, re.Pattern[str]], ...] = (
    (
        "quoted",
        re.compile(
            r"主题|代号|口号|理念|叫什么|什么名|名字|名称|\b(?:theme|slogan|motto|code ?name|"
            r"called|named|name of|nickname)\b",
            _YES,
        ),
    ),
    ("court", re.compile(r"哪.{0,6}(?:法院|法庭)|\b(?:courts?|tribunals?)\b", _YES)),
    ("title", re.compile(r"哪[一几两些二三四五六\d]*[部份](?!门|委)|\btitles?\b", _YES)),
    (
        "body",
        re.compile(
            r"谁|哪[一几两些二三四五六\d]*[家所](?!国)|由哪|\bwho\b|\bwhom\b|\bby whom\b", _YES
        ),
    ),
    (
        "person",
        re.compile(
            r"谁|何人|哪[一几两些]?[位名]|什么人|姓名|人名|\bwho\b|\bwhom\b|\bwhose\b|\bperson\b"
            r"|\b(?:which|what)\b(?:(?!\b(?:of|for|in|by|from)\b)[\w ,'-]){0,40}?"
            r"\b(?:officer|official|judge|prosecutor|lawyer|engineer|scientist|professor|doctor"
            r"|nurse|teacher|worker|astronaut|athlete|head|chief|minister|leader|director"
            r"|president)s?\b|\b(?:which|what) people\b",
            _YES,
        ),
    ),
    (
        "place",
        re.compile(
            r"哪里|哪儿|在哪(?!个|些|几|一|部|年|天)|何[处地](?!位)|"
            r"哪[一几两些二三四五六七八九十\d]*个?(?:省|市|地|城|州|县|区)|\bwhere\b"
            r"|(?:什么|哪[一几两些]?个?)(?:地方|地点|地区|城市|省份)"
            r"|\b(?:which|what)\b[\w ]{0,30}\b(?:provinces?|cit(?:y|ies)|regions?|places?|"
            r"count(?:y|ies)|municipalit|locations?|venues?)",
            _YES,
        ),
    ),
    (
        "country",
        re.compile(
            r"(?:哪|什么|何)[一几两些二三四五六七八九十\d]*(?:个)?(?:国(?!内|际|务|有)|贸易伙伴|"
            r"成员国|经济体)|何国|\bwhere\b"
            r"|\b(?:which|what|whose|with whom)\b[\w ]{0,30}\b(?:countr(?:y|ies)|nations?|"
            r"states?|trad(?:e|ing) partners?|economies)\b",
            _YES,
        ),
    ),
    (
        "class",
        re.compile(
            r"第几|几类|哪一?类|哪一?[批届次期轮]|名次|排名|位居|\b(?:which|what) (?:class|"
            r"category|categories|batch|session|round|edition|rank)"
            r"|\bhow many(?:th)? (?:consecutive|times in a row)|\brank(?:ed|ing)?\b|\bordinal\b|"
            r"\bfor the (?:what|which)\b",
            _YES,
        ),
    ),
    (
        "charge",
        re.compile(
            r"罪名|何罪|什么罪|哪.{0,3}罪|\b(?:charges?|offen[cs]es?|crimes?|convicted of)\b", _YES
        ),
    ),
    (
        "sentence",
        re.compile(
            r"判了?(?:多久|几年|多少年|什么刑|何刑)|刑期|几年徒刑|判[处刑]|\b(?:prison|jail|"
            r"sentence[d]?|imprisonment)\b",
            _YES,
        ),
    ),
    (
        "identifier",
        re.compile(
            r"(?:专利|案|文|证|编|代|批准|申请|登记|注册|许可证)号|编号|号码|文号|第几号|"
            r"\b(?:patent|case|document|registration|reference|serial|file) (?:number|no\.?)|"
            r"\bnumbered\b",
            _YES,
        ),
    ),
    (
        "stage",
        re.compile(
            r"(?:什么|哪.?个?|何种)(?:阶段|程度|地步|进展)|进展|进度|\b(?:stage|status|how far)\b",
            _YES,
        ),
    ),
)
# An office has a person in it: who is the director is not asked of a body.
_OFFICE_HOLDER = re.compile(
    r"(?:总干事|秘书长|主席|总理|总统|首相|院长|检察长|庭长|[局署部司厅市省校会行]长|主任|书记|董事长|总裁|大使)"
    r"|\b(?:director|president|chair(?:man|woman|person)?|minister|head|chief|secretary|commissioner"
    r"|governor|mayor|premier|ambassador|judge|dean)\b",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"谁|哪位|\bwho(?:'s| is| was| are| were)\b", re.IGNORECASE)
# Types so near that a question for one may be answered by the other.
_NEAR: dict[EntityType, frozenset[EntityType]] = {
    "body": frozenset({"court"}),
    "place": frozenset({"area"}),
    "campaign": frozenset({"quoted"}),
    "plan": frozenset({"quoted"}),
    "event": frozenset({"quoted"}),
    "title": frozenset({"stage"}),
    "quoted": frozenset({"craft"}),
}


@lru_cache(maxsize=256)
def asked_labels(text: str) -> frozenset[str]:
    """Return the types of name that a question asks for; none where it does not say.

    >>> sorted(asked_labels("which court heard it")), sorted(asked_labels("哪个国家签署了备忘录"))
    (['court'], ['country'])
    >>> sorted(asked_labels("試點什麼制度")), sorted(asked_labels("What plan was adopted in May?"))
    (['system'], ['plan'])
    """
    folded = fold(text).text
    if _WHO_IS.search(folded) and _OFFICE_HOLDER.search(folded):
        return frozenset({"person"})
    asked: set[str] = {label for label, demand in _DEMANDS if demand.search(folded)}
    if not asked - {"quoted"}:
        asked |= {_LABELS_ZH[word] for word in _kind_words_zh(folded)}
        asked |= {_PLURALS_EN[word] for word in _kind_words_en(folded)}
    return frozenset(asked)


def label_fit(question: Question, candidate: Candidate) -> float:
    """Return how well a name's type fits what is asked for, -1 to 1.

    Returns:
        1 for a type asked for, or a name that ends in the very noun, and 0.5 for a type near it;
        -1 for another; 0 where the question or the candidate does not say. A list is of the type
        that most of its names are.
    """
    if candidate.label == "asked":
        return 1.0
    asked = asked_labels(question.text)
    label = _list_label(candidate.raw) if candidate.label == "list" else candidate.label
    if not asked or not label:
        return 0.0
    if label in asked:
        return 1.0
    near = any(label in _NEAR.get(each, ()) for each in _NEAR if each in asked)
    return 0.5 if near else -1.0


def _kind_words_zh(text: str) -> list[str]:
    """Return the kind that the noun behind 什么 is of, or that before 是什么."""
    for asked, last in ((_ASKED_BEHIND, False), (_ASKED_BEFORE, True)):
        for match in asked.finditer(text):
            kinds = _KIND_ZH.findall(match["noun"])
            if kinds:
                return [kinds[-1] if last else kinds[0]]
    return []


def _kind_words_en(text: str) -> list[str]:
    """Return the first kind behind ``which`` or ``what``: of a compound its last word."""
    for match in _ASKED_EN.finditer(text):
        compound = _COMPOUND_EN.search(match["noun"])
        if compound:
            return [_KIND_EN.findall(compound[0])[-1].lower()]
    return []


@lru_cache(maxsize=1024)
def _list_label(raw: str) -> str:
    """Return the type that covers most of a list; empty where its names are of none."""
    covered: dict[str, int] = {}
    for entity in find_entities(raw):
        covered[entity.label] = covered.get(entity.label, 0) + len(entity.span)
    if not covered:
        return ""
    label = max(sorted(covered), key=lambda each: covered[each])
    return label if covered[label] * 2 > len(raw) else ""
