import math

import pytest
from tokenizers import Tokenizer

from train.tokenizer import build_tokenizer, fold

WORDS = [
    "惩罚性",
    "赔偿",
    "案件",
    "知识产权",
    "知识",
    "产权",
    "patent",
    "damages",
    "punitive",
    "2023",
]
PHRASES = ["惩罚性赔偿", "punitive damages"]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    scores = dict.fromkeys("惩罚性赔偿案件知识产权的", math.log(1e-6))
    scores |= dict.fromkeys(WORDS, math.log(1e-5))
    scores |= dict.fromkeys(PHRASES, 2 * math.log(1e-5) + 0.01)
    return build_tokenizer(scores | {"s": -16.0})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("惩罚性赔偿案件", ["惩罚性赔偿", "案件"]),
        ("懲罰性賠償的案件", ["惩罚性赔偿", "的", "案件"]),
        ("知识产权", ["知识产权"]),
        ("2023知识 产权", ["2023", "知识", " ", "产权"]),
        ("Punitive-Damages", ["punitive damages"]),
        ("patents", ["patent", "s"]),
        ("ＰＡＴＥＮＴ", ["patent"]),
        ("", []),
    ],
)
def test_text_is_cut_into_known_words(tokenizer: Tokenizer, text: str, expected: list[str]) -> None:
    assert tokenizer.encode(text, add_special_tokens=False).tokens == expected


@pytest.mark.parametrize("text", ["ひらがな", "龘", "ξένος"])
def test_unknown_text_is_the_unknown_piece(tokenizer: Tokenizer, text: str) -> None:
    assert tokenizer.encode(text, add_special_tokens=False).ids == [0]


def test_tokenizer_survives_its_file(tokenizer: Tokenizer) -> None:
    again = Tokenizer.from_str(tokenizer.to_str())
    text = "懲罰性賠償 punitive damages 2023"
    assert again.encode(text).tokens == tokenizer.encode(text).tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  É, ＩＰ——權！", "e ip 权"), ("319件", "319件"), ("…", "")],
)
def test_folding_keeps_letters_and_digits(text: str, expected: str) -> None:
    assert fold(text) == expected
