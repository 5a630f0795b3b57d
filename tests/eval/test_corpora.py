from collections import Counter
from pathlib import Path

import pytest

from eval.audit import find_faults
from eval.corpora import SHIPPED_REPORT, read_passages
from eval.gold import SHIPPED_GOLD, Question, read_gold
from ingest import IngestError


@pytest.fixture(scope="module")
def questions() -> tuple[Question, ...]:
    return read_gold(SHIPPED_GOLD)


def test_the_shipped_gold_is_sound_against_the_shipped_report(
    questions: tuple[Question, ...],
) -> None:
    assert find_faults(questions, read_passages([SHIPPED_REPORT])) == ()


def test_the_shipped_gold_is_as_large_as_promised(questions: tuple[Question, ...]) -> None:
    assert len(questions) >= 120
    langs = Counter(question.lang for question in questions)
    assert langs["zh"] >= 50
    assert langs["en"] >= 50
    assert langs["mixed"] + langs["zh-Hant"] >= 10
    assert sum(not question.answerable for question in questions) >= 10
    assert len({question.pair for question in questions} - {None}) >= 25


def test_passages_of_several_reports_are_read_together(tmp_path: Path) -> None:
    for name, text in (("甲.txt", "共计319件。"), ("b.txt", "There were 319 cases.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    passages = read_passages(sorted(tmp_path.iterdir()))
    assert sorted(passages.values()) == ["There were 319 cases.", "共计319件。"]


def test_a_report_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="没有"):
        read_passages([tmp_path / "没有.txt"])


@pytest.mark.parametrize(
    ("gold", "reports"),
    [
        ("made-up-communique", ["statistical-communique-2021"]),
        ("made-up-courts-customs", ["court-work-report-2022", "customs-ipr-report-2020"]),
        ("made-up-blind", ["procuratorate-work-report-2024", "market-regulation-white-paper-2022"]),
    ],
)
def test_each_snippet_stands_once_in_the_made_up_reports(gold: str, reports: list[str]) -> None:
    folder = SHIPPED_GOLD.parent
    passages = read_passages([folder / "made-up" / f"{report}.txt" for report in reports])
    assert find_faults(read_gold(folder / f"{gold}.jsonl"), passages) == ()
