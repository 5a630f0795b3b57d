import pytest

from train.pair import Pair
from train.pairs import PairSet
from train.tokenizer import build_tokenizer
from train.vocabulary import choose_pieces

TEXTS = [
    ("知识产权民事案件适用惩罚性赔偿", "Punitive damages were awarded in patent cases"),
    ("知識產權局受理專利申請", "The office accepted patent applications"),
    ("法院受理的案件可以判处惩罚性的赔偿金额", "well-known trademark; patent cases"),
    ("转基因作物", "recordation of genetically modified crops"),
]
TERMS = ["惩罚性赔偿", "punitive damages", "TISC"]


@pytest.fixture(scope="module")
def pieces() -> dict[str, float]:
    pairs = tuple(Pair(left=left, right=right, source="test") for left, right in TEXTS)
    pair_sets = [PairSet(name="test", pairs=pairs, share=1.0, weight=1.0)]
    return choose_pieces(pair_sets, terms=TERMS, budget=4_000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("惩罚性赔偿", ["惩罚性赔偿"]),
        ("知识产权案件", ["知识产权", "案件"]),
        ("懲罰性賠償案件", ["惩罚性赔偿", "案件"]),
        ("Punitive-damages", ["punitive damages"]),
        ("patent", ["patent"]),
        ("2023年", ["2023", "年"]),
    ],
)
def test_vocabulary_cuts_text_into_words(
    pieces: dict[str, float], text: str, expected: list[str]
) -> None:
    assert build_tokenizer(pieces).encode(text, add_special_tokens=False).tokens == expected


def test_words_that_no_text_uses_are_left_out(pieces: dict[str, float]) -> None:
    assert "案件" in pieces
    assert "海关" not in pieces


def test_scores_are_log_probabilities_and_terms_keep_their_best_cut(
    pieces: dict[str, float],
) -> None:
    assert max(pieces.values()) <= 0
    assert pieces["惩罚性赔偿"] > pieces["惩罚性"] + pieces["赔偿"]


def test_budget_is_kept() -> None:
    pairs = tuple(Pair(left=left, right=right, source="test") for left, right in TEXTS)
    pair_sets = [PairSet(name="test", pairs=pairs, share=1.0, weight=1.0)]
    assert len(choose_pieces(pair_sets, budget=3_300)) <= 3_300
