"""The two halves of a gold file."""

from eval.gold import SHIPPED_GOLD, read_gold
from eval.halves import half_of, select_half


def test_every_question_is_in_one_half_and_pairs_stay_together() -> None:
    questions = read_gold(SHIPPED_GOLD)
    learning, held_out = select_half(questions, "learning"), select_half(questions, "held-out")
    assert sorted(q.question_id for q in (*learning, *held_out)) == sorted(
        q.question_id for q in questions
    )
    by_pair = {q.pair: half_of(q) for q in questions if q.pair}
    assert all(by_pair[q.pair] == half_of(q) for q in questions if q.pair)


def test_no_half_is_all_of_them() -> None:
    questions = read_gold(SHIPPED_GOLD)
    assert select_half(questions, None) == questions


def test_both_halves_hold_a_fair_share_of_each_language() -> None:
    for lang in ("zh", "en"):
        asked = [q for q in read_gold(SHIPPED_GOLD) if q.lang == lang]
        share = len(select_half(asked, "learning")) / len(asked)
        assert 0.4 < share < 0.6
