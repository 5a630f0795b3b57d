from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.gold import SHIPPED_GOLD, read_gold

LINE = {
    "id": "q1",
    "lang": "zh",
    "kind": "figure",
    "question": "惩罚性赔偿多少件？",
    "evidence": ["共计319件"],
}


def test_every_field_of_the_format_is_read(write_gold: Callable[..., Path]) -> None:
    full = {
        "evidence_alt": [["319件", "惩罚性赔偿"]],
        "answer": "319件",
        "answer_value": 319,
        "answer_unit": "件",
        "answers_any": ["319件", "319 cases"],
        "pair": "p1",
        "doc": "cn-ip-protection-2023",
        "note": "第二章",
    }
    (question,) = read_gold(write_gold({**LINE, **full}))
    assert question.alternatives == (("共计319件",), ("319件", "惩罚性赔偿"))
    assert (question.answer_value, question.answer_unit) == (Decimal(319), "件")
    assert (question.pair, question.answers_any) == ("p1", ("319件", "319 cases"))


@pytest.mark.parametrize(
    ("printed", "value"),
    [(920800, "920800"), (-14.73, "-14.73"), ("82.04", "82.04"), (0.1, "0.1")],
)
def test_a_value_is_read_to_the_digit(
    write_gold: Callable[..., Path], printed: object, value: str
) -> None:
    (question,) = read_gold(write_gold({**LINE, "answer_value": printed}))
    assert question.answer_value == Decimal(value)


@pytest.mark.parametrize("prefix", ["", "\ufeff"])
def test_blank_lines_a_byte_order_mark_and_unknown_fields_do_no_harm(
    tmp_path: Path, prefix: str
) -> None:
    path = tmp_path / "gold.jsonl"
    line = '{"id":"q1","lang":"en","kind":"unanswerable","question":"GDP\u2028?","weight":2}'
    path.write_text(f"{prefix}{line}\r\n\r\n", encoding="utf-8")
    (question,) = read_gold(path)
    assert question.text == "GDP\u2028?"
    assert not question.answerable


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": None}, "id is missing or empty"),
        ({"question": "  "}, "question is missing or empty"),
        ({"lang": "fr"}, "lang is 'fr'; use one of zh, en, mixed, zh-Hant"),
        ({"kind": "数字"}, "kind is '数字'; use one of figure"),
        ({"question": 7}, "question must be a text or null, found 7"),
        ({"evidence": []}, "evidence is empty"),
        ({"evidence": "共计319件"}, 'evidence must be a list of texts, found "共计319件"'),
        ({"evidence": ["共计", ""]}, 'evidence must hold texts that are not blank, found ""'),
        ({"evidence_alt": ["共计"]}, 'evidence_alt must be a list of texts, found "共计"'),
        ({"evidence_alt": "共计"}, "evidence_alt must be a list of lists of texts"),
        ({"kind": "unanswerable"}, "an unanswerable question has evidence"),
        ({"answer_value": "三百"}, "answer_value must be a number"),
        ({"answer_value": True}, "answer_value must be a finite number or null, found true"),
        ({"answer_value": float("nan")}, "answer_value must be a finite number"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(
    write_gold: Callable[..., Path], change: dict[str, object], message: str
) -> None:
    path = write_gold(LINE, {**LINE, "id": "q2", **change})
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}:2: {message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "not JSON"), ('["q1"]', "expected a JSON object, found list"), ("第一题", "not JSON")],
)
def test_a_line_that_is_no_object_is_named(
    write_gold: Callable[..., Path], line: str, message: str
) -> None:
    path = write_gold(LINE, "", line)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert str(caught.value).startswith(f"{path}:3: {message}")


def test_an_id_used_twice_is_refused(write_gold: Callable[..., Path]) -> None:
    with pytest.raises(GoldError, match=r":2: id 'q1' is taken by an earlier line"):
        read_gold(write_gold(LINE, LINE))


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "no such gold file"), (b"\n", "holds no question"), (b"\xff\xfe\x00", "not UTF-8")],
)
def test_a_file_without_questions_is_refused(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "题目.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GoldError, match=message):
        read_gold(path)


def test_a_folder_is_no_gold_file(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path)


def test_the_set_on_work_reports_asks_two_reports_in_both_languages() -> None:
    questions = read_gold(SHIPPED_GOLD.with_name("gov-work-reports.jsonl"))
    assert Counter(question.lang for question in questions) == {"zh": 20, "en": 20}
    assert Counter(question.doc for question in questions) == {
        "gov-work-report-2012": 20,
        "gov-work-report-2015": 20,
    }
    assert len({question.pair for question in questions if question.pair}) == 16
    assert sum(not question.answerable for question in questions) == 6
