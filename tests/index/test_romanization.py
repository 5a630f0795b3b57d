"""Chinese names by their sound, for questions that write them in Latin letters."""

from collections.abc import Collection

import pytest

from index.romanization import iter_romanized
from ingest import Analyzer


def _terms_for(
    name: str, vocabulary: set[str], analyzer: Analyzer, known: Collection[tuple[str, ...]] = ()
) -> set[str]:
    """Return the index terms that a name in a question leads to."""
    source = tuple(analyzer.terms(name))
    entries = iter_romanized(vocabulary, analyzer=analyzer, known=known)
    return {term for found, term, _ in entries if found == source}


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("Lanjiang", "岚江"),
        ("Lanjiang", "岚江省"),
        ("Jinsha", "金沙江"),
        ("Jinshajiang", "金沙江"),
        ("Luliang", "吕梁市"),
        ("Chongqing", "重庆"),
        ("Chaoyang", "朝阳区"),
        ("Changzhi", "长治"),
        ("Deng Hongsen", "邓鸿森"),
        ("DENG HONGSEN", "邓鸿森"),
        ("Denghongsen", "邓鸿森"),
    ],
)
def test_a_name_in_latin_letters_leads_to_the_chinese_one_that_sounds_so(
    analyzer: Analyzer, name: str, term: str
) -> None:
    assert _terms_for(name, {term, "案件"}, analyzer) == {term}


@pytest.mark.parametrize(("name", "term"), [("Deng", "邓鸿森"), ("Lan", "岚江省"), ("Shan", "陕")])
def test_part_of_a_name_leads_nowhere(analyzer: Analyzer, name: str, term: str) -> None:
    assert _terms_for(name, {term}, analyzer) == set()


def test_a_sound_shared_by_two_names_leads_to_both(analyzer: Analyzer) -> None:
    assert _terms_for("Lanjiang", {"岚江", "蓝江市"}, analyzer) == {"岚江", "蓝江市"}


def test_no_sound_overrules_what_is_translated_otherwise(analyzer: Analyzer) -> None:
    known = {tuple(analyzer.terms("Lanjiang"))}

    assert _terms_for("Lanjiang", {"岚江省"}, analyzer, known) == set()
    assert _terms_for("Lanjiangsheng", {"岚江省"}, analyzer, known) == {"岚江省"}


@pytest.mark.parametrize("term", ["省", "2021年", "r&d", "patent", "知识产权民事案件", "pct申请"])
def test_what_is_no_short_chinese_word_has_no_sound(analyzer: Analyzer, term: str) -> None:
    assert list(iter_romanized([term], analyzer=analyzer, known=())) == []


@pytest.mark.parametrize("term", ["大安", "马村", "安阳", "知识产权"])
def test_a_sound_is_long_enough_and_a_probability_one(analyzer: Analyzer, term: str) -> None:
    for source, _, probability in iter_romanized([term], analyzer=analyzer, known=()):
        assert len("".join(source)) >= 5
        assert 0 < probability <= 1
