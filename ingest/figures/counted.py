"""Counted: the noun behind a number, and the members of lists that numbers follow in order."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.figures.english_words import words_behind
from ingest.figures.records import Amount
from ingest.figures.verbs import STOP_VERB
from ingest.language import ACT, PARTICLE, QUANTITY
from ingest.records import Span

_HEDGE = re.compile(r"\s?(?:左右|以上|以下|以内|上下|之多)?")
_NOUN = re.compile(r"(?P<of>的)?(?P<noun>[^\d，,；;。、（(：:\t\n|]{1,32})")
_NO_NOUN = re.compile(f"{PARTICLE.zh('no_counted')}|，")
_LATIN = re.compile(r"[\s-]*[A-Za-z]{2}")
_NO_OBJECT = re.compile("目标|水平|标准|速度|规模|幅度|高位|要求|规定|比例|增速|增长")
_APART = re.compile(r"[、/]|以及|和(?![平谐解])|与|及(?!时)|,\s?(?:and\s)?|\sand\s")
_TAIL = re.compile(
    rf"(?:(?:{ACT.zh('counted')})?(?:{QUANTITY.zh('head')})|授权|申请|注册|登记|案件|贷款增速)$"
)
_BOTH = {"城乡": ("城镇", "农村"), "进出口": ("进口", "出口"), "男女": ("男", "女")}
"""Words that name two at once, in the order in which their numbers follow."""
_TWOFOLD = re.compile("|".join(_BOTH))
_TAKEN_AS = re.compile("以(?P<taken>.+?)(?P<as>为[^、]+)")
# The last place of a list goes to its last suffix: 州 and 镇 stand within names (广州市).
_NAME = r"(?:(?![的均等都共])[\u4e00-\u9fff])"
_PLACE = (
    rf"(?:{_NAME}{{2,3}}(?:省|自治区))?{_NAME}{{1,7}}?[省市区县旗州盟乡镇](?![省市区县旗州盟乡镇])"
)
_AND_PLACE = "(?:、|和|与|以及|及)"
_PLACES = re.compile(
    rf"\s*(?:在|对|与|其中|将)?(?P<first>{_PLACE})(?P<rest>(?:{_AND_PLACE}{_PLACE})+)"
)
_NEXT_PLACE = re.compile(rf"{_AND_PLACE}(?P<place>{_PLACE})")
_OF_THESE = re.compile("^(?:其中?|这[些几])(?:的)?")
LISTED = re.compile(r"[、/]|和(?![平谐解])|与|及(?!时)|以及|年.*年")
"""What words hold that list something."""
_RESPECTIVELY = re.compile(
    r"\s*分别(?:为|达到?|是|有|占|增至|提高到|下降到|降至|超过|[:：])*.{0,4}$"
)


def noun_behind(text: str, amount: Amount, end: int) -> Span:
    """Return what a number counts, where that stands behind it (10家中央企业); empty elsewhere.

    Behind a percentage or a sum of money only what 的 joins to it counts (5%的股份).

    Args:
        text: as ``fold_in_place`` returns it.
        amount: the number.
        end: where the next amount begins, or the clause ends.
    """
    start = amount.span.end
    hedge = _HEDGE.match(text, start, end)
    start = hedge.end() if hedge else start
    nothing = Span(start=amount.span.end, end=amount.span.end)
    match = _NOUN.match(text, start, end)
    if _LATIN.match(text, start, end):
        first, last = words_behind(text, amount.span.end, end)
        return Span(start=first, end=last)
    if match is None:
        return nothing
    if match["of"] is None and amount.kind not in ("count", "money", "other"):
        return nothing
    if _NO_NOUN.match(match["noun"]) or (match["of"] and _NO_OBJECT.match(match["noun"])):
        return nothing
    first = match.start("noun")
    stop = STOP_VERB.search(text, first, match.end())
    last = stop.start() if stop else match.end()
    last = _before_list(text, first, last)
    while last > first and text[last - 1] in "的和与及":
        last -= 1
    return Span(start=first, end=last) if last > first else nothing


def split_members(words: str, count: int) -> tuple[str, ...]:
    """Split the words before 分别为 into one subject for each of ``count`` numbers.

    The last member's head noun goes to the others too.

    Returns:
        ``count`` subjects, or nothing where the words do not list as many.

    >>> split_members("发明专利、实用新型、外观设计授权量分别为", 3)
    ('发明专利授权量', '实用新型授权量', '外观设计授权量')
    >>> split_members("以臭氧和PM2.5为首要污染物的天数分别占", 2)
    ('臭氧为首要污染物的天数', 'PM2.5为首要污染物的天数')
    """
    respectively = _RESPECTIVELY.search(words)
    listed = words[: respectively.start()] if respectively else words
    taken = _TAKEN_AS.fullmatch(listed)
    listed = taken["taken"] if taken else listed
    members = [member.strip() for member in _APART.split(listed)]
    if count < 2 or len(members) != count or not all(members):
        return ()
    if taken:
        return tuple(member + taken["as"] for member in members)
    head = _shared_head(members)
    *others, last = members
    return (*(each if _TAIL.search(each) else each + head for each in others), last)


def split_both(words: str) -> tuple[str, ...]:
    """Return what is said of two that one word names, said of each; nothing where none does.

    >>> split_both("城乡居民人均可支配收入"), split_both("居民人均可支配收入")
    (('城镇居民人均可支配收入', '农村居民人均可支配收入'), ())
    """
    both = _TWOFOLD.search(words)
    if both is None:
        return ()
    return tuple(words[: both.start()] + one + words[both.end() :] for one in _BOTH[both[0]])


def is_respective(words: str) -> bool:
    """Tell whether the words before a run of numbers say that each is of another member.

    >>> is_respective("其农村特困人员基本生活标准每人每月分别为"), is_respective("标准为")
    (True, False)
    """
    return _RESPECTIVELY.search(words) is not None


def split_places(clause: str) -> tuple[str, ...]:
    """Return the places that a clause begins with, where it begins with several.

    >>> split_places("黄埔区、番禺区和南沙区的城镇标准为2094元"), split_places("黄埔区的标准")
    (('黄埔区', '番禺区', '南沙区'), ())
    >>> split_places("在深圳市、广州市的标准为")
    ('深圳市', '广州市')
    """
    match = _PLACES.match(clause)
    if match is None:
        return ()
    return (match["first"], *(each["place"] for each in _NEXT_PLACE.finditer(match["rest"])))


def share_out(words: str, members: Sequence[str]) -> tuple[str, ...]:
    """Return what is said of all members, said of each of them.

    >>> share_out("其农村特困人员标准每人每月", ("黄埔区", "番禺区"))
    ('黄埔区农村特困人员标准每人每月', '番禺区农村特困人员标准每人每月')
    """
    said = _OF_THESE.sub("", words)
    return tuple(member + said for member in members)


def _shared_head(members: Sequence[str]) -> str:
    """Return what the last member says for all: what it is longer by, or its known head noun."""
    lengths = {len(member) for member in members[:-1]}
    length = lengths.pop()
    if not lengths and len(members[-1]) > length and len(members[-1]) - length > 1:
        rest = members[-1][length:]
        # 贫营养、中营养和轻度富营养: the last is a longer name of the same sort, no head for all.
        return "" if members[0].endswith(rest.rstrip("的")) else rest
    tail = _TAIL.search(members[-1])
    return tail[0] if tail and tail.start() else ""


def run_length(text: str, amounts: Sequence[Amount], numbers: Sequence[int]) -> int:
    """Return how many amounts stand in one list from the first on (5件、6件和7件)."""
    length = 1
    for before, after in pairwise(numbers):
        gap = text[amounts[before].span.end : amounts[after].span.start]
        if not _LINK.fullmatch(gap) or amounts[before].kind != amounts[after].kind:
            break
        length += 1
    return length


_LINK = re.compile(r"(?:左右|以上|以内)?\s*(?:[、和与及,，]|以及|,?\s*and)\s*")


def _before_list(text: str, start: int, end: int) -> int:
    place = text.find("以及", start, end)
    return place if place >= 0 else end
