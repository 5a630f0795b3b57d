from collections.abc import Callable
from pathlib import Path

import pytest

from eval.checks import SHIPPED_CHECKS, Marked, mark_claims, read_checks, score_marks
from eval.errors import GoldError
from index import Embedder, build_snapshot
from index.searcher import Searcher
from ingest import Analyzer, DocumentStore
from service.composition import open_checker
from service.settings import Settings

LEAST = {
    "printed": 0.94,
    "contradicted": 0.94,
    "verbatim": 1.0,
    "altered": 1.0,
    "put_together": 1.0,
}
"""The share of expected marks that are given, as reached: to be raised, not lowered."""


@pytest.fixture(scope="module")
def marked(
    analyzer: Analyzer,
    embedder: Embedder,
    report_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Marked, ...]:
    data_dir = tmp_path_factory.mktemp("checks")
    store = DocumentStore(data_dir)
    for path in (*sorted((SHIPPED_CHECKS.parent / "made-up").glob("*.txt")), report_path):
        store.add(path)
    build_snapshot(data_dir, analyzer=analyzer, embedder=embedder)
    searcher = Searcher.load(data_dir, analyzer=analyzer, embedder=embedder)
    checker = open_checker(Settings.from_environ({}), searcher, embedder)
    return mark_claims(read_checks(SHIPPED_CHECKS), checker)


def test_nothing_altered_passes_as_printed(marked: tuple[Marked, ...]) -> None:
    assert [each.case.text for each in marked if each.passed_wrongly] == []


def test_marks_are_as_right_as_they_were(marked: tuple[Marked, ...]) -> None:
    scores = {(score.language, score.mark): score for score in score_marks(marked)}
    for language in ("zh", "en"):
        assert scores[language, "printed"].precision >= 0.95
        assert scores[language, "contradicted"].precision >= 0.95
    assert scores["all", "printed_of_something_else"].precision >= 0.8
    for mark, least in LEAST.items():
        assert scores["all", mark].recall >= least, mark


def test_the_gold_claims_are_of_both_languages_and_half_altered() -> None:
    cases = read_checks(SHIPPED_CHECKS)
    altered = sum(case.change not in ("none", "quote") for case in cases)
    assert len(cases) >= 120
    assert {case.language for case in cases} == {"zh", "en"}
    assert altered * 2 >= len(cases)


def test_a_claim_that_does_not_stand_where_it_says_is_told(
    write_gold: Callable[..., Path],
) -> None:
    claim = {"span": [0, 2], "raw": "5件", "mark": "printed", "also": []}
    path = write_gold(
        {"id": "c1", "doc": "d", "language": "zh", "change": "none", "text": "共5件。"}
        | {"claims": [claim]}
    )
    with pytest.raises(GoldError, match="c1"):
        read_checks(path)
