"""What is gathered from a passage for a question after names, lists or dates."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from index import Hit, Leg
from ingest import Passage, PassageKind, Segment, Span
from ingest.figures import Amount, Change, Figure, read_amounts
from service.answering.candidates import gather_printed, gather_read, gather_sentences
from service.answering.reading import Reading, Window
from service.answering.records import Candidate
from service.questions import read_question

UNREAD = Reading(pages={})


@pytest.mark.parametrize(
    ("question", "text", "read", "kind"),
    [
        ("哪座水库竣工？", "安康水库竣工。", "安康水库", "entity"),
        ("Who built it?", "由江岸区人民检察院承建。", "江岸区人民检察院", "entity"),
        ("谁参加？", "甲县、乙县参加。", "甲县、乙县", "list"),
        ("什么时候施行？", "自印发之日起施行。", "自印发之日起", "date"),
        ("File number of the notice", "见粤府办〔2021〕4号文件。", "粤府办〔2021〕4号", "entity"),
        ("新能源车产量达到哪一水平？", "产量超30万辆。", "超30万辆", "figure"),
    ],
)
def test_names_and_lists_are_what_the_reader_takes_for_them(
    question: str, text: str, read: str, kind: str
) -> None:
    assert (kind, read) in [(each.kind, each.raw) for each in _gather(question, text, read=read)]


@pytest.mark.parametrize(
    ("text", "read", "given"),
    [
        ("依据《甲省老年人条例》制定。", "甲省老年人", "《甲省老年人条例》"),
        ("由街道办事处（镇政府）受理。", "街道办事处（镇", "街道办事处（镇政府）"),
        ("开展“铁拳”行动。", "铁拳", "铁拳"),
    ],
)
def test_what_the_reader_breaks_off_is_given_whole(text: str, read: str, given: str) -> None:
    assert _gather("是哪一个？", text, read=read)[0].raw == given


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("过渡期最长不超过6个月。", "最长不超过6个月"),
        ("须在10个工作日内补齐。", "10个工作日内"),
        ("须满3个月以上。", "满3个月以上"),
    ],
)
def test_a_figure_is_given_with_the_words_that_bound_it(text: str, found: str) -> None:
    assert [each.raw for each in _gather("期限多长？", text)] == [found]


def test_what_is_printed_is_not_read_again() -> None:
    text = "比上年推迟，8月17日面积最大，截至2022年底已消失。"
    found = _gather("几月几日面积最大？", text, read="2022年底")
    assert [each.raw for each in found] == ["8月17日"]


def test_a_list_is_given_with_what_sums_it_up() -> None:
    found = _gather("哪些行业受影响？", "涉及纺织、造纸等重点行业，持续一年。", read="纺织、造纸")
    assert ("list", "纺织、造纸等重点行业") in [(each.kind, each.raw) for each in found]


def test_marks_at_the_edges_are_no_part_of_a_name() -> None:
    assert "甲县" in [each.raw for each in _gather("谁参加？", "有，甲县。", read="，甲县。")]


def test_what_the_question_says_itself_is_no_name_that_it_asks_for() -> None:
    found = _gather("安康水库归谁管？", "安康水库归水务局管。", read="安康水库")
    assert "安康水库" not in [each.raw for each in found]


def test_nothing_is_a_name_where_nothing_was_read() -> None:
    assert _gather("哪座水库竣工？", "安康水库竣工。") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("从今年秋季起免除学费。", ["从今年秋季起"]),
        ("上半年完成试点。", ["上半年"]),
        ("力争2024年底前建成。", ["2024年底前"]),
        ("自2024年1月1日起施行。", ["自2024年1月1日起"]),
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
    [("2023年1月5日", "办法于 印发"), ("7月1日起", "办法于 起施行"), ("8月9日", "，会议通过决定")],
)
def test_each_date_of_a_sentence_has_its_own_words(date: str, context: str) -> None:
    text = "办法于2023年1月5日印发、7月1日起施行；8月9日，会议通过决定。"
    found = {each.raw: each.context for each in _gather("什么时候？", text)}
    assert found[date] == context


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
        found = gather_printed(read_question(question), [_hit(text)], lambda _: figures)
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
    gathered = gather_printed(read_question(question), [_hit(text)], lambda _: figures)
    assert [each.raw for each in gathered] == found


def test_a_row_of_a_table_is_quoted_whole() -> None:
    (found,) = gather_sentences(
        read_question("卫生支出情况"), [_hit("卫生支出\t84\t97", best=4, kind="table_row")], UNREAD
    )
    assert found.raw == "卫生支出\t84\t97"


def test_a_lead_is_quoted_with_the_sentence_that_it_heads() -> None:
    text = "2.市本级。收入124亿元。支出99亿元。"
    (found,) = gather_sentences(read_question("市本级收支情况"), [_hit(text, best=6)], UNREAD)
    assert found.raw == "2.市本级。收入124亿元。"


def test_who_asks_why_is_given_the_sentences_that_say_so() -> None:
    text = "卫生支出，84元。支出下降，主要是检测减少。"
    found = gather_sentences(read_question("卫生支出为什么下降？"), [_hit(text, best=9)], UNREAD)
    assert [each.raw for each in found] == ["支出下降，主要是检测减少。"]


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


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("检测减少", "主要是检测减少"),
        ("检测", "检测"),
        ("下降，主要是检测", "支出下降，主要是检测减少"),
    ],
)
def test_an_account_is_the_whole_clause_where_the_reader_takes_the_half_of_it(
    read: str, said: str
) -> None:
    text = "卫生支出，84元。支出下降，主要是检测减少。"
    found = gather_sentences(read_question("卫生支出为什么下降？"), [_hit(text)], _read(text, read))
    assert found[0].raw == said
    assert found[0].sentence.of(text) == found[0].context == "支出下降，主要是检测减少。"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("上年面积是多少亩", ["2.65亩", "2.81亩"]),
        ("2024年面积是多少亩", ["2.65亩", "2.81亩"]),
        ("面积是多少亩", ["2.81亩"]),
    ],
)
def test_a_level_that_was_left_answers_only_who_names_its_year(
    question: str, found: list[str]
) -> None:
    text = "面积由上年的2.65亩增加到2.81亩。"
    assert [each.raw for each in _gather(question, text)] == found


def test_a_ratio_is_given_whole_and_what_it_was_changed_from_beside_it() -> None:
    text = "产业结构由上年的16.8∶43.0∶40.2调整为16.1∶42.9∶41.0。"
    found = _gather("产业结构是哪一比例？", text, read="16.8∶43.0")
    assert [each.raw for each in found if each.kind == "entity"] == [
        "16.8∶43.0∶40.2",
        "16.1∶42.9∶41.0",
    ]


def _gather(question: str, text: str, *, read: str = "") -> tuple[Candidate, ...]:
    reading = _read(text, read) if read else UNREAD
    asked, hits = read_question(question), [_hit(text)]
    figures = [_figure(amount, is_change=False) for amount in read_amounts(text)]
    printed = gather_printed(asked, hits, lambda _: figures)
    return printed + gather_read(
        asked, hits, reading, printed=printed, find_figures=lambda _: figures
    )


def _read(text: str, answer: str) -> Reading:
    """Return a reading that takes a stretch of a passage for the answer."""
    starts, ends = np.full((2, len(text)), -9.0, dtype=np.float32)
    starts[text.index(answer)] = ends[text.index(answer) + len(answer) - 1] = 9.0
    offsets = np.array([(place, place + 1) for place in range(len(text))])
    return Reading(
        pages={"p:0": [Window(offsets=offsets, starts=starts, ends=ends, nothing=(0.0, 0.0))]}
    )


def _hit(
    text: str,
    *,
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
        legs={"lexical": Leg(rank=1, score=1.0, matches=())},
        sentence=Span(start=0, end=len(text) if best is None else best),
        highlights=(),
    )


@pytest.mark.parametrize(
    ("read", "given"),
    [
        ("不超过5万元", "每家企业给予不超过5万元的补贴，每年申请一次。"),
        ("每年申请一次", "每年申请一次"),
    ],
)
def test_no_number_stands_alone_where_a_sentence_is_quoted(read: str, given: str) -> None:
    text = "每家企业给予不超过5万元的补贴，每年申请一次。"
    first, *_ = gather_sentences(read_question("How is it paid?"), [_hit(text)], _read(text, read))
    assert first.raw == given
