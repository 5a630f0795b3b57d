"""What was written for the reader: translations, and questions on paragraphs of their own."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.figures import read_amounts
from train.errors import TrainError
from train.reader.examples import Example, Reading, documents_left_out, read_rows_of_questions
from train.reader.written import (
    paragraph_sum,
    read_translations,
    read_written,
    translate,
)

QUESTIONS = Path("train/reader/questions")
ARTICLE = "处五万元以上二十万元以下罚款。"


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _asked(text: str, answer: str | None) -> dict[str, Any]:
    start = None if answer is None else text.index(answer)
    kind = "none" if answer is None else "figure"
    return {"lang": "en", "kind": kind, "question": "how much", "answer": answer, "start": start}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    data, folder = tmp_path / "data", tmp_path / "questions"
    (data / "chinese").mkdir(parents=True)
    folder.mkdir()
    for name, column, text in (
        ("gov-work-reports-to-2015.tsv.gz", "paragraph", "增长8%。"),
        ("prc-laws-articles.tsv.gz", "text", f"　{ARTICLE} "),
    ):
        with gzip.open(data / "chinese" / name, "wt", encoding="utf-8") as stream:
            stream.write(f"title\t{column}\n甲\t{text}\n")
    text = "全市新收案件319件。"
    _write(
        folder / "invented.jsonl",
        [
            {
                "title": "甲市公报",
                "heading": "一、审判",
                "paragraph": text,
                "questions": [_asked(text, "319件"), _asked(text, None)],
            }
        ],
    )
    _write(
        folder / "official.jsonl",
        [
            {
                "title": "乙条例",
                "heading": "第一条",
                "sum": paragraph_sum(ARTICLE),
                "questions": [_asked(ARTICLE, "五万元以上二十万元以下")],
            }
        ],
    )
    return data, folder


def test_questions_come_with_their_paragraphs(folders: tuple[Path, Path]) -> None:
    examples = read_written(*folders)

    asked = [(each.kind, each.readings[0]) for each in examples]

    assert [kind for kind, _ in asked] == ["figure", "none", "figure"]
    assert [page.text[slice(*span)] for _, page in asked for span in page.answers] == [
        "319件",
        "五万元以上二十万元以下",
    ]
    assert asked[2][1].context == "乙条例 | 第一条"


def test_a_paragraph_that_the_data_lack_is_told_of(folders: tuple[Path, Path]) -> None:
    data, folder = folders
    with gzip.open(data / "chinese/prc-laws-articles.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.write("title\ttext\n甲\t另一条。\n")
    with pytest.raises(TrainError, match="lacks 1 paragraphs"):
        read_written(data, folder)


def test_every_answer_stands_where_its_question_says() -> None:
    rows = read_rows_of_questions(QUESTIONS / "invented.jsonl")

    for row in rows:
        for asked in row["questions"]:
            answer, start = asked["answer"], asked["start"]
            assert (answer is None) == (asked["kind"] == "none")
            if answer is not None:
                assert row["paragraph"][start : start + len(answer)] == answer
    assert len(rows) > 200


def test_the_value_of_an_answer_is_that_of_its_one_amount() -> None:
    rows = read_rows_of_questions(QUESTIONS / "documents.jsonl")
    valued = [row for row in rows if "answer_value" in row]

    for row in valued:
        (amount,) = read_amounts(row["answer"])
        assert abs(row["answer_value"]) == pytest.approx(abs(float(amount.value)))
        assert row["answer_unit"] == (amount.unit or None)
    assert len(valued) > 3_000
    assert {row["kind"] for row in valued} == {"figure", "change"}


def test_a_question_is_asked_in_the_other_language() -> None:
    known = Example(
        kind="figure", lang="zh", question="审结多少件", readings=(Reading(context="", text=""),)
    )
    (found,) = translate(
        [known, Example(kind="figure", lang="zh", question="另一问", readings=known.readings)],
        {"审结多少件": "how many cases were concluded"},
    )
    assert (found.lang, found.question) == ("en", "how many cases were concluded")
    assert len(read_translations()) > 7_000


def test_documents_without_a_question_found_are_left_out(tmp_path: Path) -> None:
    questions, found = tmp_path / "questions.jsonl", tmp_path / "found.jsonl"
    _write(questions, [{"id": "1", "doc": "a"}, {"id": "2", "doc": "a"}, {"id": "3", "doc": "b"}])
    _write(found, [{"id": "1"}])
    assert documents_left_out(questions, found) == {"b"}


def test_beside_a_paragraph_of_a_group_stand_others_of_it(folders: tuple[Path, Path]) -> None:
    data, folder = folders
    texts = [f"{place}新收案件{number}件。" for place in ("甲市", "乙市") for number in range(9)]
    _write(
        folder / "invented.jsonl",
        [
            {
                "group": text[:2],
                "title": "公报",
                "heading": "一、审判",
                "paragraph": text,
                "questions": [_asked(text, text[6:-1])],
            }
            for text in texts
        ],
    )
    examples = [each for each in read_written(data, folder) if "新收" in each.readings[0].text]

    near = [
        other.text[:2] == each.readings[0].text[:2]
        for each in examples
        for other in each.readings[1:]
    ]
    assert len(examples) == len(texts)
    assert sum(near) > 0.7 * len(near)
    assert all(
        len({page.text for page in each.readings}) == len(each.readings) for each in examples
    )
