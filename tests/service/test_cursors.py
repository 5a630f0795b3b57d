from base64 import urlsafe_b64encode

import pytest

from index import FigureFilter
from service.cursors import read_cursor, write_cursor
from service.errors import RefusedError

WHERE = FigureFilter(text="惩罚性赔偿 damages", year=2023, unit="元", kind="money")


@pytest.mark.parametrize("after", [0, 7, 123_456])
@pytest.mark.parametrize("where", [WHERE, FigureFilter(), FigureFilter(text="\ud800")])
def test_a_cursor_says_where_it_stands_and_needs_no_quoting(
    after: int, where: FigureFilter
) -> None:
    cursor = write_cursor(after, build_id="b1", where=where)
    assert cursor.replace("-", "").replace("_", "").isalnum()
    assert read_cursor(cursor, build_id="b1", where=where) == after


@pytest.mark.parametrize(
    ("build_id", "where", "code", "message"),
    [
        ("b2", WHERE, "stale_cursor", "another snapshot"),
        ("b1", FigureFilter(), "invalid_cursor", "another filter"),
    ],
)
def test_a_cursor_is_good_for_one_snapshot_and_one_filter(
    build_id: str, where: FigureFilter, code: str, message: str
) -> None:
    cursor = write_cursor(7, build_id="b1", where=WHERE)
    with pytest.raises(RefusedError, match=message) as caught:
        read_cursor(cursor, build_id=build_id, where=where)
    assert (caught.value.code, caught.value.status) == (code, 422)


@pytest.mark.parametrize(
    "cursor",
    ["", "7", "abc!", "报告", "A" * 200, urlsafe_b64encode(b"\xff\xfe").decode(), "=" * 5],
)
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(RefusedError, match="not one that this service gave out"):
        read_cursor(cursor, build_id="b1", where=WHERE)
