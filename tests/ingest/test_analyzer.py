import copy
from pathlib import Path

import jieba
import pytest
import snowballstemmer
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import Analyzer, AnalyzerError, Passage, default_glossary, read_user_terms
from ingest.analyzer import Segmenter, stem
from ingest.folding import fold
from ingest.inflections import base_form


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("6 492 件", ["6,492件", "６４９２件", "６，４９２ 件", "6492件"]),
        ("国家知识产权局的意见", ["國家知識產權局的意見", "国家知识产权局的意見"]),
        ("2023年", ["二〇二三年", "二○二三年", "２０２３年", "2023 年"]),
        ("增长5.4%", ["增长5.40%", "增长 5.4 ％"]),
        ("punitive damages", ["Punitive Damages", "PUNITIVE DAMAGE"]),
        ("PCT国际申请", ["ＰＣＴ國際申請", "pct 国际申请"]),
        ("R&D经费", ["Ｒ＆Ｄ經費", "r&d经费", "R＆D 经费"]),
        ("appeals upheld", ["appeals uphold", "Appeals Upheld"]),
    ],
)
def test_spellings_of_one_thing_have_the_same_terms(
    analyzer: Analyzer, text: str, others: list[str]
) -> None:
    assert all(analyzer.terms(other) == analyzer.terms(text) for other in others)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("惩罚性赔偿", ["惩罚", "惩罚性", "赔偿"]),
        ("知识产权民事案件", ["知识产权", "知识", "产权", "案件"]),
        ("462176件", ["462176", "件"]),
        ("92.08万件", ["920800", "件"]),
        ("试点（EDV）制度", ["试点", "edv", "制度"]),
        ("专利号：ZL201210201489.X", ["zl201210201489.x"]),
        ("PCT国际申请", ["pct", "国际", "申请"]),
        ("COVID-19 vaccines", ["covid-19", "covid", "19", "vaccin"]),
        ("China's trademark filings", ["china", "trademark", "file"]),
        ("2023.5.1", ["2023", "5", "1"]),
        ("R&D spending", ["r&d", "spend"]),
        ("研发（R&D）经费", ["研发", "r&d", "经费"]),
        ("R&D人员全时当量", ["r&d", "人员"]),
        ("research & development", ["research", "develop"]),
    ],
)
def test_the_terms_one_would_ask_for_are_there(
    analyzer: Analyzer, text: str, expected: list[str]
) -> None:
    assert not set(expected) - set(analyzer.terms(text))


@pytest.mark.parametrize("text", ["research & development", "AB&C", "A&Bank", "甲&乙", "R & D"])
def test_only_two_single_letters_are_joined_by_their_mark(analyzer: Analyzer, text: str) -> None:
    assert not any("&" in term for term in analyzer.terms(text))


@pytest.mark.parametrize(
    "text", ["", " \n", "，。！？…", "的和与在", "of the and", "\x00\x07", "？？"]
)
def test_what_says_nothing_has_no_terms(analyzer: Analyzer, text: str) -> None:
    assert analyzer.tokens(text) == ()


@given(st.text(alphabet="專利权案件2023 年,.6 492万%aPCT-的，。ﬁ①", max_size=50))
@settings(deadline=None)
def test_tokens_stand_in_the_text_in_order(analyzer: Analyzer, text: str) -> None:
    tokens = analyzer.tokens(text)
    places = [(token.span.start, token.span.end) for token in tokens]
    assert places == sorted(places)
    for token in tokens:
        assert token.term
        assert token.span.start < token.span.end <= len(text)


@given(st.text(alphabet="知识产权民事案件惩罚性赔偿专利商标註冊審判，", max_size=40))
@settings(deadline=None)
def test_a_chinese_term_is_what_its_span_says(analyzer: Analyzer, text: str) -> None:
    for token in analyzer.tokens(text):
        assert fold(token.span.of(text)).text == token.term


def test_tokens_of_the_report_point_at_what_they_stand_for(
    analyzer: Analyzer, report_passages: tuple[Passage, ...]
) -> None:
    (passage,) = [p for p in report_passages if "意見》于2023年2月20日" in p.text]
    found = {token.term: token.span.of(passage.text) for token in analyzer.tokens(passage.text)}
    assert found["意见"] == "意見"
    assert found["2023年"] == "2023年"


