"""Translations: phrases before words, and over the disk."""

from pathlib import Path

import pytest

from index.translation import Translations

TABLE = Translations(
    {
        ("punit", "damag"): {"惩罚性赔偿": 1.0},
        ("damag",): {"损害": 0.4, "赔偿": 0.2},
        ("court",): {"法院": 0.8},
        ("专利",): {"patent": 0.9},
    }
)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (["court"], [(0, 1, {"法院": 0.8})]),
        (
            ["punit", "damag", "court"],
            [
                (0, 2, {"惩罚性赔偿": 1.0}),
                (1, 1, {"损害": 0.2, "赔偿": 0.1}),
                (2, 1, {"法院": 0.8}),
            ],
        ),
        (["punit", "court"], [(1, 1, {"法院": 0.8})]),
        (["专利"], [(0, 1, {"patent": 0.9})]),
        (["unknown"], []),
        ([], []),
    ],
)
def test_the_longest_phrase_is_taken_and_its_words_count_by_half(
    terms: list[str], expected: list[tuple[int, int, dict[str, float]]]
) -> None:
    found = [(each.start, each.size, dict(each.alternatives)) for each in TABLE.find(terms)]
    assert found == expected


def test_a_loaded_table_translates_as_the_saved_one(tmp_path: Path) -> None:
    TABLE.save(tmp_path)
    loaded = Translations.load(tmp_path)
    terms = ["punit", "damag", "court", "专利"]
    assert loaded.find(terms) == TABLE.find(terms)


def test_an_empty_table_translates_nothing() -> None:
    assert Translations({}).find(["court"]) == ()
