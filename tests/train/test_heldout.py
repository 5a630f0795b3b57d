import gzip
from pathlib import Path

import pytest

from train.cleaning import text_key
from train.dev import read_dev_sets
from train.errors import TrainError
from train.heldout import forbidden_keys, is_chosen, read_held_out
from train.pairs import build_pairs


def trained_texts(data: Path, *, hold_out: bool) -> set[str]:
    forbidden = forbidden_keys(data, read_dev_sets(data), hold_out=hold_out)
    pair_sets = build_pairs(data, forbidden=forbidden)
    return {text for found in pair_sets for pair in found.pairs for text in (pair.left, pair.right)}


def test_all_articles_of_a_law_are_held_out_in_simplified_characters(shared_data: Path) -> None:
    articles = read_held_out(shared_data).articles

    assert [pair.source for pair in articles] == ["A14", "A14"]
    assert articles[0].left == "船舶入港应先申报。未申报者，处罚锾。"


def test_each_sentence_held_out_stands_in_one_pair(shared_data: Path) -> None:
    sentences = read_held_out(shared_data).sentences

    assert [(pair.left, pair.right) for pair in sentences] == [("明天見。", "See you tomorrow.")]


@pytest.mark.parametrize(
    ("text", "trained"),
    [
        ("你好。", True),
        ("Hello.", True),
        ("专利权期限为二十年。", True),
        ("船舶入港应先申报。", False),
        ("A ship that fails is fined.", False),
        ("See you tomorrow!", False),
        ("明天见。", False),
    ],
)
def test_training_sees_no_text_of_the_slices_held_out(
    shared_data: Path, text: str, *, trained: bool
) -> None:
    assert (text in trained_texts(shared_data, hold_out=True)) is trained


@pytest.mark.parametrize("text", ["船舶入港应先申报。", "See you tomorrow!", "明天见。", "你好。"])
def test_training_sees_the_slices_where_nothing_is_held_out(shared_data: Path, text: str) -> None:
    assert text in trained_texts(shared_data, hold_out=False)


@pytest.mark.parametrize("hold_out", [False, True])
@pytest.mark.parametrize("text", ["我该去睡觉了。", "法院作出判决。", "The court has ruled."])
def test_the_development_sets_are_never_learnt_from(
    shared_data: Path, text: str, *, hold_out: bool
) -> None:
    dev = read_dev_sets(shared_data)

    assert text_key(text) in forbidden_keys(shared_data, dev, hold_out=hold_out)
    assert text not in trained_texts(shared_data, hold_out=hold_out)


def test_the_slices_are_forbidden_only_where_they_are_held_out(shared_data: Path) -> None:
    dev = read_dev_sets(shared_data)
    slices = read_held_out(shared_data).keys()

    assert forbidden_keys(shared_data, dev, hold_out=False) == dev.keys()
    assert forbidden_keys(shared_data, dev, hold_out=True) == dev.keys() | slices
    assert slices - dev.keys()


def test_new_rows_move_no_old_one(data: Path) -> None:
    before = read_held_out(data).articles
    path = data / "parallel" / "tw-laws-articles.tsv.gz"
    with gzip.open(path, "at", encoding="utf-8") as file:
        file.write("A2\t1\t1\t新法\tNew Act\t新條文在此。\tHere is a new article.\n")

    assert read_held_out(data).articles == before


def test_keys_hold_whole_texts_and_their_long_sentences(shared_data: Path) -> None:
    keys = read_held_out(shared_data).keys()

    assert {text_key("See you tomorrow"), text_key("A ship that fails is fined.")} <= keys


@pytest.mark.parametrize("one_in", [2, 16, 50])
def test_about_the_share_asked_for_is_chosen(one_in: int) -> None:
    chosen = sum(is_chosen(f"第{number}条 article", one_in=one_in) for number in range(4_000))

    assert chosen == pytest.approx(4_000 / one_in, rel=0.35)


def test_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainError, match=r"tw-laws-articles\.tsv\.gz"):
        read_held_out(tmp_path)
