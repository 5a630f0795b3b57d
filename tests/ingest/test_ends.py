"""The first and the last lines of a document say who issued it and when."""

from ingest.ends import HEAD_CHARS, bare, read_ends

TITLE = "岚江市统计公报"


def test_a_short_document_is_all_head() -> None:
    ends = read_ends(TITLE, f"{TITLE}\n\n岚江市统计局\n2023年3月5日\n")
    assert ends.head == (TITLE, "岚江市统计局", "2023年3月5日")
    assert ends.tail == ()
    assert [each.issued for each in ends.signed] == ["2023-03-05"]
    assert ends.closed == ends.signed


def test_a_long_document_is_closed_by_its_tail() -> None:
    middle = "全市经济平稳运行。\n" * HEAD_CHARS
    ends = read_ends(TITLE, f"{TITLE}\n{middle}岚江市統計局\n2023年3月5日\n")
    assert ends.tail[-2:] == ("岚江市统计局", "2023年3月5日")
    assert [each.issued for each in ends.closed] == ["2023-03-05"]
    assert ends.signed == ()


def test_white_space_counts_for_nothing() -> None:
    assert bare(" 岚 江\u3000市\n") == "岚江市"
