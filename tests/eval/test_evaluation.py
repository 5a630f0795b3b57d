import hashlib
from collections.abc import Callable
from pathlib import Path

from eval.backends import Backend
from eval.evaluation import evaluate
from eval.gold import read_gold
from eval.report import build_rows

LINES = [
    {"id": "q1", "lang": "zh", "kind": "figure", "question": "甲", "evidence": ["319件"]},
    {"id": "q2", "lang": "en", "kind": "figure", "question": "A", "evidence": ["319件"]},
    {"id": "q3", "lang": "zh", "kind": "unanswerable", "question": "乙"},
]


def test_a_gold_file_is_asked_by_every_choice_of_legs_and_no_question_is_dropped(
    write_gold: Callable[..., Path], make_backend: Callable[..., Backend]
) -> None:
    gold = write_gold(*LINES)
    backend = make_backend({"p1": "共计319件。", "p2": "别的"}, {"甲": ["p1"]})
    ticks = []
    report = evaluate(read_gold(gold), backend, gold=gold, on_question=lambda: ticks.append(1))
    assert len(ticks) == len(backend.asked) == 9
    assert (report.asked, report.unanswerable, report.unjudged) == (3, 1, ())
    assert report.gold_sha256 == hashlib.sha256(gold.read_bytes()).hexdigest()
    scores = {(row.group, row.legs): row for row in build_rows(report)}
    assert scores["all", "dense"].n == 2
    assert scores["all", "dense"].estimates["Success@1"].mean == 0.5
    assert scores["en", "both"].estimates["Success@1"].mean == 0
