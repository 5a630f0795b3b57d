import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console
from typer.testing import CliRunner

from index.embedder import load_embedder
from train.__main__ import app
from train.asking import AskingPlaces, ask_saved_model, pairs_of, sentence_of
from train.errors import TrainError
from train.reader.examples import Example, Reading
from train.recipe import Recipe

RECIPE = Recipe(pieces=5_000, dim=16, batch=4, asking_passes=8, asking_talk=1, asking_rate=0.05)
CONSOLE = Console(file=io.StringIO())
ANSWERS = {"港口": "harbours", "法院": "courts", "列表": "lists", "客户": "customers"}


def _question(place: int, zh: str, en: str) -> dict[str, object]:
    text = f"{zh}共计{place}件。"
    return {
        "id": f"q{place}",
        "lang": "en",
        "kind": "figure",
        "question": f"How many {en}?",
        "answer": f"{place}件",
        "evidence": [text],
        "passages": [
            {"title": "公报", "heading": [], "text": text, "relevant": True, "rank": 1},
        ],
    }


@pytest.fixture
def places(model: Path, talk: Path, tmp_path: Path) -> AskingPlaces:
    asked = talk / "questions"
    asked.mkdir(exist_ok=True)
    for name in ("documents-learn", "reading-learn"):
        (asked / f"{name}.jsonl").write_text("", encoding="utf-8")
    rows = [_question(place, *words) for place, words in enumerate(ANSWERS.items())]
    found = tmp_path / "found.jsonl"
    found.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    written = tmp_path / "written"
    written.mkdir()
    for name in ("translations.tsv", "invented.jsonl", "official.jsonl"):
        (written / name).write_text("", encoding="utf-8")
    return AskingPlaces(
        folder=model, output=tmp_path / "asked", data=talk, found=found, written=written
    )


def _lead(folder: Path) -> float:
    """Return by how much answers come nearer to their questions than others do, on average."""
    embedder = load_embedder(str(folder))
    asked = embedder.encode_passages([f"How many {en}?" for en in ANSWERS.values()])
    told = embedder.encode_passages([f"{zh}共计" for zh in ANSWERS])
    cosines = asked @ told.T
    others = ~np.eye(len(ANSWERS), dtype=bool)
    return float(cosines.diagonal().mean() - cosines[others].mean())


def test_questions_come_nearer_to_what_answers_them(places: AskingPlaces) -> None:
    ask_saved_model(places, RECIPE, console=CONSOLE)
    assert _lead(places.output) > _lead(places.folder)


def test_a_share_of_nothing_leaves_the_model_as_it_was(places: AskingPlaces) -> None:
    ask_saved_model(places, replace(RECIPE, asking_share=0.0), console=CONSOLE)
    assert _lead(places.output) == pytest.approx(_lead(places.folder), abs=0.02)


def test_fewer_questions_and_sentences_than_a_batch_are_refused(places: AskingPlaces) -> None:
    with pytest.raises(TrainError, match="enough pairs"):
        ask_saved_model(places, replace(RECIPE, batch=1_000), console=CONSOLE)


def test_seven_sentences_in_ten_come_with_their_title() -> None:
    reading = Reading(context="公报 | 一、综合", text="新收3件。", answers=((2, 4),))
    example = Example(kind="figure", lang="zh", question="多少？", readings=(reading,))
    rights = [pair.right for pair in pairs_of([example] * 20)]
    assert rights.count("公报 新收3件") == 14
    assert rights.count("新收3件") == 6


def test_a_question_without_an_answer_is_no_pair() -> None:
    example = Example(
        kind="none", lang="zh", question="？", readings=(Reading(context="", text="新收3件。"),)
    )
    assert not list(pairs_of([example]))


@pytest.mark.parametrize("place", [3, 300, 498])
def test_of_a_very_long_sentence_the_part_with_the_answer_is_taken(place: int) -> None:
    text = "案" * place + "甲乙" + "案" * (498 - place)
    found = sentence_of(Reading(context="", text=text, answers=((place, place + 2),)))
    assert "甲乙" in found
    assert len(found) <= 160


def test_the_command_says_which_file_is_absent(places: AskingPlaces, tmp_path: Path) -> None:
    options = [
        "ask",
        str(places.folder),
        "--output",
        str(tmp_path / "x"),
        "--found",
        "absent.jsonl",
    ]
    shown = CliRunner().invoke(
        app, [*options, "--data", str(places.data), "--found", "absent.jsonl"]
    )
    assert shown.exit_code == 1
    assert "absent.jsonl" in shown.stderr
