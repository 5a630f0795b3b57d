"""What a law says of itself: who passed or published it and when, and since when it is in force."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.bodies import canonical, is_body
from ingest.dates import PrintedDate, iter_dates

_STATEMENT_LINES = 12
_BODY_OF_LAW = re.compile(r"^\s*(?:第[一1](?:章|条|节)|目\s*[录次]$|一、|总\s*则)")
_BEGINS = re.compile(r"^\s*[（(]?\s*(?:根据\s*)?(?:19|20|一九|二[〇○0零])")
_LABEL = re.compile(r"(?:施行|实施|生效)(?:日期|时间)[：:\s]*(?P<when>[^：:]{6,16})")
_QUOTED = re.compile("《[^《》]*》")
_IN_FORCE = re.compile(r"施行|实施|生效")
_REVISED = re.compile("修订|修正|修改")
_PUBLISHED = re.compile(r"公布|发布|公告|令")
_BEFORE_ACT = re.compile(
    r"^[\s，,]*(?P<body>.{2,80}?)(?:令|公告|第[一二三四五六七八九十百\d]+次|审判委员会|检察委员会|[部委局]务会议|主席团|公布|发布|通过)"
)
_OWN = re.compile(
    r"(?:本[\u4e00-\u9fff《》]{1,12}|现予(?:公布|发布)[，,])[^。；，,]{0,8}?自(?P<when>[^。；，,]{2,20}[日月])\s*$"
)
_STARTS = re.compile(r"[日月]\s*起?\s*(?:施\s*行|实施|执行|生效)")
_LOOK_BACK = 48
_WITH_ISSUE = re.compile("^(?:公布|发布|印发|颁布|下发|签发)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Enactment:
    """The statement below a law's title; each field is empty where it says nothing of it.

    Attributes:
        bodies: that published it, else that passed it; not those that approved it.
        issued: when it was published, else passed, for the first time.
        revised: when it was last revised.
        in_force: since when it is in force.
        is_published: whether ``issued`` is a date of publication.
    """

    bodies: tuple[str, ...] = ()
    issued: str = ""
    revised: str = ""
    in_force: str = ""
    is_published: bool = False


def read_enactment(lines: Sequence[str]) -> Enactment:
    """Read the statement in the lines between a law's title and its first chapter.

    >>> read_enactment(["（2020年1月2日某市第七届人民代表大会常务委员会第三次会议通过）"]).bodies
    ('某市人民代表大会常务委员会',)
    """
    own = takewhile(lambda line: not _BODY_OF_LAW.match(line), lines[:_STATEMENT_LINES])
    said = [line for line in own if _BEGINS.match(line) and "。" not in line]
    acts = [act for line in said for act in _iter_acts(line)]
    acts += [
        ("in_force", date, "") for line in lines[:_STATEMENT_LINES] for date in _labelled(line)
    ]
    dates = {kind: [date for each, date, _ in acts if each == kind] for kind in _KINDS}
    kind = "published" if dates["published"] else "passed"
    first = min(dates[kind], default="")
    by = [body for each, date, body in acts if each == kind and date == first and body]
    return Enactment(
        bodies=tuple(dict.fromkeys(body for text in by for body in text.split("、"))),
        issued=first,
        revised=max(dates["revised"], default=""),
        in_force=min(dates["in_force"], default=""),
        is_published=kind == "published",
    )


def read_in_force(text: str, issued: str) -> str:
    """Return since when a document says that it is in force: 本办法自2023年3月1日起施行.

    Of several such sentences the last counts; what it says of other documents does not.

    Args:
        text: of the document.
        issued: its date of issue, which 自印发之日起 means.
    """
    found = ""
    for match in _STARTS.finditer(text):
        own = _OWN.search(text, max(0, match.start() - _LOOK_BACK), match.start() + 1)
        if own:
            dates = [each.value for each in iter_dates(own["when"])]
            found = next(iter(dates), issued if _WITH_ISSUE.match(own["when"]) else found)
    return found


_KINDS = ("published", "passed", "revised", "in_force", "approved")


def _iter_acts(line: str) -> Iterator[tuple[str, str, str]]:
    """Yield what was done to a law, when and by whom."""
    dates = [*iter_dates(line), PrintedDate(start=len(line), end=len(line), value="")]
    for date, following in pairwise(dates):
        said = line[date.end : following.start]
        kind = _kind_of_act(_QUOTED.sub("", said))
        if kind:
            yield kind, date.value, _body_of_act(said)


def _labelled(line: str) -> Iterator[str]:
    """Yield the date behind 施行日期：."""
    match = _LABEL.search(line)
    if match:
        yield from (date.value for date in iter_dates(match["when"]))


def _kind_of_act(said: str) -> str:
    if _IN_FORCE.search(said):
        return "in_force"
    if _REVISED.search(said):
        return "revised"
    if "批准" in said:
        return "approved"
    if _PUBLISHED.search(said):
        return "published"
    return "passed" if "通过" in said else ""


def _body_of_act(said: str) -> str:
    match = _BEFORE_ACT.match(said)
    if match is None:
        return ""
    names = [canonical(name.strip()) for name in re.split("[、\\s]", match["body"]) if name.strip()]
    names = [_without_session(name) for name in names]
    return "、".join(names) if names and all(map(is_body, names)) else ""


def _without_session(name: str) -> str:
    return re.sub("第[一二三四五六七八九十百\\d]+届", "", name)
