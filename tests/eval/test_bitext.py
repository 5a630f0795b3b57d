import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import f1_score as sklearn_f1

from eval.bitext import Bitext, f1_score, find_nearest, read_bitext, score_bitext
from eval.errors import SetError


@dataclass
class LetterEmbedder:
    """Embeds a text as the axis that its first letter stands for."""

    axes: str
    name: str = "letters"
    sha256: str = ""

    @property
    def dim(self) -> int:
        return len(self.axes)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.eye(len(self.axes), dtype=np.float32)[
            [self.axes.index(text[0]) for text in texts]
        ]

    def encode_passages(
        self, texts: Sequence[str], *, progress: bool = False
    ) -> NDArray[np.float32]:
        return self.encode_queries(texts)


def write(path: Path, text: str) -> Path:
    content = text.encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def test_files_are_aligned_by_line(tmp_path: Path) -> None:
    zh = write(tmp_path / "t.cmn", "你好\u2028吗\r\n再见\n")
    en = write(tmp_path / "t.eng.gz", "hello\nbye")
    texts = read_bitext([zh, en])
    assert (texts.left, texts.right) == (("你好\u2028吗", "再见"), ("hello", "bye"))
    assert (texts.name, texts.sides) == ("t.cmn, t.eng.gz", ("cmn", "eng"))


def test_a_table_is_read_by_its_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "t.tsv.gz", 'id\ten\tzh\n1\t"hi\t你好\n2\tbye\t再见\n')
    texts = read_bitext([path])
    assert (texts.sides, texts.left, texts.right) == (
        ("zh", "en"),
        ("你好", "再见"),
        ('"hi', "bye"),
    )


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.zh": "一\n二\n", "a.en": "one\n"}, "a.zh, a.en: the sides have 2 and 1 sentences"),
        ({"a.zh": "", "a.en": ""}, "have 0 and 0 sentences"),
        ({"a.tsv": "zh\tfr\n"}, r"a\.tsv: needs the columns zh and en, found \['zh', 'fr'\]"),
        ({"a.tsv": ""}, "needs the columns"),
    ],
)
def test_sides_that_do_not_match_are_refused(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    paths = [write(tmp_path / name, text) for name, text in files.items()]
    with pytest.raises(SetError, match=message):
        read_bitext(paths)


def test_both_ways_are_scored() -> None:
    # Both English sentences begin with b: the second Chinese sentence, too, finds the first.
    texts = Bitext(name="t", sides=("zh", "en"), left=("b甲", "b乙"), right=("b one", "b two"))
    there, back = score_bitext(texts, LetterEmbedder("ab"))
    assert (there.name, back.name, there.n) == ("zh -> en", "en -> zh", 2)
    assert there.accuracy.mean == back.accuracy.mean == 0.5
    assert there.f1 == pytest.approx((2 / 3 + 0) / 2)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 10), st.integers(0, 99))
def test_blocks_find_what_the_whole_matrix_shows(n: int, m: int, block: int, seed: int) -> None:
    # Whole numbers, so that ties are many and no sum is rounded.
    generator = np.random.default_rng(seed)
    left, right = (generator.integers(-1, 2, (rows, 3)).astype(np.float32) for rows in (n, m))
    there, back = find_nearest(left, right, block=block)
    cosines = left @ right.T
    assert there.tolist() == cosines.argmax(axis=1).tolist()
    assert back.tolist() == cosines.argmax(axis=0).tolist()


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_f1_is_the_weighted_f1_of_scikit_learn(found: list[int]) -> None:
    expected = sklearn_f1(range(8), found, average="weighted", zero_division=0)
    assert f1_score(np.array(found)) == pytest.approx(expected)
