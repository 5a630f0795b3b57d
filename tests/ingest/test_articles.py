import pytest

from ingest import article_at


@pytest.mark.parametrize(
    ("text", "mark", "article"),
    [
        ("第一条 甲。\n第二条 乙。\n丙。", "丙", "第二条"),
        ("第1条 甲。\n第2条 乙。", "乙", "第2条"),
        ("第一条 甲。\n第一条之一 乙。", "乙", "第一条之一"),
        ("第一条 甲。第二条 乙。\n第三条 丙。", "丙", "第三条"),
        ("第一条 甲，按照\n第二条第一款的规定，乙。\n第二条 丙。", "乙", "第一条"),
        ("第一条 甲。\n第二条所有单位乙。", "乙", "第二条"),
        ("第一条 甲。\n第九十条 乙。", "乙", None),
        ("附件\n第一条\n甲。\n第二条\n乙。", "乙", "第二条"),
        ("第一条 甲。\n附：收费标准表\n乙", "乙", None),
        ("第一条 甲。\n附表所列品种应当申报\n的乙。", "乙", "第一条"),
        ("一、甲。\n乙。", "乙", None),
    ],
)
def test_a_place_is_in_the_article_that_began_last(
    text: str, mark: str, article: str | None
) -> None:
    assert article_at(text, text.index(mark)) == article
