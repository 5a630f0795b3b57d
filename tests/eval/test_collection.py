from pathlib import Path

import pytest

from eval.collection import find_cause
from eval.gold import Question, read_gold
from eval.judging import AnswerOutcome, Verdict
from index import Embedder, Searcher, build_snapshot
from ingest import Analyzer, DocumentStore

GOLD = Path(__file__).parents[2] / "eval" / "gold"
QUESTION = Question(
    question_id="q", lang="zh", kind="figure", text="多少件", evidence=("319件",), doc="court"
)


def _outcome(verdict: Verdict, *, passage_id: str | None, cited: bool | None) -> AnswerOutcome:
    return AnswerOutcome(
        question_id="q",
        lang="zh",
        kind="figure",
        text="多少件",
        pair=None,
        verdict=verdict,
        expected="319件",
        expected_reason=None,
        said_kind=None,
        raw="",
        value=None,
        unit=None,
        reason=None,
        confidence=None,
        passage_id=passage_id,
        cited=cited,
    )


@pytest.mark.parametrize(
    ("verdict", "passage_id", "cited", "rank", "cause"),
    [
        ("right", "court-00000000:1", True, 1, "right"),
        ("inexact", "court-00000000:1", True, 1, "inexact"),
        ("abstained", None, None, None, "not found"),
        ("abstained", None, None, 8, "in sight, withheld"),
        ("abstained", None, None, 9, "found too low"),
        ("wrong", "court-00000000:1", True, 1, "other figure of the passage"),
        ("wrong", "court-00000000:9", False, 1, "other passage of the document"),
        ("wrong", "customs-00000000:1", False, 1, "other document"),
    ],
)
def test_each_failure_has_a_cause(
    verdict: Verdict, passage_id: str | None, cited: bool | None, rank: int | None, cause: str
) -> None:
    outcome = _outcome(verdict, passage_id=passage_id, cited=cited)
    assert find_cause(QUESTION, outcome, rank) == cause


@pytest.fixture(scope="module")
def searcher(
    analyzer: Analyzer, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Searcher:
    data_dir = tmp_path_factory.mktemp("collection")
    store = DocumentStore(data_dir)
    for path in sorted((GOLD / "collection").glob("*.txt")):
        store.add(path)
    build_snapshot(data_dir, analyzer=analyzer, embedder=embedder)
    return Searcher.load(data_dir, analyzer=analyzer, embedder=embedder)


@pytest.mark.parametrize("place", ["岑州市", "Chengpu", "珞安"])
def test_a_question_leads_to_the_document_of_its_place(searcher: Searcher, place: str) -> None:
    asked = searcher.places_in(f"{place} 2023")
    (hit, *_) = searcher.search(f"{place} 2023年 增长")
    document = searcher.document(hit.passage.doc_id)
    assert document is not None
    assert set(document.context.places) == asked != set()


def test_every_question_names_a_document_of_the_collection() -> None:
    stems = {path.stem for path in (GOLD / "collection").glob("*.txt")}
    for name in ("collection-dev.jsonl", "collection-learn.jsonl"):
        assert {question.doc for question in read_gold(GOLD / name)} <= stems
