import pytest

from service.answering.borders import Borders


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("会同文化和旅游部", "文化和旅游部"),
        ("各级政府要建立健全节水制度", "节水制度"),
        ("推进保障性住房工程", "保障性住房工程"),
        ("水利部建设共享平台", "共享平台"),
        ("新设了12个国家公园", "国家公园"),
        ("the new WUR平台", "WUR平台"),
    ],
)
def test_a_name_begins_behind_the_last_word_that_is_none_of_it(text: str, name: str) -> None:
    assert text[Borders(text).before(len(text) - 1) :] == name


def test_a_quotation_and_a_closed_parenthesis_belong_to_the_name() -> None:
    quoted, closed, opened = "开展“春雷”行动", "试行用水权（WUR）制度", "某部（国家水利局"

    assert Borders(quoted).name_start(7, 9) == 2
    assert Borders(closed).name_start(10, 12) == 2
    assert Borders(opened).name_start(7, 8) == 3


def test_borders_are_listed_with_the_words_that_make_them() -> None:
    text = "加强监管和服务"

    assert [span.of(text) for span in Borders(text).within(0, len(text))] == ["加强", "和"]


def test_borders_say_where_they_begin_and_end() -> None:
    borders = Borders("甲乙正式推出丙")

    assert [place for place in range(7) if borders.begins(place)] == [0, 2, 4]
    assert [place for place in range(8) if borders.ends(place)] == [0, 4, 6]
