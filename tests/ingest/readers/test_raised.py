"""A raised number is the mark of a note or a power."""

import pytest

from ingest.readers.raised import is_mark, write_raised


@pytest.mark.parametrize(
    ("before", "raised", "written"),
    [
        ("生产总值", " 12 ", "[12]"),
        ("生产总值", "[3]", "[3]"),
        ("面积5平方米", "2", "²"),
        ("面积5 km", "2", "²"),
        ("5×10", "−6", "⁻⁶"),
        ("表1010", "2", "[2]"),
        ("生产总值", "①", "①"),
        ("the 5", "th", "th"),
    ],
)
def test_what_stands_before_it_tells_which(before: str, raised: str, written: str) -> None:
    assert write_raised(before, raised) == written


@pytest.mark.parametrize(("raised", "mark"), [("①", True), ("12", True), ("123", False)])
def test_a_mark_has_two_digits_at_most(raised: str, *, mark: bool) -> None:
    assert is_mark(raised) is mark
