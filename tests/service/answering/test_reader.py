"""The reader: which span of which passage answers a question, and whether any does."""

import json
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from ingest import Span
from service.answering.reader import NoReader, OnnxReader
from service.answering.reading import NEVER, Page, Reading, Window
from service.errors import ReaderError
from service.settings import SHIPPED_READER

CASES = Page(
    passage_id="courts:1",
    context="二〇二一年岚江省法院工作报告 | 一、知识产权审判",
    text="全年新收知识产权案件4827件，审结4603件，判决赔偿总额1.3亿元。",
)
WEATHER = Page(passage_id="weather:1", context="天气公报", text="三月平均气温12.5度，降水83毫米。")


@pytest.fixture(scope="module")
def reader() -> OnnxReader:
    return OnnxReader(SHIPPED_READER)


@pytest.mark.parametrize(
    ("question", "gloss", "printed"),
    [
        ("新收知识产权案件多少件？", "", "4827件"),
        ("審結了多少件知識產權案件？", "", "4603件"),
        ("How many IP cases were concluded?", "知识产权 案件 审结", "4603件"),
        ("What was the total compensation awarded?", "总额 赔偿 判决", "1.3亿元"),
    ],
)
def test_the_span_that_answers_is_the_likeliest(
    reader: OnnxReader, question: str, gloss: str, printed: str
) -> None:
    reading = reader.read(question, [WEATHER, replace(CASES, gloss=gloss)])
    scores = {each: _score(reading, CASES, each) for each in ("4827件", "4603件", "1.3亿元")}
    assert max(scores, key=lambda each: scores[each]) == printed
    assert scores[printed] > max(_score(reading, WEATHER, each) for each in ("12.5度", "83毫米"))


def test_where_no_passage_answers_nothing_is_the_likeliest(reader: OnnxReader) -> None:
    reading = reader.read("三月平均气温多少度？", [CASES])
    assert reading.nothing > _score(reading, CASES, "4827件")
    found = reader.read("三月平均气温多少度？", [CASES, WEATHER])
    assert found.nothing < _score(found, WEATHER, "12.5度")


def test_what_stands_beside_a_page_moves_no_logit_of_it(reader: OnnxReader) -> None:
    alone = reader.read("审结多少件？", [CASES]).pages[CASES.passage_id]
    beside = OnnxReader(SHIPPED_READER).read("审结多少件？", [WEATHER, CASES])
    for one, other in zip(alone, beside.pages[CASES.passage_id], strict=True):
        np.testing.assert_array_equal(one.starts, other.starts)
        np.testing.assert_array_equal(one.ends, other.ends)


def test_probabilities_are_shares_of_all_spans_and_nothing() -> None:
    window = Window(
        offsets=np.array([[0, 2], [2, 4]]),
        starts=np.log(np.array([1, 2], dtype=np.float32)),
        ends=np.log(np.array([1, 3], dtype=np.float32)),
        nothing=(0.0, 0.0),
    )
    reading = Reading(pages={"p": (window,)})
    assert np.exp(reading.score("p", Span(start=0, end=2))) == pytest.approx(1 / 4 * 1 / 5)
    assert np.exp(reading.score("p", Span(start=1, end=4))) == pytest.approx(3 / 4 * 4 / 5)
    assert np.exp(reading.nothing) == pytest.approx(1 / 4 * 1 / 5)
    assert reading.score("p", Span(start=4, end=6)) == NEVER
    assert reading.score("q", Span(start=0, end=2)) == NEVER


@pytest.mark.parametrize("length", [1, 3, 10_000])
def test_questions_of_any_length_are_read(reader: OnnxReader, length: int) -> None:
    reading = reader.read("多" * length, [CASES])
    assert NEVER <= reading.nothing <= 0


def test_a_long_page_is_read_window_by_window(reader: OnnxReader) -> None:
    filler = "各地积极推进有关工作，取得了新的进展。" * 20
    page = Page(passage_id="long:1", context="", text=f"{filler}审结知识产权案件4603件。")
    windows = reader.read("审结知识产权案件多少件", [page]).pages["long:1"]
    assert len(windows) > 1
    assert windows[0].offsets[0, 0] == 0
    assert windows[-1].offsets[-1, 1] == len(page.text)
    for before, after in pairwise(windows):
        assert after.offsets[0, 0] < before.offsets[-1, 1]


def test_without_a_reader_nothing_is_told_apart() -> None:
    reading = NoReader().read("审结多少件？", [CASES])
    assert (_score(reading, CASES, "4603件"), reading.nothing) == (NEVER, 0.0)


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json", "shape.json"])
def test_a_folder_without_a_file_is_refused(tmp_path: Path, missing: str) -> None:
    folder = shutil.copytree(SHIPPED_READER, tmp_path / "reader")
    (folder / missing).unlink()
    with pytest.raises(ReaderError, match="cannot open the reader"):
        OnnxReader(folder)


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "shape.json"])
def test_a_damaged_file_is_refused(tmp_path: Path, file: str) -> None:
    folder = shutil.copytree(SHIPPED_READER, tmp_path / "reader")
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content[: len(content) // 2])
    with pytest.raises(ReaderError, match="cannot open the reader"):
        OnnxReader(folder)


def test_a_tokenizer_of_another_vocabulary_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED_READER, tmp_path / "reader")
    described = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    described["model"]["vocab"] += [[f"新词{number}", -1.0] for number in range(100)]
    (folder / "tokenizer.json").write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(ReaderError, match="vocabulary"):
        OnnxReader(folder)


def _score(reading: Reading, page: Page, printed: str) -> float:
    start = page.text.index(printed)
    return reading.score(page.passage_id, Span(start=start, end=start + len(printed)))


def test_where_the_candidates_are_known_only_the_windows_that_hold_one_are_read(
    reader: OnnxReader,
) -> None:
    text = "全市加强审判管理，提高质量。" * 60 + "审结4603件。"
    start = text.index("4603件")
    page = Page(passage_id="long", context="", text=text)
    spans = (Span(start=0, end=2), Span(start=start, end=start + 5))
    whole = reader.read("审结多少件？", [page]).pages["long"]
    held = [
        reader.read("审结多少件？", [replace(page, candidates=each)]).pages["long"]
        for each in (spans[:1], spans[1:], spans)
    ]
    assert [len(each) for each in (whole, *held)] == [3, 1, 1, 2]
    assert held[0][0].offsets[0, 0] == 0
    assert held[1][0].offsets[-1, 1] == len(text)
    np.testing.assert_array_equal(held[2][1].starts, held[1][0].starts)
