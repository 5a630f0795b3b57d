"""Cases: what is wanted of an answer, and a document asked by itself."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from eval.cases import SHIPPED_CASES, ask_cases, meets, read_cases
from eval.errors import GoldError
from service import Answer

ANSWER = Answer(
    text="about 1,436 vessels (约1,436艘)",
    kind="figure",
    raw="约1,436艘",
    value=Decimal(1436),
    unit="艘",
    confidence=0.9,
)


@pytest.mark.parametrize(
    ("want", "met"),
    [
        ("1436艘", True),
        ("436万艘", False),
        ("value 1436", True),
        ("value -1436", False),
        ("text keeps: about", True),
        ("text keeps: over", False),
        ("text must not say: over", True),
        ("text must not say: about", False),
        ("both: about and vessels", True),
        ("both: about and ships", False),
        ("English text with its unit: Vessels", True),
        ("no answer", False),
    ],
)
def test_a_case_says_what_is_wanted_of_its_answer(want: str, *, met: bool) -> None:
    assert meets(want, ANSWER) is met


def test_no_answer_is_right_only_where_none_is_wanted() -> None:
    assert meets("no answer", None)
    assert not meets("1436艘", None)


def test_a_document_is_asked_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    row = {
        "id": "one",
        "kind": "number_over_lines",
        "doc_text": "禾山县2023年渔业公报\n\n一、情况\n\n2023年，全县渔船总数1,\n436艘。\n",
        "question": "渔船总数多少艘",
        "want": "1,436艘",
    }
    request = {**row, "id": "two", "question": "GET /v1/figures"}
    file.write_text("\n".join(map(json.dumps, [row, request])), encoding="utf-8")
    ((case, answer),) = ask_cases(read_cases(file))
    assert case.case_id == "one"
    assert meets(case.want, answer)


def test_the_shipped_cases_can_be_read() -> None:
    assert len(read_cases(SHIPPED_CASES)) == 70


@pytest.mark.parametrize("text", ["{", '{"id": "one"}', "[]"])
def test_a_damaged_file_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match="cannot read cases"):
        read_cases(file)


def test_what_a_case_wants_of_a_value_is_a_number() -> None:
    with pytest.raises(GoldError, match="is no number"):
        meets("value many", ANSWER)
