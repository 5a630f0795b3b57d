from collections.abc import Callable

import pytest

from ingest import Passage

ReadPassages = Callable[..., tuple[Passage, ...]]

LEAD = "依法严惩犯罪。全国法院审结刑事案件，同比上升。坚决维护国家安全，严厉打"
BOX = ["专栏 1 典型案例", "某某诈骗案。被告人骗取他人财物。", "法院判处有期徒刑十年。"]


def texts(read_passages: ReadPassages, *lines: str) -> dict[str, tuple[str, ...]]:
    passages = read_passages("\n\n".join(("一、刑事审判", *lines)))
    return {passage.text: passage.heading_path[1:] for passage in passages}


def test_the_halves_around_a_box_are_joined_by_the_word_they_share(
    read_passages: ReadPassages,
) -> None:
    found = texts(read_passages, LEAD, *BOX, "击敌对势力。", "有关工作取得成效。")
    assert LEAD + "击敌对势力。" in found
    assert found["法院判处有期徒刑十年。"] == ("专栏1 典型案例", "某某诈骗案")
    assert found["有关工作取得成效。"] == ()


def test_the_halves_are_joined_where_the_series_goes_on(read_passages: ReadPassages) -> None:
    before = "加强民事审判。案件持续增长，"
    found = texts(read_passages, before, *BOX, "标的额为一亿元。", "加强行政审判。案件下降。")
    assert before + "标的额为一亿元。" in found
    assert found["加强行政审判。案件下降。"] == ("加强行政审判",)


def test_the_halves_are_joined_where_a_quotation_closes(read_passages: ReadPassages) -> None:
    before = "全年案件增长。发布《关于办理知识产权案件若干"
    found = texts(read_passages, before, *BOX, "问题的解释》。")
    assert before + "问题的解释》。" in found


def test_without_evidence_the_paragraph_is_left_unfinished(read_passages: ReadPassages) -> None:
    before = "全年案件增长，"
    found = texts(read_passages, before, *BOX, "标的额为一亿元。")
    assert before in found


@pytest.mark.parametrize("table", ["表 1 案件\n\n年份\t件\n2023\t9", "图 1 案件"])
def test_the_halves_around_a_table_or_figure_are_joined(
    read_passages: ReadPassages, table: str
) -> None:
    before = "全年案件增长，审结案件"
    found = texts(read_passages, before + "上升，维持原判的占比", table, "下降。", "另有一件。")
    assert before + "上升，维持原判的占比下降。" in found


def test_a_box_between_finished_paragraphs_joins_nothing(read_passages: ReadPassages) -> None:
    found = texts(read_passages, "加强民事审判。案件增长。", *BOX, "加强行政审判。案件下降。")
    assert {"加强民事审判。案件增长。", "加强行政审判。案件下降。"} <= set(found)


def test_the_box_of_an_interrupted_paragraph_stays_whole(read_passages: ReadPassages) -> None:
    found = texts(read_passages, LEAD, *BOX, "击敌对势力。")
    boxed = [text for text, path in found.items() if "专栏1 典型案例" in path]
    assert boxed == BOX[1:]