def test_user_terms_are_kept_whole_in_either_script() -> None:
    terms = ["量子蛙跳", "青鸞計劃"]
    analyzer = Analyzer(user_terms=terms)
    assert {"量子蛙跳", "青鸾计划"} <= set(analyzer.terms("开展量子蛙跳和青鸾计划"))
    assert analyzer.user_terms_sha256 == Analyzer(user_terms=terms[::-1]).user_terms_sha256
    assert analyzer.user_terms_sha256 != Analyzer().user_terms_sha256


@pytest.mark.parametrize("term", ["", "  ", "two words"])
def test_a_user_term_must_be_one_word(term: str) -> None:
    with pytest.raises(AnalyzerError, match="one word"):
        Analyzer(user_terms=[term])


def test_the_version_names_rules_and_libraries(analyzer: Analyzer) -> None:
    names = [part.rsplit("-", 1)[0] for part in analyzer.version.split()]
    assert names == ["zhiwen", "jieba", "opencc", "snowballstemmer"]


@pytest.fixture(scope="module")
def plain_jieba(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    tokenizer.initialize()
    return tokenizer


def test_every_passage_is_cut_as_jieba_cuts_it(
    plain_jieba: jieba.Tokenizer, report_passages: tuple[Passage, ...]
) -> None:
    segmenter = Segmenter()
    for passage in report_passages:
        ours = set(segmenter.search(passage.text))
        assert set(plain_jieba.tokenize(passage.text, mode="search")) <= ours
        words = list(plain_jieba.tokenize(passage.text))
        assert list(segmenter._tokenizer.tokenize(passage.text)) == words
    assert segmenter._tokenizer.FREQ.items() <= plain_jieba.FREQ.items()


def test_added_words_are_cut_as_jieba_cuts_them(
    plain_jieba: jieba.Tokenizer, report_passages: tuple[Passage, ...]
) -> None:
    words = [name for term in default_glossary() for name in term.zh]
    theirs = copy.copy(plain_jieba)
    theirs.FREQ = dict(plain_jieba.FREQ)
    for word in sorted(set(words), key=len):
        theirs.add_word(word)
        # jieba counts a word that it knew twice in its total.
        theirs.total = plain_jieba.total
    segmenter = Segmenter(words)
    for passage in report_passages:
        assert set(theirs.tokenize(passage.text)) <= set(segmenter.search(passage.text))


@given(st.permutations(["知识产权保护中心", "产权", "保护", "中心城区的知识产权", "权保", "心城"]))
def test_what_was_read_before_does_not_change_how_a_text_is_cut(texts: list[str]) -> None:
    added = ["权保", "心城", "产权保护", "知识产权保护中心"]
    segmenter = Segmenter(added)
    cut = {text: list(segmenter.search(text)) for text in texts}
    assert cut == {text: list(Segmenter(reversed(added)).search(text)) for text in texts}


def test_user_terms_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "terms.txt"
    path.write_text("\ufeff# 行动\n蓝网行动\n\n昆仑行动  # 公安\n", encoding="utf-8")
    assert read_user_terms(path) == ("蓝网行动", "昆仑行动")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("蓝网 行动\n".encode(), r"terms\.txt:1: expected one term"),
        (b"\xff\xfe\xfa", "cannot read"),
    ],
)
def test_a_wrong_user_dictionary_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "terms.txt"
    path.write_bytes(data)
    with pytest.raises(AnalyzerError, match=message):
        read_user_terms(path)


@given(st.text(alphabet="abcdeginorstuyzl", min_size=1, max_size=9))
def test_a_word_without_an_ending_is_left_as_the_stemmer_leaves_it(word: str) -> None:
    assert stem(word) == snowballstemmer.stemmer("english").stemWord(base_form(word))


@pytest.mark.parametrize(
    "text", ["The Trade Marks of China", " lanjiang", "", "a b", "Deng Hongsen"]
)
def test_letters_alone_have_the_terms_that_they_have_beside_a_number(
    analyzer: Analyzer, text: str
) -> None:
    assert ["7", *analyzer.terms(text)] == analyzer.terms(f"7; {text}")
