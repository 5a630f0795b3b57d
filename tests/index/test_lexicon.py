"""The lexicon keeps what leads to a term of the collection."""

from pathlib import Path

import pytest

from index.errors import SearchError
from index.lexicon import LEXICON_HEADER, select_translations
from index.translation import Translations
from ingest import Analyzer, Term

GLOSSARY = (
    Term(zh=("惩罚性赔偿",), en=("punitive damages", "exemplary damages")),
    Term(zh=("海关备案", "备案"), en=("customs recordation",)),
    Term(zh=("技术与创新支持中心",), en=("TISC",)),
)


def select(analyzer: Analyzer, vocabulary: set[str], lexicon: Path) -> Translations:
    return select_translations(vocabulary, analyzer=analyzer, glossary=GLOSSARY, lexicon=lexicon)


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "lexicon.tsv"
    rows = [LEXICON_HEADER, ["court", "法院", "0.8", "0.6"], ["court", "球场", "0.2", "0.9"]]
    path.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")
    return path


def test_a_learnt_word_leads_to_the_terms_of_the_collection_only(
    analyzer: Analyzer, lexicon: Path
) -> None:
    found = select(analyzer, {"法院"}, lexicon).find(["court"])
    assert [dict(each.alternatives) for each in found] == [{"法院": 0.8}]


def test_a_chinese_word_leads_to_english_terms(analyzer: Analyzer, lexicon: Path) -> None:
    found = select(analyzer, {"court"}, lexicon).find(["法院"])
    assert [dict(each.alternatives) for each in found] == [{"court": 0.6}]


def test_a_chinese_word_that_the_collection_lacks_leads_to_a_synonym(
    analyzer: Analyzer, tmp_path: Path
) -> None:
    path = tmp_path / "lexicon.tsv"
    rows = [
        LEXICON_HEADER,
        ["sell", "卖出", "0.3", "0.5"],
        ["sell", "销售", "0.6", "0.8"],
        ["sell", "推销", "0.1", "0.9"],
    ]
    path.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")

    (found,) = select(analyzer, {"销售", "推销"}, path).find(["卖出"])
    assert dict(found.alternatives) == {"销售": 0.3}
    assert select(analyzer, {"卖出", "销售"}, path).find(["卖出"]) == ()


@pytest.mark.parametrize("question", ["punitive damages", "exemplary damages"])
def test_every_name_of_a_glossary_phrase_leads_to_it(
    analyzer: Analyzer, lexicon: Path, question: str
) -> None:
    table = select(analyzer, {"惩罚性赔偿"}, lexicon)
    found = table.find(analyzer.terms(question))
    assert "惩罚性赔偿" in found[0].alternatives


def test_the_usual_name_counts_more_than_another(analyzer: Analyzer, lexicon: Path) -> None:
    vocabulary = {"海关备案", "备案"}
    found = select(analyzer, vocabulary, lexicon).find(analyzer.terms("customs recordation"))
    weights = found[0].alternatives
    assert weights["海关备案"] < weights["备案"] <= 1.0 or weights["海关备案"] <= 1.0


@pytest.mark.parametrize("question", ["Lanjiang Province", "cases in Lanjiang"])
def test_a_name_in_latin_letters_leads_to_the_chinese_one(
    analyzer: Analyzer, lexicon: Path, question: str
) -> None:
    found = select(analyzer, {"岚江省", "法院"}, lexicon).find(analyzer.terms(question))
    assert "岚江省" in {term for each in found for term in each.alternatives}


def test_a_sound_overrules_no_learnt_word(analyzer: Analyzer, tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    rows = [LEXICON_HEADER, ["court", "法院", "0.8", "0.6"], ["fayuan", "法院", "0.1", "0.1"]]
    path.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")

    assert select(analyzer, {"法院"}, path).find(["court"])[0].alternatives == {"法院": 0.8}
    assert select(analyzer, {"法院"}, path).find(["fayuan"])[0].alternatives == {"法院": 0.1}


@pytest.mark.parametrize(
    ("content", "message"),
    [("zh\ten\n", "the header must be"), ("\t".join(LEXICON_HEADER) + "\na\tb\n", "cannot read")],
)
def test_a_damaged_lexicon_is_refused(
    analyzer: Analyzer, tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "damaged.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SearchError, match=message):
        select(analyzer, {"法院"}, path)


def test_a_missing_lexicon_is_named(analyzer: Analyzer, tmp_path: Path) -> None:
    with pytest.raises(SearchError, match=r"gone\.tsv: cannot read"):
        select(analyzer, {"法院"}, tmp_path / "gone.tsv")
