import pytest

from ingest.ends import read_ends
from ingest.issuers import read_issuers
from ingest.kinds import read_kind


def _read(title: str, text: str = "", issuer: str = "") -> tuple[str, ...]:
    return read_issuers(title, issuer, read_kind(title), read_ends(title, f"{title}\n{text}"))


@pytest.mark.parametrize(
    ("title", "text", "bodies"),
    [
        (
            "关于春耕的通知",
            "各区：\n请执行。\n财政部\n农业农村部\n2023年3月1日",
            ("财政部", "农业农村部"),
        ),
        ("国务院关于环境的决定", "正文。\n国务院", ("国务院",)),
        (
            "某市养犬条例",
            "2020年1月2日昆明市人民代表大会常务委员会通过",
            ("昆明市人民代表大会常务委员会",),
        ),
        (
            "2026年云南省政府工作报告",
            "——2026年1月25日在云南省人民代表大会会议上",
            ("云南省人民政府",),
        ),
        ("昆明市优待办法", "现予公布。\n市 长：某某某\n2021年1月29日", ("昆明市人民政府",)),
        (
            "就《方案》答记者问",
            "生态环境部、财政部有关司局负责同志就《方案》答记者问",
            ("生态环境部", "财政部"),
        ),
        (
            "扩大内需纲要",
            "新华社电 近日，中共中央、国务院印发了《扩大内需纲要》。",
            ("中共中央", "国务院"),
        ),
        ("2023年人社统计公报", "发布日期：2024-07-03 来源：温州市民政局", ("温州市民政局",)),
        ("关于外贸的意见", "发文机关：国务院办公厅", ("国务院办公厅",)),
        ("某公司年报", "各位股东：", ()),
    ],
)
def test_those_who_issue_are_read_where_they_are_named(
    title: str, text: str, bodies: tuple[str, ...]
) -> None:
    assert _read(title, text) == bodies


def test_what_others_made_is_not_issued_by_who_answers_for_it() -> None:
    text = "近日，文化和旅游部、财政部联合印发了《意见》。文化和旅游部负责同志接受了采访。"
    assert _read("文化和旅游部就《意见》答记者问", text) == ("文化和旅游部",)


def test_a_body_that_is_known_comes_first() -> None:
    assert _read("国务院关于环境的决定", issuer="某研究会")[0] == "某研究会"
