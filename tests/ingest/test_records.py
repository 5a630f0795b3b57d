import pytest

from ingest import Block, Passage, Segment, Span


def passage(text: str, *segments: tuple[int, int, int]) -> Passage:
    return Passage(
        passage_id="made:0",
        doc_id="made",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=tuple(
            Segment(text_start=start, source_start=source, length=length)
            for start, source, length in segments
        ),
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_refuses_disorder(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span must satisfy"):
        Span(start=start, end=end)


@pytest.mark.parametrize(("text_start", "length"), [(-1, 1), (0, 0)])
def test_a_segment_refuses_to_be_empty_or_negative(text_start: int, length: int) -> None:
    with pytest.raises(ValueError, match="segment needs"):
        Segment(text_start=text_start, source_start=0, length=length)


def test_a_block_refuses_overlapping_spans() -> None:
    with pytest.raises(ValueError, match="ordered and disjoint"):
        Block(kind="paragraph", level=0, spans=(Span(start=0, end=5), Span(start=4, end=9)))


@pytest.mark.parametrize("segments", [[(0, 0, 2)], [(0, 0, 2), (3, 5, 1)], []])
def test_a_passage_refuses_segments_that_do_not_tile_it(
    segments: list[tuple[int, int, int]],
) -> None:
    with pytest.raises(ValueError, match="made:0"):
        passage("专利权", *segments)


def test_a_passage_maps_its_characters_to_the_source() -> None:
    mended = passage("6492件", (0, 10, 1), (1, 12, 3), (4, 16, 1))
    assert [mended.source_offset(offset) for offset in range(5)] == [10, 12, 13, 14, 16]
    with pytest.raises(IndexError):
        mended.source_offset(5)


def test_source_spans_are_joined_where_the_source_is_unbroken() -> None:
    mended = passage("6492件", (0, 10, 1), (1, 12, 2), (3, 14, 1), (4, 16, 1))
    assert mended.source_spans(Span(start=0, end=4)) == (
        Span(start=10, end=11),
        Span(start=12, end=15),
    )
    with pytest.raises(IndexError):
        mended.source_spans(Span(start=0, end=6))
