"""How well candidates fit a question: cells of tables are known by their captions as well."""

from collections.abc import Sequence

import pytest

from index import Embedder, Hit, Searcher
from ingest import Passage, PassageKind, Segment, Span
from ingest.figures import Figure, read_amounts
from service.answering.features import FEATURES, measure
from service.answering.matching import QuestionMatcher
from service.answering.reading import Reading
from service.answering.records import Candidate
from service.answering.vectors import VectorMemory
from service.questions import read_question

CAPTION = "表1 知识产权案件"
UNREAD = Reading(pages={})


@pytest.fixture(scope="module", params=["知识产权案件", "intellectual property cases"])
def topic(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def matcher(searcher: Searcher, embedder: Embedder, topic: str) -> QuestionMatcher:
    return QuestionMatcher(searcher.weigh(topic), VectorMemory(embedder))


@pytest.mark.parametrize("feature", ["context_coverage", "clause_coverage", "sentence_coverage"])
def test_the_caption_says_what_a_cell_is_of(
    matcher: QuestionMatcher, topic: str, feature: str
) -> None:
    assert _measure(matcher, topic, feature, (CAPTION,)) > 0.5
    assert _measure(matcher, topic, feature, ()) == 0


@pytest.mark.parametrize(
    "line", ["单位：件", "（单位：件、%）", "计量单位：万件", "(Unit: cases)", "Unit: %"]
)
def test_a_line_that_names_a_unit_is_no_caption(
    matcher: QuestionMatcher, topic: str, line: str
) -> None:
    assert _measure(matcher, topic, "context_coverage", (CAPTION, line)) > 0.5


def test_the_nearest_caption_counts(matcher: QuestionMatcher, topic: str) -> None:
    found = _measure(matcher, topic, "context_coverage", (CAPTION, "表2 天气"))
    assert found == 0


def test_a_paragraph_is_not_known_by_its_heading(matcher: QuestionMatcher, topic: str) -> None:
    found = _measure(matcher, topic, "context_coverage", (CAPTION,), kind="paragraph")
    assert found == 0


def test_a_caption_comes_nearer_in_meaning_and_is_no_excess(
    matcher: QuestionMatcher, topic: str
) -> None:
    bare, captioned = (
        {name: _measure(matcher, topic, name, headings) for name in ("context_cosine", "excess")}
        for headings in ((), (CAPTION,))
    )
    assert captioned["context_cosine"] > bare["context_cosine"]
    assert captioned["excess"] == bare["excess"] == 1


def _measure(
    matcher: QuestionMatcher,
    question: str,
    feature: str,
    headings: Sequence[str],
    *,
    kind: PassageKind = "table_row",
) -> float:
    """Return one feature of the number in a row of two cells."""
    text = "甲市\t35"
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind=kind,
        heading_path=tuple(headings),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    whole = Span(start=0, end=len(text))
    candidate = Candidate(
        kind="figure",
        hit=Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=()),
        sentence=whole,
        span=Span(start=3, end=5),
        context="甲市",
    )
    found = measure(read_question(question), [candidate], matcher, year=None, reading=UNREAD)
    return float(found[0, FEATURES.index(feature)])


@pytest.mark.parametrize(
    ("text", "printed", "question", "is_change", "fit"),
    [
        ("新增债券50亿元，比上年增加14亿元。", "14亿元", "债券多了多少钱", True, 1),
        ("新增债券50亿元，比上年增加14亿元。", "14亿元", "债券少了多少钱", True, -1),
        ("新增债券50亿元，比上年增加14亿元。", "50亿元", "债券多了多少钱", False, -1),
    ],
)
def test_a_gain_goes_the_way_of_its_clause_and_a_level_goes_none(
    matcher: QuestionMatcher, text: str, printed: str, question: str, is_change: bool, fit: float
) -> None:
    found = _measure_figure(matcher, text, printed, question, is_change=is_change)
    assert found[FEATURES.index("direction")] == fit


@pytest.mark.parametrize(
    ("question", "against"), [("第二次调整是多少元", 1), ("第一次调整是多少元", 0), ("多少元", 0)]
)
def test_another_place_in_a_row_speaks_against_a_figure(
    matcher: QuestionMatcher, question: str, against: float
) -> None:
    found = _measure_figure(matcher, "第一次调整5元。", "5元", question)
    assert found[FEATURES.index("scope_conflict")] == against


def _measure_figure(
    matcher: QuestionMatcher,
    text: str,
    printed: str,
    question: str,
    *,
    is_change: bool = False,
    subject: str = "",
) -> Sequence[float]:
    """Return the features of the amount that is printed so in a paragraph."""
    (amount,) = [each for each in read_amounts(text) if each.raw == printed]
    figure = Figure(
        passage_id="p:0",
        doc_id="p",
        amount=amount,
        subject=subject,
        scope=(),
        period="2021",
        change=None,
        is_change=is_change,
    )
    whole = Span(start=0, end=len(text))
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    candidate = Candidate(
        kind="figure",
        hit=Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=()),
        sentence=whole,
        span=amount.span,
        context="",
        figure=figure,
    )
    found = measure(read_question(question), [candidate], matcher, year=None, reading=UNREAD)
    return [float(value) for value in found[0]]
