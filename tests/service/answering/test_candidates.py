"""What is gathered from a passage for a question after names, lists or dates."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index import Hit, Leg, Match
from ingest import Passage, PassageKind, Segment, Span
from ingest.figures import Amount, Change, Figure, read_amounts
from service.answering.candidates import gather_candidates, gather_sentences
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


def test_who_asks_for_a_day_wants_no_year() -> None:
    text = "比上年推迟，8月17日面积最大，截至2022年底已消失。"

    assert [each.raw for each in _gather("几月几日面积最大？", text)] == ["8月17日"]
    assert [each.raw for each in _gather("On what day was it largest?", text)] == ["8月17日"]
    assert len(_gather("什么时候面积最大？", text)) == 3


@pytest.mark.parametrize(
    ("date", "context"),
    [("2023年1月5日", "办法于 印发"), ("7月1日", "办法于 起施行"), ("8月9日", "，会议通过决定")],
)
def test_each_date_of_a_sentence_has_its_own_words(date: str, context: str) -> None:
    text = "办法于2023年1月5日印发、7月1日起施行；8月9日，会议通过决定。"
    found = {each.raw: each.context for each in _gather("什么时候？", text)}
    assert found[date] == context


def test_a_list_does_not_tear_a_date_apart() -> None:
    text = "标准于2022年12月25日发布、2023年7月1日起实施。"
    assert [each.raw for each in _gather("哪些标准？", text) if "25日" in each.raw] == []


def test_every_figure_may_answer_and_a_change_is_one_where_it_is_asked_for() -> None:
    text = "发债50亿元，比上年增加14亿元，增长8%。"
    amounts = read_amounts(text)
    start = text.index("增长8%")
    span = Span(start=start, end=start + 4)
    grown = Change(raw="增长8%", value=Decimal(8), unit="%", span=span)
    figures = (
        _figure(amounts[0], is_change=False),
        _figure(amounts[1], is_change=True),
        replace(_figure(amounts[2], is_change=True), change=grown),
    )
    for question in ("By what amount did new bonds grow?", "发债多少亿元？", "发债"):
        found = gather_candidates(read_question(question), [_hit(text)], lambda _: figures)
        assert [(each.kind, each.raw) for each in found] == [
            ("figure", "50亿元"),
            ("figure", "14亿元"),
            ("change", "增长8%"),
        ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("有两条车道的路限速多少公里？", ["50公里"]),
        ("How fast may one drive where there are 2 roads?", ["50公里"]),
        ("限速多少公里？", ["2条", "50公里"]),
    ],
)
def test_what_the_question_says_itself_is_no_figure_that_it_asks_for(
    question: str, found: list[str]
) -> None:
    text = "有2条车道的，限速50公里。"
    figures = [_figure(amount, is_change=False) for amount in read_amounts(text)]
    gathered = gather_candidates(read_question(question), [_hit(text)], lambda _: figures)
    assert [each.raw for each in gathered] == found


def test_a_row_of_a_table_is_quoted_whole() -> None:
    (found,) = gather_sentences(
        read_question("卫生支出情况"), [_hit("卫生支出\t84\t97", best=4, kind="table_row")]
    )
    assert found.raw == "卫生支出\t84\t97"


def test_a_lead_is_quoted_with_the_sentence_that_it_heads() -> None:
    text = "2.市本级。收入124亿元。支出99亿元。"
    (found,) = gather_sentences(read_question("市本级收支情况"), [_hit(text, best=6)])
    assert found.raw == "2.市本级。收入124亿元。"


def test_who_asks_why_is_given_the_sentences_that_say_so() -> None:
    text = "卫生支出，84元。支出下降，主要是检测减少。"
    found = gather_sentences(read_question("卫生支出为什么下降？"), [_hit(text, best=9)])
    assert [each.raw for each in found] == ["卫生支出，84元。", "支出下降，主要是检测减少。"]


def _figure(amount: Amount, *, is_change: bool) -> Figure:
    return Figure(
        passage_id="p:0",
        doc_id="p",
        amount=amount,
        subject="发债",
        scope=(),
        period="2020",
        change=None,
        is_change=is_change,
    )


def _gather(question: str, text: str, matches: tuple[Match, ...] = ()) -> tuple[Candidate, ...]:
    return gather_candidates(read_question(question), [_hit(text, matches=matches)], lambda _: ())


def _hit(
    text: str,
    *,
    matches: tuple[Match, ...] = (),
    best: int | None = None,
    kind: PassageKind = "paragraph",
) -> Hit:
    """Return a passage found, the first ``best`` characters of it as its best sentence."""
    passage = Passage(
        passage_id="p:0",
        doc_id="p",
        kind=kind,
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    return Hit(
        passage=passage,
        score=1.0,
        rank=1,
        legs={"lexical": Leg(rank=1, score=1.0, matches=matches)},
        sentence=Span(start=0, end=len(text) if best is None else best),
        highlights=(),
    )


def test_the_beginning_of_a_name_is_no_name() -> None:
    matches = (Match(term="人民", source="court"),)
    found = _gather("Which court heard it?", "江岸区人民检察院提起公诉。", matches)
    assert "江岸区人民检察院" in [each.raw for each in found]
    assert "江岸区人民" not in [each.raw for each in found]
