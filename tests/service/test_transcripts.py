"""What a model reads: each result quoted, and where it stands."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from service.library import Library
from service.records import OtherFigure
from service.responses_tools import CitedAnswer
from service.tools import find_tool
from service.transcripts import write_answer

PLACE = (
    "二〇二三年中国知识产权保护状况 (国家知识产权局) › 一、保护成效 › （一）司法保护"
    " › 加强知识产权民事审判工作"
)
QUOTE = (
    "“2023年，知识产权民事案件适用惩罚性赔偿共计319件，同比增长117%，"
    "判赔金额11.6亿元，同比增长3.5倍。”"
)
OFFSETS = "passage cn-ip-protection-2023-09831462:971 [267, 324), document [1260, 1325)"


def call(library: Library, name: str, **arguments: object) -> Any:  # noqa: ANN401
    return find_tool(name).prepare(library, arguments)()


def write(library: Library, name: str, **arguments: object) -> str:
    return find_tool(name).text(call(library, name, **arguments))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("2023年惩罚性赔偿案件数", "319件，同比增长117%"),
        ("How many punitive damages cases in 2023?", "319 cases (319件), up 117% on 2022"),
    ],
)
def test_an_answer_stands_above_its_quotation(library: Library, question: str, answer: str) -> None:
    lines = write(library, "answer", question=question).splitlines()
    assert lines[0] == answer
    assert lines[1].startswith("of: 知识产权民事案件适用惩罚性赔偿; period: 2023; confidence: 0.")
    assert lines[3:6] == [QUOTE, PLACE, OFFSETS]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("1999年惩罚性赔偿案件数", "No answer (year_not_covered). "),
        ("How many punitive damages cases in 1999?", "No answer (year_not_covered). No document"),
        ("月球上有多少只兔子", "No answer (not_in_corpus). 收录的报告中没有足够可靠的答案"),
    ],
)
def test_where_there_is_no_answer_the_nearest_passages_follow_the_reason(
    library: Library, question: str, reason: str
) -> None:
    text = write(library, "answer", question=question, k=2)
    assert text.startswith(reason)
    assert "\n\nThe nearest passages:\n\n1. “" in text
    assert text.count("\npassage ") == 2


def test_figures_of_which_none_is_preferred_are_quoted_each(library: Library) -> None:
    found: CitedAnswer = call(library, "answer", question="2023年惩罚性赔偿案件数")
    choices = tuple(
        OtherFigure(
            raw=raw,
            value=Decimal(1),
            unit="件",
            subject="案件",
            scope="",
            period="2023",
            passage_id="small:1",
        )
        for raw in ("319件", "147件")
    )
    text = write_answer(
        replace(
            found,
            answer=None,
            reason="ambiguous",
            message="有几个数字都符合。",
            choices=choices,
            citations=found.citations * 2,
        )
    )
    assert text.startswith("No answer (ambiguous). 有几个数字都符合。")
    assert f"\n\n147件 (of: 案件; period: 2023; passage: small:1)\n{QUOTE}\n{PLACE}" in text


def test_what_was_looked_at_is_told_on_demand(library: Library) -> None:
    text = write(library, "answer", question="2022年惩罚性赔偿案件数", explain=True)
    assert "\n\nTaken to be asked about: year: 2022. Looked at:\n- " in text
    assert "refused, another_year)" in text


@pytest.mark.parametrize("query", ["惩罚性赔偿", "punitive damages"])
def test_figures_of_one_sentence_share_their_quotation(library: Library, query: str) -> None:
    text = write(library, "figures", query=query, doc="cn-ip-protection-2023-09831462")
    assert text.count(QUOTE) == 1
    assert "\n11.6亿元 (of: 知识产权民事案件适用惩罚性赔偿·判赔金额; scope: civil;" in text
    assert "change: 同比增长3.5倍; document: [1306, 1313))\n" in text


def test_a_page_of_figures_names_the_cursor_of_the_next(library: Library) -> None:
    found = call(library, "figures", limit=1)
    text = write(library, "figures", limit=1)
    assert text.startswith(f"1 of {found.total} figures; the next page has the cursor {found.next}")


def test_documents_are_lines(library: Library) -> None:
    lines = write(library, "documents").splitlines()
    assert lines[0] == "2 of 2 documents:"
    assert lines[2] == (
        "cn-ip-protection-2023-09831462: 二〇二三年中国知识产权保护状况 (issuer: 国家知识产权局;"
        " year: 2023; kind: white paper; file: cn-ip-protection-2023.txt)"
    )


@pytest.mark.parametrize(
    ("name", "arguments", "text"),
    [
        ("documents", {"offset": 9}, "No document on this page; 2 in all."),
        ("figures", {"query": "大熊猫"}, "No figure found on this page; 0 in all."),
        ("search", {"query": "专利", "year": 1999}, "No passage found on this page; 0 in all."),
    ],
)
def test_an_empty_page_says_so(
    library: Library, name: str, arguments: dict[str, object], text: str
) -> None:
    assert write(library, name, **arguments) == text
