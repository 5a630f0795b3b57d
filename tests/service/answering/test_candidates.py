"""What is gathered from a passage for a question after names, lists or dates."""

import pytest

from index import Hit, Leg, Match
from ingest import Passage, Segment, Span
from service.answering.candidates import gather_candidates
from service.answering.records import Candidate
from service.questions import read_question


@pytest.mark.parametrize(
    ("question", "text", "matches", "found"),
    [
        ("哪座水库竣工？", "安康水库竣工。", (), "安康水库"),
        (
            "Which railway opened early?",
            "兰安铁路提前通车。",
            (Match(term="铁路", source="railway"),),
            "兰安铁路",
        ),
        ("哪些行业受影响？", "涉及纺织、造纸、印染等重点行业。", (), "纺织、造纸、印染"),
    ],
)
def test_what_ends_in_the_noun_asked_for_is_labelled_so(
    question: str, text: str, matches: tuple[Match, ...], found: str
) -> None:
    assert ("asked", found) in [(each.label, each.raw) for each in _gather(question, text, matches)]


def test_what_the_question_says_itself_is_no_candidate() -> None:
    found = _gather("专利的专利号是什么？", "该专利（专利号ZL201910000001.5）有效。")

    assert [each.raw for each in found if each.label == "asked"] == []
    assert "ZL201910000001.5" in [each.raw for each in found]


def test_numbered_clauses_are_lists_and_no_names() -> None:
    text = "一是建设新城；二是治理河道。"

    assert "list" in [each.kind for each in _gather("采取了哪些行动？", text)]
    assert "list" not in [each.kind for each in _gather("哪个行动最早？", text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("从今年秋季起免除学费。", ["今年秋季"]),
        ("上半年完成试点。", ["上半年"]),
        ("落实《2003—2007年行动计划》。", []),
    ],
)
def test_dates_are_gathered_as_they_are_printed(text: str, found: list[str]) -> None:
    assert [each.raw for each in _gather("什么时候开始？", text)] == found


def _gather(question: str, text: str, matches: tuple[Match, ...] = ()) -> tuple[Candidate, ...]:
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    hit = Hit(
        passage=passage,
        score=1.0,
        rank=1,
        legs={"lexical": Leg(rank=1, score=1.0, matches=matches)},
        sentence=Span(start=0, end=len(text)),
        highlights=(),
    )
    return gather_candidates(read_question(question), [hit], lambda _: ())
