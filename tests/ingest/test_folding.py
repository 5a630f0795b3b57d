import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import _UNUSUAL, fold, simplify


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("知識產權", "知识产权"),
        ("意見", "意见"),
        ("著作權人與乾隆皇帝", "著作权人与乾隆皇帝"),
        ("６４９２件", "6492件"),
        ("第１，２３４件", "第1,234件"),
        ("增长5，230件", "增长5，230件"),
        ("ＰＣＴ", "PCT"),
        ("5.4％", "5.4%"),
        ("cafe\u0301", "café"),
        ("plain text", "plain text"),
        ("", ""),
    ],
)
def test_spellings_are_folded_to_one(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(st.text(alphabet="專利件与a1％㎡①ﬁe\u0301 。", max_size=40))
def test_every_folded_character_knows_where_it_comes_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for index in range(len(folded.text)):
        span = folded.span(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert folded.text[index] in simplify(unicodedata.normalize("NFKC", span.of(text)))
    assert list(folded.starts) == sorted(folded.starts)


@given(st.text(alphabet="專利權意見與商標註冊，。１a", max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


def test_what_is_left_alone_has_no_other_spelling() -> None:
    plain = [char for char in map(chr, range(0x30000)) if not _UNUSUAL.match(char)]
    assert plain
    assert all(char == "，" or unicodedata.normalize("NFKC", char) == char for char in plain)
    assert not any(map(unicodedata.combining, plain))


@given(st.text(alphabet="專利，。０１９a％：①か", max_size=20))
def test_a_text_of_single_characters_is_folded_as_one_with_a_cluster(text: str) -> None:
    assert fold("㎡" + text).text == "m2" + fold(text).text
