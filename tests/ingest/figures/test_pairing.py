"""Which figure a change stands beside."""

from collections.abc import Callable

import pytest

from ingest.figures import Figure


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("新收5件，审结4件，同比分别上升10%和20%。", {"5件": "10", "4件": "20"}),
        ("新收5件，同比上升10%，审结4件，同比下降20%。", {"5件": "10", "4件": "-20"}),
        ("查办7件，判赔3亿元，同比增长3.5倍。", {"7件": None, "3亿元": "3.5"}),
        ("比重上升3个百分点，达到51%。", {"51%": "3"}),
        ("支出五年累计3亿元，比前五年增长1.3倍。", {"3亿元": "1.3"}),
        ("新收5件。同比上升10%。", {"5件": None}),
        ("总额9元，比上年增长4%，两年平均增长5%。", {"9元": "4", "两年": None}),
        ("Courts closed 40 cases, up 5%.", {"40 cases": "5"}),
    ],
)
def test_a_change_goes_to_the_figure_it_is_printed_beside(
    read_figures: Callable[..., tuple[Figure, ...]], text: str, pairs: dict[str, str | None]
) -> None:
    levels = {figure.amount.raw: figure for figure in read_figures(text) if not figure.is_change}
    for raw, value in pairs.items():
        change = levels[raw].change
        assert (str(change.value) if change else None) == value
