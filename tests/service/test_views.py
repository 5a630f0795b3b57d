"""What the index gives is turned into records, offsets as pairs and scores without noise."""

from index import Hit, Leg
from ingest import Block, Document, DocumentContext, Passage, Segment, Span
from service.views import (
    found_passages,
    full_document,
    ranges,
    readable_passage,
    summarize,
    whole_source,
)

DOCUMENT = Document(
    doc_id="d",
    title="公报",
    issuer="统计局",
    year=2023,
    language="zh",
    source_name="d.txt",
    sha256="0" * 64,
    text="公报\n增长。",
    context=DocumentContext(),
    pages=(0,),
)
PASSAGE = Passage(
    passage_id="d:3",
    doc_id="d",
    kind="paragraph",
    heading_path=("公报",),
    text="增长。",
    segments=(Segment(text_start=0, source_start=3, length=3),),
)


def test_spans_are_pairs() -> None:
    assert ranges([Span(start=1, end=2), Span(start=5, end=9)]) == ((1, 2), (5, 9))


def test_a_passage_is_read_without_its_mapping_which_stands_beside_it() -> None:
    assert readable_passage(PASSAGE).text == "增长。"
    assert whole_source(PASSAGE) == ((3, 6),)


def test_hits_keep_their_order_and_learn_where_they_stand() -> None:
    whole = Span(start=0, end=3)
    hit = Hit(
        passage=PASSAGE,
        score=0.12345678,
        rank=1,
        legs={"dense": Leg(rank=2, score=0.98765432, matches=())},
        sentence=whole,
        highlights=(Span(start=0, end=2),),
    )
    sources: dict[str, tuple[tuple[int, int], ...]] = {}
    (found,) = found_passages([hit], sources)
    assert (found.rank, found.score, found.highlights) == (1, 0.123457, ((0, 2),))
    assert (found.legs["dense"].rank, found.legs["dense"].score) == (2, 0.987654)
    assert found.source == sources["d:3"] == ((3, 6),)


def test_a_document_is_shown_with_or_without_its_text() -> None:
    block = Block(kind="paragraph", level=0, spans=(Span(start=3, end=6),))
    full = full_document(DOCUMENT, [block])
    assert (full.text, full.page_starts) == (DOCUMENT.text, (0,))
    assert full.blocks[0].spans == ((3, 6),)
    brief = summarize(DOCUMENT)
    assert (brief.characters, brief.pages, brief.title) == (6, 1, "公报")
    assert not hasattr(brief, "text")
