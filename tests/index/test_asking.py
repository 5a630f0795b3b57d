"""What the frame of a question asks for, in both languages."""

import pytest

from index.asking import asked_kinds


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("全省法院受理案件多少件", {"count"}),
        ("适用缓刑的案件数", {"count"}),
        ("How many appeals were dismissed?", {"count"}),
        ("number of training sessions", {"count"}),
        ("条例自何时起施行", {"date"}),
        ("哪天公布的", {"date"}),
        ("When did the rules take effect?", {"date"}),
        ("出口同比增长", {"percent"}),
        ("结案率", {"percent"}),
        ("share of domestic applicants", {"percent"}),
        ("by how much did exports fall", {"percent"}),
        ("罚没款", {"money"}),
        ("the total amount of fines", {"count", "money"}),
        ("谁签署了命令", set()),
        ("Which court heard the case?", set()),
        ("提高审判效率", set()),
    ],
)
def test_the_frame_of_a_question_tells_the_kind(question: str, expected: set[str]) -> None:
    assert asked_kinds(question) >= expected
    assert expected or not asked_kinds(question)
