"""A question asks for a rise, for a fall, or for either."""

import pytest

from service.questions.movement import way_of


@pytest.mark.parametrize(
    ("text", "rises"),
    [
        ("出口增加了多少", True),
        ("多了几件", True),
        ("by how much did exports climb", True),
        ("出口减少了多少", False),
        ("少了多少", False),
        ("how many fewer cases", False),
        ("增长率", None),
        ("did it rise or fall", None),
        ("what was the growth", None),
        ("共有多少件", None),
    ],
)
def test_a_text_speaks_of_one_way_or_of_neither(text: str, rises: bool | None) -> None:
    assert way_of(text) is rises
