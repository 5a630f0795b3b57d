from pathlib import Path

import pytest

from train.dev import read_dev_sets
from train.errors import TrainError
from train.heldout import read_held_out
from train.pairs import build_pairs


def texts(data: Path, glossary: Path | None = None) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    forbidden = read_dev_sets(data).keys() | read_held_out(data).keys()
    for pair_set in build_pairs(data, forbidden=forbidden, glossary=glossary):
        for pair in pair_set.pairs:
            found.setdefault(pair.source, []).append((pair.left, pair.right))
    return found


def test_every_source_yields_pairs(data: Path) -> None:
    assert set(texts(data)) == {
        *("tw-laws", "tw-titles", "python-docs", "docs-markdown", "kubernetes", "tatoeba"),
        *("tico19", "sdg", "mozilla", "cedict", "wordnet", "wordnet-zh", "prc-laws"),
        *("prc-clauses", "gov-reports", "d365", "drcd", "cmrc-trial"),
    }


def test_law_articles_are_simplified_whole_and_by_sentence(data: Path) -> None:
    assert texts(data)["tw-laws"] == [
        (
            "专利权人得请求损害赔偿。专利权期限为二十年。",
            "The patentee may claim damages. The term of a patent is twenty years.",
        ),
        ("专利权人得请求损害赔偿。", "The patentee may claim damages."),
        ("专利权期限为二十年。", "The term of a patent is twenty years."),
    ]


def test_dictionary_gives_each_gloss_and_all_of_them(data: Path) -> None:
    assert texts(data)["cedict"][:3] == [
        ("赔偿", "compensate"),
        ("赔偿", "compensation"),
        ("赔偿", "to compensate; compensation"),
    ]


def test_senses_give_lemmas_across_and_the_definition(data: Path) -> None:
    found = texts(data)["wordnet"]
    assert ("法院", "tribunal") in found
    assert ("court; tribunal", "an assembly to conduct judicial business") in found
    assert texts(data)["wordnet-zh"] == [("法庭", "法院")]


def test_questions_go_with_the_answer_and_its_sentence(data: Path) -> None:
    answers = [right for _, right in texts(data)["cmrc-trial"]]
    assert answers == [
        "鹤岗市位于黑龙江省。年平均降水量为六百毫米，集中在夏季。",
        "年平均降水量为六百毫米，集中在夏季。",
    ]


def test_clauses_of_an_article_go_with_its_rest(data: Path) -> None:
    first, last = texts(data)["prc-clauses"]
    assert first == ("为了加强商标管理，", "保护商标专用权，促使生产者保证商品质量，")
    assert last == ("保护商标专用权，", "为了加强商标管理，促使生产者保证商品质量，")


def test_dev_sentences_are_left_out(data: Path) -> None:
    assert texts(data)["tatoeba"] == [("你好。", "Hello.")]


def test_glossary_is_trained_on(data: Path, tmp_path: Path) -> None:
    glossary = tmp_path / "glossary.tsv"
    glossary.write_text(
        "zh\ten\tvariants\n惩罚性赔偿\tpunitive damages\texemplary damages\n", "utf-8"
    )
    assert texts(data, glossary)["glossary"] == [
        ("惩罚性赔偿", "punitive damages"),
        ("惩罚性赔偿", "exemplary damages"),
        ("punitive damages", "exemplary damages"),
    ]


def test_same_data_gives_the_same_pairs(data: Path) -> None:
    assert build_pairs(data, forbidden=frozenset()) == build_pairs(data, forbidden=frozenset())


def test_absent_folder_is_named_with_the_option(tmp_path: Path) -> None:
    with pytest.raises(TrainError, match=r"nowhere is no folder; .*--data FOLDER"):
        build_pairs(tmp_path / "nowhere", forbidden=frozenset())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("parallel/sdg.tsv.gz", "training data not found"),
        ("chinese/drcd-dev.json.gz", "training data not found"),
    ],
)
def test_absent_file_is_named(data: Path, name: str, message: str) -> None:
    (data / name).unlink()
    with pytest.raises(TrainError, match=message):
        build_pairs(data, forbidden=frozenset())


@pytest.mark.parametrize("name", ["parallel/sdg.tsv.gz", "chinese/drcd-dev.json.gz"])
def test_file_that_is_not_gzip_is_named(data: Path, name: str) -> None:
    (data / name).write_text("zh\ten\n", encoding="utf-8")
    with pytest.raises(TrainError, match=name):
        build_pairs(data, forbidden=frozenset())
