import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.squad import read_squad, with_questions
from train.__main__ import app
from train.errors import TrainError
from train.pair import Pair
from train.questions import (
    PASSAGE_CHARACTERS,
    Item,
    distinct_items,
    law_items,
    news_items,
    write_question_sets,
)

QUESTION = "A ship entering the port shall report beforehand."


def item(english: str, passage: str) -> Item:
    return Item(title="t", passage=passage, chinese=passage, english=english)


def news(*rows: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"doc_id": doc_id, "zh": zh, "en": en} for doc_id, zh, en in rows]


def with_news(data: Path) -> Path:
    """Give the data folder news of two sentences."""
    with gzip.open(data / "dev" / "ntrex.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(
            "doc_id\tzh\ten\nn1\t法院周一作出判决。\tThe court ruled on the case on Monday.\n"
        )
        file.write("n1\t双方均未上诉。\tNeither side appealed.\n")
    return data


def test_sets_are_asked_in_english_for_chinese_passages(data: Path, tmp_path: Path) -> None:
    counts = write_question_sets(with_news(data), tmp_path)
    asked = with_questions(
        read_squad(tmp_path / "laws.zh.json"), read_squad(tmp_path / "laws.en.json")
    )

    assert counts == {"laws": 1, "news": 1}
    assert [topic.text for topic in asked.topics] == [QUESTION]
    assert asked.contexts == ("船舶入港应先申报。未申报者，处罚锾。",)


def test_writing_twice_gives_the_same_bytes(data: Path, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        write_question_sets(with_news(data), folder)

    one, two = ([path.read_bytes() for path in sorted(folder.iterdir())] for folder in folders)
    assert one == two
    assert len(one) == 4


def test_answers_stand_where_the_file_says(data: Path, tmp_path: Path) -> None:
    write_question_sets(with_news(data), tmp_path)
    file = json.loads((tmp_path / "news.en.json").read_text(encoding="utf-8"))
    (paragraph,) = file["data"][0]["paragraphs"]
    (answer,) = paragraph["qas"][0]["answers"]

    assert paragraph["context"] == "法院周一作出判决。\n双方均未上诉。"
    assert paragraph["context"][answer["answer_start"] :].startswith(answer["text"])


@pytest.mark.parametrize(
    ("chinese", "english", "first"),
    [
        ("甲应申报。违者罚。", f"(Entry) {QUESTION} A ship that fails is fined.", QUESTION),
        ("甲应申报；违者罚。", f"{QUESTION} (2) Fines follow.", QUESTION),
        ("甲应申报。", f"{QUESTION} A ship that fails is fined.", None),
        ("甲应申报。违者罚。", QUESTION, None),
    ],
)
def test_first_sentence_of_a_longer_article_asks_for_it(
    chinese: str, english: str, first: str | None
) -> None:
    found = list(law_items([Pair(left=chinese, right=english, source="A14")]))

    assert [each.english for each in found] == ([] if first is None else [first])


def test_news_passages_are_whole_sentences_of_one_text() -> None:
    long = "很" * PASSAGE_CHARACTERS
    rows = news(
        ("a", long, "One."), ("a", "二。", "Two."), ("a", "三。", "Three."), ("b", "四。", "4.")
    )

    assert [each.passage for each in news_items(rows)] == [long, "二。\n三。"]


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        ([item(QUESTION, "甲。"), item("Ships of the navy need not report.", "乙。")], 2),
        ([item(QUESTION, "甲。"), item(QUESTION.upper(), "乙。")], 0),
        ([item(QUESTION, "甲。"), item("Ships of the navy need not report.", "甲。")], 0),
        ([item("Too short.", "甲。")], 0),
        ([item("word " * 61, "甲。")], 0),
        ([item("A question with 船舶 in the midst of it.", "甲。")], 0),
    ],
)
def test_unclear_questions_are_left_out(items: list[Item], kept: int) -> None:
    assert len(distinct_items(items)) == kept


def test_data_that_yields_no_question_is_an_error(shared_data: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainError, match="no question for news"):
        write_question_sets(shared_data, tmp_path)


def test_command_names_the_files_that_it_writes(data: Path, tmp_path: Path) -> None:
    options = ["sets", "--data", str(with_news(data)), "--output", str(tmp_path / "sets")]
    shown = CliRunner().invoke(app, options)

    assert shown.exit_code == 0
    assert "laws.en.json" in shown.stdout
    assert "1 questions" in shown.stdout
