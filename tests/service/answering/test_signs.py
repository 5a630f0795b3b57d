"""The signs by which an answer's chance to be right is judged."""

import numpy as np
import pytest

from index import Embedder, Hit, Searcher
from ingest import Passage, Segment, Span
from service.answering.features import FEATURES
from service.answering.matching import QuestionMatcher
from service.answering.reading import Reading
from service.answering.records import Candidate
from service.answering.signs import MOST_MARGIN, SIGNS, read_signs, with_margin
from service.answering.vectors import VectorMemory


@pytest.fixture(scope="module", params=["知识产权案件", "intellectual property cases"])
def matcher(
    request: pytest.FixtureRequest, searcher: Searcher, embedder: Embedder
) -> QuestionMatcher:
    return QuestionMatcher(searcher.weigh(request.param), VectorMemory(embedder))


@pytest.mark.parametrize(
    ("margin", "share"),
    [(0.0, 0.0), (MOST_MARGIN / 2, 0.5), (MOST_MARGIN, 1.0), (9 * MOST_MARGIN, 1.0)],
)
def test_a_lead_counts_as_a_share_of_the_most_that_counts(
    matcher: QuestionMatcher, margin: float, share: float
) -> None:
    assert _read(matcher, margin=margin)["margin"] == pytest.approx(share)


@pytest.mark.parametrize("name", [name for name in SIGNS if name in FEATURES])
def test_a_feature_of_the_best_candidate_is_a_sign_as_it_is(
    matcher: QuestionMatcher, name: str
) -> None:
    assert _read(matcher, **{name: 0.25})[name] == 0.25


def test_the_place_of_the_passage_in_the_search_is_a_sign() -> None:
    assert {"hit_score", "first_hit", "top_score"} <= set(SIGNS)


def test_what_neither_sentence_nor_headings_say_is_missing(matcher: QuestionMatcher) -> None:
    assert _read(matcher, text="全市天气晴。")["missing"] == 1
    assert _read(matcher, text="知识产权案件5件。")["missing"] < 1


def _read(
    matcher: QuestionMatcher, *, margin: float = 0.0, text: str = "全市5件。", **features: float
) -> dict[str, float]:
    whole = Span(start=0, end=len(text))
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    hit = Hit(passage=passage, score=0.5, rank=1, legs={}, sentence=whole, highlights=())
    best = Candidate(kind="figure", hit=hit, sentence=whole, span=whole, context=text)
    row = np.array([features.get(name, 0.0) for name in FEATURES])
    (found,) = read_signs([best], row[None], matcher, english=False, reading=Reading(pages={}))
    return dict(zip(SIGNS, with_margin(found, margin).tolist(), strict=True))
