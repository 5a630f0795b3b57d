"""What the reader learns from: where an answer stands, and which passages stand beside it."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from train.errors import TrainError
from train.reader.examples import (
    Example,
    Reading,
    find_answers,
    mix_readings,
    read_found,
    read_paragraph_questions,
)

TEXT = "新收案件 319 件，审结319件。另有5件。"


@pytest.mark.parametrize(
    ("answer", "evidence", "found"),
    [
        ("319件", ["审结319件"], ["319件"]),
        ("319件", [], ["319 件", "319件"]),
        ("5 件", ["另有5件"], ["5件"]),
        ("7件", ["另有5件"], []),
        (None, [], []),
    ],
)
def test_an_answer_is_found_beside_its_evidence_whatever_the_spaces(
    answer: str | None, evidence: list[str], found: list[str]
) -> None:
    spans = find_answers({"answer": answer, "evidence": evidence}, TEXT)
    assert [TEXT[slice(*span)] for span in spans] == found


def test_found_passages_are_learnt_from_with_what_was_found_beside_them(tmp_path: Path) -> None:
    answered = [_found(rank, TEXT if rank == 3 else f"第{rank}段。") for rank in range(1, 12)]
    answered[2]["relevant"] = True
    path = tmp_path / "found.jsonl"
    rows = [_row("审结多少件", "319件", answered), _row("谁审结的", None, answered[:2])]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    first, second = read_found(path, size=3)

    assert [each.text for each in first.readings if each.answers] == [TEXT]
    assert len(first.readings) == 3
    assert (second.kind, [each.answers for each in second.readings]) == ("none", [(), ()])
    assert first.readings[0].context == "某报告 | 一、审判 › （一）收案"


def test_a_question_whose_answer_was_not_found_teaches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "found.jsonl"
    row = _row("审结多少件", "319件", [_found(1, "天气晴。")])
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert list(read_found(path, size=3)) == []


def test_paragraph_questions_are_read_with_their_answers(tmp_path: Path) -> None:
    path = tmp_path / "reading.jsonl"
    row = {
        "kind": "figure",
        "lang": "zh",
        "question": "審結多少件",
        "doc": "gov2009",
        "title": "gov2009",
        "heading": "一、回顾",
        "paragraph": "审结319件。",
        "answer": "319件",
        "start": 2,
    }
    rows = [row, row | {"kind": "none", "paragraph": "天气晴。", "answer": None, "start": -1}]
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")

    answered, other = read_paragraph_questions(path)

    assert answered.question == "审结多少件"
    assert answered.readings[0].context == "2009年政府工作报告 | 一、回顾"
    assert answered.readings[0].answers == ((2, 6),)
    assert other.readings[0].answers == ()


@pytest.mark.parametrize("content", [None, "{"])
def test_questions_that_cannot_be_read_are_an_error(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "reading.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(TrainError, match="cannot read questions"):
        read_paragraph_questions(path)


def test_some_examples_get_another_passage_and_some_lose_theirs() -> None:
    examples = [
        Example(
            kind="squad",
            lang="zh",
            question=f"第{number}问",
            readings=(Reading(context="", text=f"第{number}段", answers=((0, 3),)),),
        )
        for number in range(300)
    ]
    mixed = mix_readings(examples, random=Random(0))

    assert [each.question for each in mixed] == [each.question for each in examples]
    lost = [each for each in mixed if each.kind == "none"]
    beside = [each for each in mixed if len(each.readings) == 2]
    assert 20 < len(lost) < 70
    assert 70 < len(beside) < 140
    assert not any(each.readings[0].answers for each in lost)
    assert all(each.readings[0].answers and not each.readings[1].answers for each in beside)


def _row(question: str, answer: str | None, passages: list[dict[str, Any]]) -> dict[str, Any]:
    evidence = ["审结319件"] if answer else []
    return {
        "kind": "figure",
        "lang": "zh",
        "question": question,
        "answer": answer,
        "evidence": evidence,
        "passages": passages,
    }


def _found(rank: int, text: str) -> dict[str, Any]:
    return {
        "title": "某报告",
        "heading": ["一、审判", "（一）收案"],
        "text": text,
        "relevant": False,
        "rank": rank,
    }
