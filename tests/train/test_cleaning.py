import pytest

from train.cleaning import (
    clean_gloss,
    has_han,
    plausible_lengths,
    sentence_keys,
    strip_markup,
    strip_notes,
    text_key,
    without_duplicates,
    without_overlap,
)
from train.pair import Pair


def pair(left: str, right: str) -> Pair:
    return Pair(left=left, right=right, source="test")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>商标</b>  注册", "商标 注册"),
        ("[专利](https://example.org/a) 申请", "专利 申请"),
        ("**Note** that :class:`dict` is `fast`", "Note that is fast"),
        ("# 标题", "标题"),
    ],
)
def test_markup_is_taken_off(text: str, expected: str) -> None:
    assert strip_markup(text) == expected


@pytest.mark.parametrize(
    ("gloss", "expected"),
    [
        ("to examine (a case)", "to examine"),
        ("CL:個|个[ge4]", ""),
        ("variant of 案件[an4 jian4]", ""),
        ("abbr. for World Trade Organization", "World Trade Organization"),
        ("(legal) damages", "damages"),
    ],
)
def test_gloss_is_reduced_to_its_words(gloss: str, expected: str) -> None:
    assert clean_gloss(gloss) == expected


def test_notes_in_both_kinds_of_brackets_are_taken_off() -> None:
    assert strip_notes("审理（案件） try (a case)") == "审理 try"


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("专利", "patent", True),
        ("专利权的期限为二十年，自申请日起计算。", "The term is twenty years from filing.", True),
        ("专利权的期限为二十年，自申请日起计算。", "Deleted", False),
        ("删除", "The term of a patent for invention is twenty years from filing.", False),
    ],
)
def test_lengths_that_no_translation_has_are_seen(
    chinese: str, english: str, expected: bool
) -> None:
    assert plausible_lengths(chinese, english) is expected


@pytest.mark.parametrize(("text", "expected"), [("PCT申请", True), ("PCT", False), ("ひ", False)])
def test_chinese_characters_are_recognised(text: str, expected: bool) -> None:
    assert has_han(text) is expected


def test_key_leaves_out_case_width_and_punctuation() -> None:
    assert text_key("“ＰＣＴ”  Patent, 件！") == text_key("pct patent件")


def test_sentence_keys_are_of_long_sentences_only() -> None:
    text = "短句。这是一个足够长的句子，可以用来辨认文本。A sentence that is long enough. No."
    assert sentence_keys(text) == {
        "这是一个足够长的句子可以用来辨认文本",
        "asentencethatislongenough",
    }


def test_duplicates_empty_and_self_pairs_are_dropped() -> None:
    pairs = [
        pair("专利", "Patent"),
        pair("专利。", "patent"),
        pair("专利", "!!!"),
        pair("商标", "商标"),
        pair("商标", "trademark"),
    ]
    kept = list(without_duplicates(pairs))
    assert [found.right for found in kept] == ["Patent", "trademark"]


@pytest.mark.parametrize(
    ("left", "right", "kept"),
    [
        ("我该去睡觉了。", "Time for bed.", False),
        ("晚安", "WE SHOULD GO TO SLEEP", False),
        ("他说了很多。威尔士国民议会议员担心看起来像笨蛋。", "He said so.", False),
        ("商标注册申请", "trademark application", True),
    ],
)
def test_pairs_that_touch_a_dev_text_are_dropped(left: str, right: str, kept: bool) -> None:
    texts = ["我该去睡觉了", "We should go to sleep.", "威尔士国民议会议员担心看起来像笨蛋。"]
    forbidden = frozenset(text_key(text) for text in texts)
    assert bool(list(without_overlap([pair(left, right)], forbidden))) is kept
