from pathlib import Path

import jieba
import pytest

from ingest.errors import AnalyzerError
from ingest.words import TOTAL, WordList

LIST = Path(jieba.__file__).with_name("dict.txt")


@pytest.fixture(scope="module")
def word_list() -> WordList:
    return WordList(LIST)


def test_character_by_character_gives_all_that_jieba_reads_at_once(word_list: WordList) -> None:
    with LIST.open("rb") as file:
        theirs, total = jieba.Tokenizer().gen_pfdict(file)
    ours: dict[str, int] = {}
    for first in {word[0] for word in theirs}:
        ours.update(word_list.frequencies(first))
    assert (ours, TOTAL) == (theirs, total)


@pytest.mark.parametrize(("first", "word", "count"), [("T", "T恤", 4), ("江", "江南Style", 3)])
def test_words_out_of_order_are_found(
    word_list: WordList, first: str, word: str, count: int
) -> None:
    assert word_list.frequencies(first)[word] == count


@pytest.mark.parametrize("first", ["，", "é", "\ud800", "𪚥", "\n", " ", "0"])
def test_a_character_that_begins_no_word_gives_none(word_list: WordList, first: str) -> None:
    assert word_list.frequencies(first) == {}


def test_a_beginning_that_is_no_word_counts_nothing(word_list: WordList) -> None:
    found = word_list.frequencies("惩")
    assert found["惩罚"] > 0
    assert (found["惩一儆百"], found["惩一儆"]) == (3, 0)


def test_another_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dict.txt"
    path.write_bytes(LIST.read_bytes() + "知文 3 n\n".encode())
    with pytest.raises(AnalyzerError, match=r"dict\.txt: not the word list of jieba 0\.42\.1"):
        WordList(path)


def test_a_missing_list_is_reported(tmp_path: Path) -> None:
    with pytest.raises(AnalyzerError, match="cannot read"):
        WordList(tmp_path / "dict.txt")
