"""The names of bodies: what is one, which a line lists, which a title begins with."""

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

BODY_NAMES_FILE = Path(__file__).with_name("body_names.tsv")
LONGEST = 32

_ENGLISH = re.compile(
    r"(?:[A-Z][\w’'&.-]*|of|and|the|for|on)(?: (?:[A-Z][\w’'&.-]*|of|and|the|for|on))*"
)
_ENGLISH_HEAD = re.compile(
    r"\b(?:Office|Ministry|Administration|Court|Bureau|Commission|Committee|Council|Agency)\b"
)
_NO_NAME = re.compile(
    r"[的已由是为了]|将(?!乐)|^(?:各|本(?!溪)|我|其|第|该|有关|相关|原(?!平))|[^\u4e00-\u9fff·“”]"
)
_STATE = re.compile("^中华人民共和国(?=..)")
_SESSION = re.compile(r"第[一二三四五六七八九十百\d]+届(?=人民代表大会|全国人民代表大会|委员会)")
_SESSION_FIRST = re.compile(r"^第[一二三四五六七八九十百\d]+届")
_PROSE = re.compile("[。，；！？《]")
_BETWEEN = re.compile(r"[\s、]+")
_AFTER_TITLE_BODY = re.compile(
    r"(?:等[一二三四五六七八九十\d]*(?:个?部门|单位|部委)?)?"
    r"(?:关于|印发|转发|批转|发布|公布|就|(?:19|20)\d\d年|[一二][〇零○一二三四五六七八九]{3}年|工作报告|年度报告)"
)
_JOB = re.compile(
    r"(?:院长|检察长|局长|厅长|部长|主任|行长|关长|署长)[\s：:]*[\u4e00-\u9fff·\s]{2,12}$"
)
_MAKER = re.compile("(?:编制|编写|编|发布|主办|印发|供稿)$")


def is_body(name: str) -> bool:
    """Tell whether a text is the name of a body.

    >>> [is_body(text) for text in ("广州市财政局", "国务院", "干部", "现将有关通知的办公室")]
    [True, True, False, False]
    """
    names, ending, never = _names()
    if name in names:
        return True
    if _NO_NAME.search(name) or never.search(name) or len(name) > LONGEST:
        return False
    return ending.fullmatch(name) is not None


def read_bodies(line: str) -> tuple[str, ...]:
    """Return the bodies that a line names, if it is of nothing else.

    A name may be stretched (国 务 院), several may stand in a row, 编 or its head may follow.

    >>> read_bodies("中共中央　国务院"), read_bodies("澜东省高级人民法院院长　卞若溪")
    (('中共中央', '国务院'), ('澜东省高级人民法院',))
    """
    if len(line) > 8 * LONGEST or _PROSE.search(line):
        return ()
    text = _MAKER.sub("", _JOB.sub("", line.strip()).strip())
    parts = [canonical(part) for part in _BETWEEN.split(text) if part]
    if parts and all(map(is_body, parts)):
        return tuple(dict.fromkeys(parts))
    whole = canonical(re.sub(r"\s", "", text))
    if is_body(whole):
        return (whole,)
    is_english = text[:1].isascii() and _ENGLISH.fullmatch(text) and _ENGLISH_HEAD.search(text)
    return (text,) if is_english else ()


def leading_bodies(title: str) -> tuple[str, ...]:
    """Return the bodies that a title begins with: 国务院办公厅关于…, 司法部、生态环境部就….

    >>> leading_bodies("工业和信息化部等七部门关于推动创新的意见"), leading_bodies("关于春耕的通知")
    (('工业和信息化部',), ())
    """
    for match in _AFTER_TITLE_BODY.finditer(title[: 6 * LONGEST]):
        found = read_bodies(title[: match.start()].strip(' 　"“《'))
        if found:
            return found
    return ()


def distinct_bodies(names: Iterable[str]) -> tuple[str, ...]:
    """Return names once each, without those that are two others glued together.

    >>> distinct_bodies(["某市民政局某市财政局", "某市民政局", "某市财政局", "某市民政局"])
    ('某市民政局', '某市财政局')
    """
    found = tuple(dict.fromkeys(names))
    return tuple(
        name
        for name in found
        if not any(
            name != one and name.startswith(one) and name[len(one) :] in found for one in found
        )
    )


def canonical(name: str) -> str:
    """Return a body's name without the state's and without the number of its session.

    >>> canonical("北京市第十五届人民代表大会常务委员会")
    '北京市人民代表大会常务委员会'
    """
    bare = _STATE.sub("", name) if name.startswith("中") else name
    return _SESSION.sub("", _SESSION_FIRST.sub("", bare)) if "届" in bare else bare


@lru_cache(maxsize=1)
def _names() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    with BODY_NAMES_FILE.open(encoding="utf-8", newline="") as file:
        rows = {row["part"]: row["zh"].split() for row in csv.DictReader(file, delimiter="\t")}
    ending = re.compile(rf"[\u4e00-\u9fff“”·]{{2,}}(?:{_any(rows['ending'])})")
    never = re.compile(rf"(?:^|.*)(?:{_any(rows['never'])})$")
    return frozenset(rows["whole"]), ending, never


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
