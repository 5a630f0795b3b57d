import json

import pytest

from ingest.page_map import PRINTED, Box, Facsimile, PageMap


def page_map(*boxes: tuple[int, int, int, int], scores: bytes = b"") -> PageMap:
    """A map of boxes in tenths of a point."""
    packed = b"".join(edge.to_bytes(2, "little") for box in boxes for edge in box)
    return PageMap(boxes=packed, scores=scores)


def test_characters_of_a_line_are_one_box_and_those_of_two_lines_two() -> None:
    found = page_map(
        (100, 200, 200, 300), (200, 200, 300, 300), (0, 0, 0, 0), (100, 320, 200, 420)
    ).lines(0, 4)
    assert found == (Box(10, 20, 30, 30), Box(10, 32, 20, 42))


def test_cells_of_a_row_are_one_box_and_a_second_column_higher_up_another() -> None:
    cells = page_map((100, 200, 200, 300), (900, 205, 950, 295), (500, 100, 600, 200))
    assert cells.lines(0, 3) == (Box(10, 20, 95, 30), Box(50, 10, 60, 20))
    assert cells.lines(1, 1) == ()


def test_the_least_sure_character_counts_and_what_is_printed_does_not() -> None:
    read = page_map(*[(1, 1, 2, 2)] * 4, scores=bytes([99, 87, PRINTED, 40]))
    assert read.score([(0, 3)]) == 0.87
    assert read.score([(0, 1), (3, 4)]) == 0.4
    assert read.score([(2, 3)]) is None
    assert page_map((1, 1, 2, 2)).score([(0, 1)]) is None


def test_a_facsimile_comes_back_from_json() -> None:
    shown = Facsimile(file_sha256="ab", page_map=page_map((1, 2, 3, 4), scores=b"\x50"))
    assert Facsimile.load(json.loads(json.dumps(shown.dump()))) == shown


def test_damaged_boxes_are_told() -> None:
    dumped = {**Facsimile(file_sha256="ab", page_map=page_map((1, 2, 3, 4))).dump()}
    with pytest.raises(ValueError, match="boxes"):
        Facsimile.load({**dumped, "boxes": "00000"})
    with pytest.raises(ValueError, match="8 bytes a character"):
        PageMap(boxes=b"1234567")
    with pytest.raises(ValueError, match="2 scores"):
        PageMap(boxes=bytes(8), scores=b"12")
