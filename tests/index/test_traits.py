"""The traits of sentences and passages."""

from pathlib import Path

import numpy as np
import pytest

from index.traits import NOBODY, PassageTraits, is_heading, kind_share
from ingest import Passage, Segment, split_sentences


def passage(offset: int, text: str, *headings: str) -> Passage:
    return Passage(
        passage_id=f"made-up-00000000:{offset}",
        doc_id="made-up-00000000",
        kind="paragraph",
        heading_path=headings,
        text=text,
        segments=(Segment(text_start=0, source_start=offset, length=len(text)),),
    )


PASSAGES = (
    passage(0, "加强审判工作。受理6 492件，同比增长5.4%。", "一、审判", "加强审判工作"),
    passage(100, "The rules took effect on 1 May 2021.", "二、立法"),
    passage(50, "判处罚金11.6亿元。", "一、审判", "加强审判工作"),
)


@pytest.fixture
def traits(tmp_path: Path) -> PassageTraits:
    sentences = [split_sentences(each.text) for each in PASSAGES]
    PassageTraits.build(PASSAGES, sentences).save(tmp_path)
    return PassageTraits.load(tmp_path)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["count"], [0, 1, 1, 0]),
        (["percent"], [0, 1, 0, 0]),
        (["money"], [0, 0, 0, 1]),
        (["date"], [0, 0, 1, 0]),
        (["count", "money"], [0, 0.5, 0.5, 0.5]),
        ([], [0, 0, 0, 0]),
    ],
)
def test_sentences_hold_the_kinds_of_quantity_they_print(
    traits: PassageTraits, kinds: list[str], expected: list[float]
) -> None:
    bits = traits.sentence_bits(np.array([0, 1, 2]))
    assert kind_share(bits, kinds).tolist() == expected  # type: ignore[arg-type]


def test_only_a_sentence_that_repeats_the_heading_counts_as_one(traits: PassageTraits) -> None:
    bits = traits.sentence_bits(np.array([0, 1, 2]))
    assert is_heading(bits).tolist() == [True, False, False, False]


def test_a_table_cell_without_a_figure_only_labels_the_longest_one(tmp_path: Path) -> None:
    row = Passage(
        passage_id="made-up-00000000:0",
        doc_id="made-up-00000000",
        kind="table_row",
        heading_path=("表1 行动",),
        text="清网行动\t关闭网站32个\t持续整治网络侵权盗版问题",
        segments=(Segment(text_start=0, source_start=0, length=25),),
    )
    traits = PassageTraits.build([row], [split_sentences(row.text)])
    assert is_heading(traits.sentence_bits(np.array([0]))).tolist() == [True, False, False]


def test_neighbours_stand_next_to_each_other_under_the_same_headings(
    traits: PassageTraits,
) -> None:
    found = traits.neighbours(np.array([0, 1, 2])).tolist()
    assert found == [[NOBODY, 2], [NOBODY, NOBODY], [0, NOBODY]]
