"""Names in a report's text: titles, bodies, persons, places, systems, charges, with their places.

There is no model of names here: each type has a form that official Chinese gives it. A title
stands in 《》, a coined name in “”, a name ends in the word for its kind (制度, 法院), a person
follows an office or ends in 某. Where a name begins is told by the word before it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest import Span, default_glossary
from service.answering.borders import Borders, borders_of
from service.answering.english_forms import iter_english_names
from service.answering.entity_forms import ENTITY_FORMS
from service.answering.gazetteer import Gazetteer
from service.answering.name_kinds import GENERIC, NAME_KINDS, EntityType
from service.answering.places import NOT_FOLLOWED, abbreviated_countries, place_labels

_LONGEST = 30
_LONGEST_SHORT = 6
_ORDINAL = re.compile(r"(?:我国|中国|全国)?(?:第[一二三四五六七八九十\d]+|首)[\u4e00-\u9fff]?")
_CJK = re.compile(r"[\u4e00-\u9fff]")
# Words that look like an ending and are none: in 机制改革 and 制度化 the name goes on.
_GOES_ON = {
    "制": "度造作定订约止裁品成药冷氧图片备服衣式",
    "奖": "励学金项章赏罚牌补状",
    "规定": "的",
    "决定": "了权性因",
    "试点": "示范",
    "组织": "开展实施召领制架机部结管协和推建起",
    "集团": "化公",
    "公司": "法",
    "协议": "书约",
    "中心": "城任工",
    "工会": "法",
    "原则": "上",
    "方案": "设",
    "标准": "化",
    "网络": "安平版环",
}
# What before an ending makes it another word: 编制, 机制, 体制 are no name with -制.
_NOT_BEFORE = {
    "制": "机体编控限抑强抵研复录缩绘炼管压专定调牵节法监",
    "奖": "表颁获授",
}
_SMALL_BODY = re.compile(
    r"(?<![格布结大全开僵定时当破终骗定])局(?![面势部限长地域促])|"
    r"(?<![客餐歌门])厅(?![堂长局级])|(?<![部签连公])署(?![名长理])"
    r"|(?<=[家国省市州县区共央宣])[部委](?![门分署件级队员落长属位署托任派])"
)
_SMALL_BODIES = "厅局署委部院"
_LOCALITY = re.compile(
    r"(?:省|自治区|自治州|特别行政区)(?![级委政直属部会厅])|"
    r"(?<![城全本各县跨都股楼门夜上入超超])市(?![场民值区容政级长委面])|(?<!各本全)县(?![级域长委])"
)

_NO_PLACE = re.compile(
    "[两二三四五六七八九十几数][省市县]|[大小产个各省]县|贫困|困难|主产|直辖|部分|直管|边境|完成|[大个各节试点]省|省市|[个大小]市$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name and where it stands in a text."""

    span: Span
    label: EntityType


@lru_cache(maxsize=256)
def find_entities(text: str, endings: tuple[str, ...] = ()) -> tuple[Entity, ...]:
    """Return the names in ``text``, by place; names of different types may overlap.

    Args:
        text: of a passage.
        endings: words that a question asks for; names that end in one are labelled ``asked``.

    >>> text = "国家知识产权局会同司法部印发《专利纠纷裁决意见》，试行专利开放许可制度"
    >>> for entity in find_entities(text):
    ...     print(entity.label, entity.span.of(text))
    body 国家知识产权局
    body 司法部
    title 《专利纠纷裁决意见》
    system 专利开放许可制度
    >>> [entity.span.of("安康水库建成") for entity in find_entities("安康水库建成", ("水库",))]
    ['安康水库']
    """
    if endings:
        asked = {span: Entity(span=span, label="asked") for span in _find_asked(text, endings)}
        known = {entity.span: entity for entity in find_entities(text)} | asked
        return tuple(known[span] for span in sorted(known))
    borders = borders_of(text)
    found: dict[Span, EntityType] = dict(
        (
            *_iter_by_list(text),
            *_iter_by_kind(text, borders),
            *_iter_by_form(text, borders),
            *iter_english_names(text),
        )
    )
    return tuple(Entity(span=span, label=found[span]) for span in sorted(found))


