"""What questions ask for, in Chinese, English, both at once and Traditional script."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.questions import Question, read_question

_TABLE = Path(__file__).with_name("questions.psv")
_WAYS = {"rise": True, "fall": False, "": None}


def _rows() -> list[list[str]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line[:1] != "#"]


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row[0])
def test_a_question_is_read_as_the_table_says(row: list[str]) -> None:
    text, asked, unit, years, scopes, way = row
    question = read_question(text)
    assert question.asked == asked
    assert (question.units or ("-",))[0] == unit
    assert question.years == tuple(map(int, years.split()))
    assert question.scopes >= set(scopes.split())
    assert question.rising is _WAYS[way]


def test_the_table_is_long_enough_and_names_no_question_twice() -> None:
    texts = [row[0] for row in _rows()]
    assert len(texts) == len(set(texts)) >= 150


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("专利有多少件", "zh"),
        ("how many patents", "en"),
        ("2023年 punitive damages 案件有多少", "zh"),
        ("How many 惩罚性赔偿 cases?", "en"),
        ("GDP 2014年多少", "zh"),
    ],
)
def test_the_language_is_that_of_the_frame(text: str, language: str) -> None:
    assert read_question(text).language == language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("專利申請量是多少？", "专利申请量是多少"),
        ("２０２３年有多少件专利", "2023年有多少件专利"),
        ("HOW MANY PATENTS?", "how many patents"),
        ("how mnay patents in 2021", "How many patents in 2021?"),
        ("howmany patents in2021", "how many patents in 2021"),
        ("Could you tell me how many patents there were?", "how many patents were there"),
        ("请问专利有多少件呢？", "专利有多少件"),
        ("what percentge of patents", "what percentage of patents"),
        ("专利有多小件", "专利有多少件"),
    ],
)
def test_spelling_script_and_manners_do_not_matter(one: str, other: str) -> None:
    assert _read(one) == _read(other)


def _read(text: str) -> tuple[object, ...]:
    question: Question = read_question(text)
    return (question.asked, question.units, question.years, question.scopes, question.topic)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("319", "319"),
        ("2023", "2023"),
        ("多少件？", ""),
        ("how many?", ""),
        ("？？？", ""),
    ],
)
def test_a_bare_number_is_its_own_topic_and_a_bare_frame_has_none(text: str, topic: str) -> None:
    assert read_question(text).topic == topic


@pytest.mark.parametrize(
    ("text", "asked", "parts"),
    [
        ("受理多少件，同比增长多少？", "count", 2),
        ("案件多少？涉案金额多少？", "count", 2),
        ("受理和审结案件分别多少件", "count", 2),
        ("when was it issued and by whom?", "date", 2),
        ("How many cases and how many people?", "count", 2),
        ("How many cases were received and concluded respectively?", "count", 2),
        ("刑事方面，有多少件案件", "count", 1),
        ("Which two laws, on patents and on seeds, were passed?", "list", 1),
    ],
)
def test_of_two_questions_the_first_is_read(text: str, asked: str, parts: int) -> None:
    question = read_question(text)
    assert (question.asked, question.parts) == (asked, parts)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\n",
        "?!。，",
        "😀🤖",
        "كم عدد القضايا في ٢٠٢٣؟",
        "\u202eידועה\u202c",
        "\x00\x07多少件\x1b[0m",
        "\ud800",
        "٣١٩",
        "多少" * 500,
        "how many " * 111,
        "共" * 1000,
        "ﷺ" * 1000,
    ],
)
def test_nothing_that_is_typed_raises(text: str) -> None:
    assert read_question(text).text == text


@given(st.text(max_size=200))
def test_any_text_is_read_and_kept_as_typed(text: str) -> None:
    question = read_question(text)
    assert question.text == text
    assert question.parts >= 1


@given(st.sampled_from(_rows()), st.sampled_from("?？!。 "))
def test_the_mark_at_the_end_does_not_matter(row: list[str], mark: str) -> None:
    bare = row[0].rstrip("?？!。, ")
    assert _read(bare + mark)[:2] == _read(bare)[:2]
