"""The signers, the date and the seal close a letter together."""

import pytest

from ingest.closings import MAX_SIGNERS, begins_with_date, find_closings, is_date_line


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("2021年3月5日", True),
        ("（二〇二一年三月）", True),
        ("2021.3.5", True),
        ("2021年3月5日起施行", False),
        ("3月5日", False),
    ],
)
def test_a_line_is_a_date_and_nothing_else(line: str, *, is_date: bool) -> None:
    assert is_date_line(line) is is_date


def test_a_date_that_opens_a_line_stands_by_itself() -> None:
    assert begins_with_date("2021年3月 卫生部")
    assert not begins_with_date("2021年3月卫生部印发")


@pytest.mark.parametrize(
    ("texts", "closings"),
    [
        (["现予公布。", "卫生部", "海关总署", "2021年3月5日", "（此件公开发布）"], (range(1, 5),)),
        (["现予公布。", "市长：王某", "2021年3月5日"], (range(1, 3),)),
        (["现予公布。", "2021年3月5日"], ()),
        (["关于2个事项", "2021年3月5日"], ()),
        (["卫生部", "2021年3月5日", "附件", "财政部", "2021年4月5日"], (range(2), range(3, 5))),
    ],
)
def test_who_signs_stands_above_the_date(texts: list[str], closings: tuple[range, ...]) -> None:
    assert find_closings(texts) == closings


def test_no_more_lines_sign_than_bodies_may() -> None:
    (closing,) = find_closings(["卫生部"] * (MAX_SIGNERS + 5) + ["2021年3月5日"])
    assert len(closing) == MAX_SIGNERS + 1
