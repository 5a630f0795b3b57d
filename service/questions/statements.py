"""Questions for what a document states of itself: since when it is in force, when it was issued."""

import re
from typing import Final, Literal

from ingest import simplify
from ingest.language import DOCUMENT

Statement = Literal["force", "issue"]

# What a question of this sort is about: a patent is in force, too, and a voucher is issued.
_ACT: Final = f"(?:{DOCUMENT.zh('act')}|》)"
_ACT_EN: Final = f"(?:{DOCUMENT.en('act')})"
_WHEN: Final = "(?:何时|什么时候|几时|哪一?[年天月日]|哪天|日期|时间|自|从)"
_WHO: Final = "(?:谁|哪[个些]?(?:部门|机关|单位|机构)|什么(?:部门|机关|单位))"
_INTO_FORCE: Final = f"(?:{DOCUMENT.en('force')})"
_ISSUED: Final = f"(?:{DOCUMENT.en('issue')})"
_FORCE: Final = re.compile(
    rf"{_ACT}.{{0,6}}{_WHEN}.{{0,8}}(?:{DOCUMENT.zh('force')})"
    rf"|{_ACT}.{{0,4}}(?:{DOCUMENT.zh('in_force')}).{{0,6}}{_WHEN}|{_ACT}的?有效期"
    rf"|\b{_ACT_EN}\b.{{0,60}}\b{_INTO_FORCE}\b|\b{_INTO_FORCE}\b.{{0,40}}\b{_ACT_EN}\b",
    re.IGNORECASE | re.DOTALL,
)
_ISSUE: Final = re.compile(
    rf"{_ACT}.{{0,6}}(?:{_WHEN}|{_WHO}).{{0,8}}(?:{DOCUMENT.zh('issue')})"
    rf"|{_ACT}的?(?:{DOCUMENT.zh('issue')}).{{0,4}}(?:{_WHEN}|机关|部门|单位|的?是谁)"
    rf"|{_WHO}.{{0,4}}(?:{DOCUMENT.zh('issued_by')})的?.{{0,30}}{_ACT}"
    rf"|\b(?:when|who|by whom|what (?:date|day|year)|which)\b.{{0,40}}\b{_ACT_EN}\b"
    rf".{{0,60}}\b{_ISSUED}\b"
    rf"|\b(?:when|who)\b.{{0,20}}\b{_ISSUED}\b.{{0,60}}\b{_ACT_EN}\b"
    rf"|\b(?:issu(?:ing|ance)|promulgation|adoption) (?:date|body|authority)\b"
    r"|\bdate of (?:issue|promulgation|adoption)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_statement(text: str) -> Statement | None:
    """Return what a question asks a document to state of itself; ``None`` for nothing.

    >>> read_statement("飞行管理条例自何时起施行"), read_statement("Who issued the regulation?")
    ('force', 'issue')
    >>> read_statement("飞行的时间") is None
    True
    """
    plain = simplify(text)
    if _FORCE.search(plain):
        return "force"
    return "issue" if _ISSUE.search(plain) else None
