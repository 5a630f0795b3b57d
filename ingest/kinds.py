"""What kind of document a title names."""

import csv
import re
from functools import lru_cache
from pathlib import Path

KINDS_FILE = Path(__file__).with_name("document_kinds.tsv")

# 情况 ends titles of every kind.
_LEAST_TELLING = "report"
_TRAILING = re.compile(r"(?:[（(][^（()）]*[）)]|[》”\"\s])+$")
_BROUGHT = re.compile(
    r"(?:印发|转发|批转|下发)[《“]?(?P<text>.+?)[》”]?(?:的?(?:通知|公告|函|令))?$"
)


def read_kind(title: str) -> str:
    """Return the kind of document that a title names, a key of ``document_kinds.tsv``, or ``""``.

    The longest word of the table that the title ends with decides; what a circular brings
    (关于印发《…规划》的通知) goes before the circular. Else the first row decides that has a word
    of the title.

    >>> titles = ("广东省政府工作报告", "关于印发规划的通知", "落实规划的实施意见", "你好")
    >>> [read_kind(title) for title in titles]
    ['work_report', 'plan', 'opinion', '']
    """
    core = _core(title)
    ends = [
        (len(match[0]), kind)
        for kind, _, ending in _kinds()
        if kind != _LEAST_TELLING and (match := ending.search(core))
    ]
    if ends:
        return max(ends, key=lambda end: end[0])[1]
    return next((kind for kind, names, _ in _kinds() if names.search(title)), "")


# What they tell is of a year; all others are called by the year of their issue.
_OF_A_YEAR = frozenset(
    {
        "work_report",
        "budget",
        "census",
        "communique",
        "court_report",
        "white_paper",
        "bulletin",
        "list",
        "report",
    }
)
_WORD_ZH = re.compile(r"的?(?P<word>[\u4e00-\u9fff]{2,})\$?")


@lru_cache(maxsize=1)
def kinds_called_by_year() -> tuple[str, str]:
    """Return what the kinds of documents are called that report on no year of their own.

    Returns:
        Alternatives of regular expressions, Chinese and English: 解释, *opinions?*.
    """
    rows = [row for row in _rows() if row["kind"] not in _OF_A_YEAR]
    words = {
        found["word"]
        for row in rows
        for each in row["zh"].split()
        if (found := _WORD_ZH.fullmatch(each))
    }
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(longest_first), "|".join(row["en"] for row in rows)


def _core(title: str) -> str:
    """Return a title without what stands behind it in brackets, of a circular what it brings."""
    bare = _TRAILING.sub("", title)
    brought = _BROUGHT.search(bare)
    return _TRAILING.sub("", brought["text"]) if brought else bare


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            row["kind"],
            re.compile(rf"{'|'.join(row['zh'].split())}|\b(?:{row['en']})\b", re.IGNORECASE),
            re.compile(rf"(?:{'|'.join(row['zh'].split())})$"),
        )
        for row in _rows()
    )


def _rows() -> list[dict[str, str]]:
    with KINDS_FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
