import pytest

from ingest.figures.widths import fold_for_numbers


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("６，４９２件，５％", "6,492件，5%"),
        ("約3萬餘個", "约3万余个"),
        ("￥100～200", "¥100~200"),
        ("粮食33，212万吨", "粮食33,212万吨"),
        ("1，234，567件", "1,234,567件"),
        ("2021，230件", "2021，230件"),
        ("七万戶", "七万户"),
        ("5 cases", "5 cases"),
    ],
)
def test_widths_and_traditional_characters_fold_in_place(text: str, folded: str) -> None:
    assert fold_for_numbers(text) == folded
    assert len(folded) == len(text)