def _iter_by_kind(text: str, borders: Borders) -> Iterator[tuple[Span, EntityType]]:
    """Find names by the word that ends them."""
    for match in _kind_endings().finditer(text):
        ending = match[0]
        if _is_other_word(text, match):
            continue
        span = _name_to(text, borders, match.start(), match.end())
        if span is not None:
            yield span, _LABELS[ending]
    for match in _SMALL_BODY.finditer(text):
        span = _name_to(text, borders, match.start(), match.end())
        if span is not None and len(span) > 2:
            yield span, "body"
    for match in _LOCALITY.finditer(text):
        span = _name_to(text, borders, match.start(), match.end())
        if span is not None and 3 <= len(span) <= 8 and not _NO_PLACE.search(span.of(text)):
            yield span, "place"


def _find_asked(text: str, endings: Sequence[str]) -> tuple[Span, ...]:
    """Find names by endings that a question gives; one of a single character is a last resort."""
    words = [ending for ending in endings if len(ending) > 1]
    return tuple(_iter_by_word(text, words)) or tuple(
        _iter_by_character(text, {*endings}.difference(words))
    )


def _iter_by_word(text: str, words: Sequence[str]) -> Iterator[Span]:
    borders = borders_of(text)
    # 水电 is no ending in 水电站.
    longer = (known for known in _LABELS if known.startswith(tuple(words)))
    every = sorted({*words, *longer}, key=lambda word: (-len(word), word))
    for match in re.finditer("|".join(every), text) if words else ():
        span = None if _is_other_word(text, match) else _name_to(text, borders, *match.span())
        # 第一艘航空母舰 says which one it is and does not name it.
        if span is not None and not _ORDINAL.fullmatch(text, span.start, match.start()):
            yield span


def _iter_by_character(text: str, characters: Iterable[str]) -> Iterator[Span]:
    """Find short names by their last character: right before a border, or the shortest (渤海)."""
    borders = borders_of(text)
    for match in re.finditer(f"[{''.join(sorted(characters))}]", text) if characters else ():
        place, end = match.span()
        span = _name_to(text, borders, place, end)
        if span is None or len(span) > _LONGEST_SHORT or _is_other_word(text, match):
            continue
        if len(span) == 2 or end == len(text) or borders.begins(end):
            yield span


def _is_other_word(text: str, ending: re.Match[str]) -> bool:
    """Tell whether the characters around an ending make it another word."""
    behind = text[ending.end() : ending.end() + 1]
    before = text[max(ending.start() - 1, 0) : ending.start()]
    return bool(behind and behind in _GOES_ON.get(ending[0], "")) or bool(
        before and before in _NOT_BEFORE.get(ending[0], "")
    )


def _name_to(text: str, borders: Borders, ending: int, end: int) -> Span | None:
    """Return the name that ends at ``end``; ``None`` where nothing particular stands before."""
    start = borders.name_start(ending, end)
    before = text[start:ending]
    if not _CJK.search(before) and not before.strip("（）"):
        return None
    if before in GENERIC or end - start > _LONGEST:
        return None
    return Span(start=start, end=end)


def _iter_by_list(text: str) -> Iterator[tuple[Span, EntityType]]:
    """Find names that the glossary or the table of countries holds."""
    yield from _known_names().find(text)
    for match in abbreviated_countries().finditer(text):
        yield Span(start=match.start(), end=match.end()), "country"


def _iter_by_form(text: str, borders: Borders) -> Iterator[tuple[Span, EntityType]]:
    """Find names that their own form tells."""
    for label, form in ENTITY_FORMS:
        for match in form.finditer(text):
            start, end = match.span("name" if "name" in form.groupindex else 0)
            if "ending" in form.groupindex or (label == "title" and text[start] != "《"):
                span = _name_to(text, borders, start, end)
                if span is not None and len(span) > end - start + (label != "title"):
                    yield span, label
                continue
            if label == "person" and "·" in match[0]:
                start = max(start, borders.before(text.index("·", start)))
            yield Span(start=start, end=end), label


_LABELS: dict[str, EntityType] = {word: kind.label for kind in NAME_KINDS for word in kind.zh}


@lru_cache(maxsize=1)
def _kind_endings() -> re.Pattern[str]:
    words = sorted(_LABELS, key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


@lru_cache(maxsize=1)
def _known_names() -> Gazetteer[EntityType]:
    """Return the places of the world, and the bodies and courts that the glossary names."""
    found = place_labels()
    for name in (name for term in default_glossary() for name in term.zh if len(name) > 2):
        ending = re.search(rf"(?:{_kind_endings().pattern})$", name)
        label = _LABELS[ending[0]] if ending else "body" if name[-1] in _SMALL_BODIES else None
        if label in {"body", "court"}:
            found[name] = label
    return Gazetteer(found, not_followed=NOT_FOLLOWED)
