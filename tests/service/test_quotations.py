import pytest

from ingest import Passage, Segment
from service.quotations import find_altered, find_parts, find_verbatim, read_quotations


def passage_of(text: str, passage_id: str = "d:0") -> Passage:
    whole = Segment(text_start=0, source_start=0, length=len(text))
    return Passage(
        passage_id=passage_id,
        doc_id="d",
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(whole,),
    )


TEXT = "选聘技术调查官45名，参与审理技术类案件184件。审限由142天缩短至117天，比重为1.5%。"
PASSAGES = [passage_of(TEXT), passage_of("全年网上立案52.4万件，占71.6%。", "d:1")]


@pytest.mark.parametrize(
    "text",
    ["他说“知识产权全面加强了”。", "他說「知識產權全面加強了」。", 'It says "IP is protected".'],
)
def test_quotations_are_found_by_their_marks(text: str) -> None:
    (found,) = read_quotations(text)
    assert found.marked.of(text)[1:-1] == found.span.of(text)


@pytest.mark.parametrize("text", ["推行“双随机”检查", 'a "short" word', "“没有结尾", "”“"])
def test_names_in_quotation_marks_and_marks_alone_are_no_quotations(text: str) -> None:
    assert read_quotations(text) == ()


@pytest.mark.parametrize(
    "quoted",
    [
        "选聘技术调查官45名，参与审理技术类案件184件",
        "選聘技術調查官 ４５ 名,參與審理技術類案件184件",
    ],
)
def test_a_quotation_is_verbatim_in_any_script_width_and_punctuation(quoted: str) -> None:
    found = find_verbatim(quoted, PASSAGES)
    assert found is not None
    assert found.span.of(TEXT) == "选聘技术调查官45名，参与审理技术类案件184件"


@pytest.mark.parametrize("quoted", ["选聘技术调查官54名，参与审理", "比重为15%。", "缩短至117件天"])
def test_no_digit_and_no_point_may_differ(quoted: str) -> None:
    assert find_verbatim(quoted, PASSAGES) is None


def test_an_altered_quotation_shows_where_it_departs() -> None:
    quoted = "选聘技术调查官54名，参与审理技术类案件184件"
    found = find_altered(quoted, PASSAGES)
    assert found is not None
    changed = [(each.said.of(quoted), each.printed.of(TEXT)) for each in found.departures]
    assert "".join(printed for _, printed in changed) in {"5", "4"}


def test_parts_of_two_places_are_put_together() -> None:
    found = find_parts("参与审理技术类案件184件，全年网上立案52.4万件", PASSAGES)
    assert [each.passage.passage_id for each in found] == ["d:0", "d:1"]


@pytest.mark.parametrize("quoted", ["完全不相干的一句引文在这里", "x" * 50, "😀😀"])
def test_what_stands_nowhere_is_not_found(quoted: str) -> None:
    assert find_verbatim(quoted, PASSAGES) is None
    assert find_parts(quoted, PASSAGES) == ()
    assert find_altered(quoted, PASSAGES) is None
