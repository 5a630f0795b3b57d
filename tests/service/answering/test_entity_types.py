import pytest

from index import Hit
from ingest import Passage, Segment, Span
from service.answering.entity_types import asked_labels, label_fit
from service.answering.records import Candidate, CandidateKind
from service.questions import read_question


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("哪个部门负责水文监测？", {"body"}),
        ("由哪家法院审理？", {"body", "court"}),
        ("與哪些國家簽署了協議", {"country"}),
        ("试行了什么制度？", {"system"}),
        ("这次行动叫什么名字", {"campaign", "quoted"}),
        ("条例修订到什么阶段", {"stage"}),
        ("出口额连续第几年居首", {"class"}),
        ("会议在哪里举行", {"place"}),
        ("起草了哪部法律", {"title"}),
        ("上线了什么平台", {"platform"}),
        ("Which court heard the case?", {"court"}),
        ("Which authorities issued the measures?", {"body"}),
        ("What mechanism was set up for rivers?", {"system"}),
        ("With which trading partners were talks held?", {"country"}),
        ("What is the name of the plan?", {"plan", "quoted"}),
        ("Where was the meeting held?", {"country", "place"}),
        ("Who signed the order?", {"body", "person"}),
        ("What is the patent number?", {"identifier"}),
        ("How did it go?", set()),
        ("", set()),
    ],
)
def test_a_question_names_the_type_it_wants(question: str, labels: set[str]) -> None:
    assert asked_labels(question) == labels


@pytest.mark.parametrize(
    ("question", "label", "raw", "fit"),
    [
        ("试行了什么制度？", "system", "节水制度", 1.0),
        ("试行了什么制度？", "body", "水利部", -1.0),
        ("哪些国家参加？", "list", "挪威、智利", 1.0),
        ("哪些国家参加？", "list", "教育部、公安部", -1.0),
        ("哪些国家参加？", "list", "节水、减排", 0.0),
        ("Which agency led it?", "court", "某法院", 0.5),
        ("结果如何？", "body", "水利部", 0.0),
        ("哪座水库竣工？", "asked", "安康水库", 1.0),
        ("Which reservoir was finished?", "asked", "安康水库", 1.0),
        ("任务的代号是什么？", "craft", "风云三号", 0.5),
    ],
)
def test_a_candidate_fits_by_its_type(question: str, label: str, raw: str, fit: float) -> None:
    assert label_fit(read_question(question), _candidate(raw, label)) == fit


def _candidate(raw: str, label: str) -> Candidate:
    span = Span(start=0, end=len(raw))
    passage = Passage(
        passage_id="p",
        doc_id="d",
        kind="paragraph",
        heading_path=(),
        text=raw,
        segments=(Segment(text_start=0, source_start=0, length=len(raw)),),
    )
    hit = Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=span, highlights=())
    kind: CandidateKind = "list" if label == "list" else "entity"
    return Candidate(kind=kind, hit=hit, sentence=span, span=span, context="", label=label)
