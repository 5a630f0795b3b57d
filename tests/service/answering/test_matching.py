import pytest

from index import Embedder, Searcher
from service.answering.matching import QuestionMatcher
from service.answering.vectors import VectorMemory


@pytest.fixture(scope="module")
def matcher(searcher: Searcher, embedder: Embedder) -> QuestionMatcher:
    return QuestionMatcher(searcher.weigh("知识产权案件"), VectorMemory(embedder))


def test_a_text_with_all_words_covers_more_than_one_with_some(matcher: QuestionMatcher) -> None:
    every, some, none = matcher.coverage(["知识产权案件", "案件", "天气"])

    assert every == pytest.approx(1.0)
    assert every > some > none == 0


@pytest.mark.parametrize("text", ["知識產權案件", "知识产权案件，"])
def test_script_and_marks_do_not_matter(matcher: QuestionMatcher, text: str) -> None:
    assert matcher.coverage([text])[0] == pytest.approx(1.0)
    assert matcher.excess(text) == 0


def test_excess_is_what_no_word_of_the_question_accounts_for(matcher: QuestionMatcher) -> None:
    assert matcher.excess("知识产权案件天气") == pytest.approx(2 / 8)
    assert matcher.excess("。") == 0


def test_words_that_tell_no_figure_from_another_are_no_excess(matcher: QuestionMatcher) -> None:
    assert matcher.excess("中国知识产权案件总量") == matcher.excess("知识产权案件")


def test_a_word_that_the_reports_lack_is_unknown(searcher: Searcher, embedder: Embedder) -> None:
    memory = VectorMemory(embedder)

    assert QuestionMatcher(searcher.weigh("知识产权案件"), memory).unknown == 0
    assert QuestionMatcher(searcher.weigh("企鹅"), memory).unknown == 1
    assert QuestionMatcher(searcher.weigh("penguins"), memory).coverage(["penguins"])[0] == 0


def test_an_english_question_covers_the_chinese_for_it(
    searcher: Searcher, embedder: Embedder
) -> None:
    matcher = QuestionMatcher(searcher.weigh("intellectual property cases"), VectorMemory(embedder))

    assert matcher.coverage(["知识产权案件"])[0] > 0.5
    assert matcher.missing(["知识产权案件", "天气"]).tolist()[1] == 1


def test_a_word_counts_by_its_likeliest_translation_among_the_texts(
    searcher: Searcher, embedder: Embedder
) -> None:
    memory, weighed = VectorMemory(embedder), searcher.weigh("rulings")
    plain = QuestionMatcher(weighed, memory)
    rare = min(weighed.terms, key=lambda term: plain.coverage([term])[0] or 1.0)
    among = QuestionMatcher(weighed, memory, among=[f"有{rare}", "天气"])
    assert 0 < plain.coverage([rare])[0] < among.coverage([rare])[0]
    assert QuestionMatcher(weighed, memory, among=["天气"]).coverage([rare]) == plain.coverage(
        [rare]
    )
