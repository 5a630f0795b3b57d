"""A figure is found by the words that stand with it, asked for in either language."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from index.errors import QueryError
from index.figure_terms import index_figures, read_words, sentence_of
from index.translation import Translation, Translations
from ingest import Analyzer, Passage, PassageKind, Segment, Span, split_sentences
from ingest.figures import Amount, Figure

TEXT = "全年适用惩罚性赔偿319件。Customs seized 45 parcels."
TRANSLATIONS = Translations(
    {
        ("punit", "damag"): {"惩罚性赔偿": 1.0},
        ("damag",): {"损害": 0.8, "灾害": 0.02},
        ("patent", "grant"): {"专利": 0.4, "授权": 0.4},
        ("patent",): {"专利": 0.8},
        ("惩罚性赔偿",): {"punit": 0.9},
    }
)


def make_passage(passage_id: str, *, start: int = 0, kind: PassageKind = "paragraph") -> Passage:
    return Passage(
        passage_id=passage_id,
        doc_id=passage_id.partition(":")[0],
        kind=kind,
        heading_path=("一、审判工作",),
        text=TEXT,
        segments=(Segment(text_start=0, source_start=start, length=len(TEXT)),),
    )


def make_figure(raw: str, *, place: str = "zh-1:0", start: int | None = None) -> Figure:
    first = TEXT.index(raw) if start is None else start
    return Figure(
        passage_id=place,
        doc_id=place.partition(":")[0],
        amount=Amount(
            span=Span(start=first, end=first + len(raw)),
            raw=raw,
            value=Decimal(1),
            unit="",
            kind="count",
            bound="exact",
        ),
        subject="知识产权案件",
        scope=(),
        period="2012-02/2021-05",
        change=None,
        is_change=False,
    )


def index_made(*figures: Figure, analyzer: Analyzer) -> list[tuple[str, str]]:
    places = {"zh-1:0": 0, "zh-1:90": 90, "en-2:0": 0}
    passages = {
        place: (make_passage(place, start=start), split_sentences(TEXT))
        for place, start in places.items()
    }
    found = index_figures(figures, passages=passages, analyzer=analyzer)
    return [(indexed.figure.passage_id, indexed.figure.amount.raw) for indexed in found]


@pytest.mark.parametrize(
    ("raw", "own", "others"),
    [("319件", "惩罚性赔偿", "parcel"), ("45 parcels", "parcel", "惩罚性赔偿")],
)
def test_the_words_of_its_sentence_subject_headings_and_period_stand_with_a_figure(
    raw: str, own: str, others: str, analyzer: Analyzer
) -> None:
    passages = {"zh-1:0": (make_passage("zh-1:0", start=0), split_sentences(TEXT))}
    (indexed,) = index_figures([make_figure(raw)], passages=passages, analyzer=analyzer)
    assert {own, "知识产权", "审判", "2012年", "2021年"} <= set(indexed.terms)
    assert others not in indexed.terms


@pytest.mark.parametrize(
    ("kind", "sentence"), [("paragraph", "Customs seized 45 parcels."), ("table_row", TEXT)]
)
def test_in_a_table_the_whole_row_is_the_sentence(kind: PassageKind, sentence: str) -> None:
    passage = make_passage("zh-1:0", kind=kind)
    span = sentence_of(make_figure("45 parcels"), passage, split_sentences(TEXT))
    assert span.of(TEXT).strip() == sentence


def test_figures_are_ordered_by_document_and_by_place_in_it(analyzer: Analyzer) -> None:
    given = [
        make_figure("319件", place="zh-1:90"),
        make_figure("45 parcels"),
        make_figure("319件"),
        make_figure("45 parcels", place="en-2:0"),
    ]
    assert index_made(*given, analyzer=analyzer) == [
        ("en-2:0", "45 parcels"),
        ("zh-1:0", "319件"),
        ("zh-1:0", "45 parcels"),
        ("zh-1:90", "319件"),
    ]


def test_a_figure_that_its_passage_does_not_print_is_never_stored(analyzer: Analyzer) -> None:
    with pytest.raises(ValueError, match="'319件' does not stand at"):
        index_made(make_figure("319件", start=0), analyzer=analyzer)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("惩罚性赔偿案件", [{"惩罚", "punit"}, {"赔偿", "punit"}, {"案件"}]),
        ("民事一审案件", [{"民事"}, {"一审"}, {"案件"}]),
        (
            "How many punitive damages?",
            [{"punit", "惩罚性赔偿"}, {"damag", "惩罚性赔偿", "损害"}],
        ),
        (
            "patents granted",
            [
                {"patent", "专利"},
                {"patent", "专利", "授权"},
                {"grant", "专利"},
                {"grant", "授权"},
            ],
        ),
        ("damages in 2023", [{"damag", "损害"}, {"2023年"}]),
        ("319件", [{"319"}, {"件"}]),
    ],
)
def test_each_part_of_a_text_asks_for_itself_or_its_likely_translations(
    text: str, words: list[set[str]], analyzer: Analyzer
) -> None:
    assert read_words(text, analyzer=analyzer, translations=TRANSLATIONS) == words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("的", "no word to look for"),
        ("how many of the", "no word to look for"),
        ("案件 " * 101, "has 101 words"),
    ],
)
def test_a_text_with_too_few_or_too_many_words_is_refused(
    text: str, message: str, analyzer: Analyzer
) -> None:
    with pytest.raises(QueryError, match=message):
        read_words(text, analyzer=analyzer, translations=TRANSLATIONS)


def test_too_many_words_are_refused_before_they_are_translated(analyzer: Analyzer) -> None:
    class Unasked(Translations):
        def find(self, terms: Sequence[str]) -> list[Translation]:
            raise AssertionError("it is asked for translations")

    with pytest.raises(QueryError, match="look for at most 100"):
        read_words("最高人民法院" * 160, analyzer=analyzer, translations=Unasked({}))
