"""What matched, and where it is marked."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.evidence import EvidenceFinder
from index.positions import HEADING, TermPlaces
from index.query import Query, Wording
from index.records import Match
from index.weighing import WeighedQuery
from ingest import Span

QUERY = Query(
    text="punitive cases 赔偿",
    wordings=(
        Wording(source="赔偿", weights={"赔偿": 1.0}),
        Wording(source="punitive", weights={"惩罚性": 1.0, "惩罚": 0.5}),
        Wording(source="cases", weights={"件": 0.5}),
    ),
    vector=np.zeros(1, dtype=np.float32),
)
WEIGHED = WeighedQuery(
    query=QUERY, terms=("赔偿", "惩罚性", "惩罚", "件"), shares=np.zeros((4, 3)), ceiling=1.0
)
# The text of passage 1 is 惩罚性赔偿3件.
PLACES = TermPlaces(
    passages=np.array([0, 1, 1, 1, 1]),
    sentences=np.array([HEADING, 0, 0, 0, 0]),
    terms=np.array([0, 1, 2, 0, 3]),
    starts=np.array([0, 0, 0, 3, 6], dtype=np.int32),
    ends=np.array([0, 3, 2, 5, 7], dtype=np.int32),
)


def test_matches_name_the_words_they_stand_for_in_the_order_of_the_query() -> None:
    matches, _ = EvidenceFinder(PLACES, WEIGHED).find(1)
    assert matches == (
        Match(term="赔偿", source="赔偿"),
        Match(term="惩罚性", source="punitive"),
        Match(term="惩罚", source="punitive"),
        Match(term="件", source="cases"),
    )


def test_neighbouring_marks_are_joined_and_a_translated_classifier_is_not_marked() -> None:
    _, highlights = EvidenceFinder(PLACES, WEIGHED).find(1)
    assert highlights == (Span(start=0, end=5),)


@given(
    ranges=st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 20), st.integers(1, 4)), max_size=25
    ).map(sorted)
)
def test_every_mark_is_in_a_highlight_and_no_two_touch(ranges: list[tuple[int, int, int]]) -> None:
    columns = np.array(ranges, dtype=np.int64).reshape(-1, 3).T
    places = TermPlaces(
        passages=columns[0],
        sentences=np.zeros(len(ranges), dtype=np.int64),
        terms=np.zeros(len(ranges), dtype=np.int64),
        starts=columns[1].astype(np.int32),
        ends=(columns[1] + columns[2]).astype(np.int32),
    )
    finder = EvidenceFinder(places, WEIGHED)
    for number in range(4):
        _, highlights = finder.find(number)
        marked = {
            place
            for passage, start, length in ranges
            if passage == number
            for place in range(start, start + length)
        }
        assert {place for one in highlights for place in range(one.start, one.end)} == marked
        assert all(one.end < other.start for one, other in pairwise(highlights))


def test_a_term_of_the_headings_is_no_match_in_the_text() -> None:
    assert EvidenceFinder(PLACES, WEIGHED).find(0) == ((), ())
