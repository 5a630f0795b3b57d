import math

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.word_paths import Weights, find_path

COUNTS = {"知": 0, "知识": 40, "识": 9, "产": 1, "产权": 30, "知识产": 0, "知识产权": 20, "权": 5}
TOTAL = sum(COUNTS.values())
WEIGHTS = Weights(total=TOTAL)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("知识产权", ["知识产权"]),
        ("知识产", ["知识", "产"]),
        ("外知识", ["外", "知识"]),
        ("知知识", ["知", "知识"]),
    ],
)
def test_the_likeliest_words_are_found(text: str, words: list[str]) -> None:
    path = find_path(text, COUNTS, WEIGHTS)
    assert [text[start:end] for start, end in path.bounds()] == words


def test_the_probability_is_that_of_the_words_found() -> None:
    expected = math.log(40 / TOTAL) + math.log(1 / TOTAL)
    assert find_path("知识产", COUNTS, WEIGHTS).log_probability == pytest.approx(expected)


@given(st.text(alphabet="知识产权外", max_size=12))
def test_every_path_is_the_one_of_jieba(text: str) -> None:
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = COUNTS, TOTAL, True
    route: dict[int, tuple[float, int]] = {}
    tokenizer.calc(text, tokenizer.get_DAG(text), route)
    path = find_path(text, COUNTS, WEIGHTS)
    assert path.log_probability == route[0][0]
    assert path.ends == [route[start][1] + 1 for start in range(len(text))]
