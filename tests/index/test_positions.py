"""Where terms stand, over the disk too."""

from pathlib import Path

import numpy as np
import pytest

from index.positions import HEADING, TokenLayout, TokenPositions
from ingest import Analyzer, split_sentences

TEXTS = ("法院受理案件。法院审结案件。", "The court held a hearing.", "海关查扣货物。")
HEADINGS = ("审判工作", "", "法院")


@pytest.fixture
def layout(analyzer: Analyzer, tmp_path: Path) -> tuple[TokenPositions, dict[str, int]]:
    tokens = TokenLayout()
    found = [
        tokens.add(
            text=analyzer.placed_terms(text),
            heading=analyzer.terms(heading),
            sentences=split_sentences(text),
        )
        for text, heading in zip(TEXTS, HEADINGS, strict=True)
    ]
    terms = sorted({term for each in found for term in each})
    term_ids = {name: number for number, name in enumerate(terms)}
    tokens.positions(term_ids).save(tmp_path)
    return TokenPositions.load(tmp_path), term_ids


def test_a_term_is_found_in_its_sentence_and_in_headings(
    layout: tuple[TokenPositions, dict[str, int]],
) -> None:
    positions, term_ids = layout
    wanted = np.array([term_ids["court"], term_ids["法院"]])
    places = positions.places(np.array([2, 0, 1]), wanted)
    found = list(
        zip(
            places.passages.tolist(),
            places.sentences.tolist(),
            places.terms.tolist(),
            places.starts.tolist(),
            places.ends.tolist(),
            strict=True,
        )
    )
    assert found == [(0, HEADING, 1, 0, 0), (1, 0, 1, 0, 2), (1, 1, 1, 7, 9), (2, 0, 0, 4, 9)]


def test_no_terms_stand_nowhere(layout: tuple[TokenPositions, dict[str, int]]) -> None:
    places = layout[0].places(np.array([0, 1]), np.zeros(0, dtype=np.int64))
    assert [len(column) for column in (places.passages, places.terms, places.starts)] == [0, 0, 0]


def test_every_token_is_counted(
    layout: tuple[TokenPositions, dict[str, int]], analyzer: Analyzer
) -> None:
    headings = sum(len(set(analyzer.terms(heading))) for heading in HEADINGS)
    assert layout[0].token_count == sum(len(analyzer.tokens(t)) for t in TEXTS) + headings


def test_a_term_of_many_passages_is_one_string(analyzer: Analyzer) -> None:
    tokens = TokenLayout()
    first, second = (
        tokens.add(text=[(0, 2, "".join(["审", "判"]))], heading=[], sentences=[]) for _ in range(2)
    )
    assert first[0] is second[0]
