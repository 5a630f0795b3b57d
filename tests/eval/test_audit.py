from collections.abc import Callable
from decimal import Decimal

import pytest

from eval.audit import find_faults
from eval.gold import Question

PASSAGES = {"p1": "惩罚性赔偿共计 319 件，同比增长117%。", "p2": "罚款11.6亿元。"}


def test_a_sound_file_has_no_faults(make_question: Callable[..., Question]) -> None:
    questions = [
        make_question(question_id="q1", pair="p1", evidence=("共计319件", "117%")),
        make_question(question_id="q2", pair="p1", lang="en", evidence=("共计319件",)),
        make_question(question_id="q3", kind="unanswerable"),
        make_question(question_id="q4", answer="11.6亿元", answer_value=Decimal("1.16e9")),
    ]
    assert find_faults(questions, PASSAGES) == ()


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"evidence": ("共计320件",)}, "q1: no passage contains '共计320件'"),
        ({"evidence_alt": (("RMB 1.16 billion",),)}, "q1: no passage contains 'RMB 1.16 billion'"),
        ({"evidence": ("319件", "亿元")}, "q1: no single passage contains all of"),
        ({"answer_value": Decimal(319)}, "q1: answer_value 319 has no answer"),
        ({"pair": "p9"}, "pair p9 joins one language only (q1)"),
    ],
)
def test_each_fault_is_named(
    make_question: Callable[..., Question], fields: dict[str, object], fault: str
) -> None:
    (found,) = find_faults([make_question(**fields)], PASSAGES)
    assert found.startswith(fault)


def test_evidence_in_two_passages_is_no_fault_when_an_alternative_stands_in_one(
    make_question: Callable[..., Question],
) -> None:
    question = make_question(evidence=("319件", "亿元"), evidence_alt=(("117%",),))
    assert find_faults([question], PASSAGES) == ()
