import numpy as np
import pytest

from index import Embedder, Filter, Searcher, build_snapshot
from ingest import Analyzer, DocumentStore
from service.answering import FAMILIES, FEATURES, SIGNS, Answerer, FamilyModel
from service.composition import open_answerer
from service.records import Answer, Reply
from service.settings import Settings

REPORT = """{year}年青山市法院工作报告

青山市中级人民法院

一、审判工作

{year}年，全市法院受理环境资源案件{cases}件，同比增长{growth}%，判赔金额1.2亿元。

{year}年，全市法院选任人民陪审员85人。

二、制度建设

《青山市法院调解工作办法》于{year}年3月5日印发，自{year}年5月1日起施行。
"""

LAW = """青山市茶园管理办法

（2024年6月1日青山市人民政府令第12号公布 自2024年8月1日起施行）

第一条 为了加强茶园管理，制定本办法。

第十条 茶园保护区外延距离不得少于五十米。
"""

PLACE = """{place}2021年国民经济和社会发展统计公报

{place}统计局

一、农业

2021年，{whose}粮食产量{grain}万吨，比上年增长2.0%。茶叶产量3.4万吨，比上年增长4.1%。
"""


@pytest.fixture(scope="module")
def courts(
    analyzer: Analyzer, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Searcher:
    """Return a searcher over the reports of two years and a law."""
    data = tmp_path_factory.mktemp("two-years")
    store = DocumentStore(data)
    for year, cases, growth in ((2020, 412, 6), (2021, 530, 28)):
        path = data / f"court-{year}.txt"
        path.write_text(REPORT.format(year=year, cases=cases, growth=growth), encoding="utf-8")
        path.with_suffix(".yaml").write_text(f"year: {year}\nissuer: 青山市中级人民法院\n")
        store.add(path)
    law = data / "law.txt"
    law.write_text(LAW, encoding="utf-8")
    store.add(law)
    build_snapshot(data, analyzer=analyzer, embedder=embedder)
    return Searcher.load(data, analyzer=analyzer, embedder=embedder)


@pytest.fixture(scope="module")
def answerer(courts: Searcher, embedder: Embedder) -> Answerer:
    """Return what answers from the courts' reports."""
    return open_answerer(Settings.from_environ({}), courts, embedder)


@pytest.fixture(scope="module")
def places(
    analyzer: Analyzer, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Answerer:
    """Return an answerer over the reports of two places, which do not name them in their text."""
    data = tmp_path_factory.mktemp("two-places")
    store = DocumentStore(data)
    for place, whose, grain in (("岚江省", "全省", 35), ("汐州市", "全市", 12)):
        path = data / f"communique-{grain}.txt"
        text = PLACE.format(place=place, whose=whose, grain=grain)
        path.write_text(text, encoding="utf-8")
        path.with_suffix(".yaml").write_text("year: 2021\n")
        store.add(path)
    build_snapshot(data, analyzer=analyzer, embedder=embedder)
    searcher = Searcher.load(data, analyzer=analyzer, embedder=embedder)
    return open_answerer(Settings.from_environ({}), searcher, embedder)


def ask(answerer: Answerer, text: str) -> Reply:
    return answerer.answer(text, k=5, where=Filter()).reply


def answer(answerer: Answerer, text: str) -> Answer:
    found = ask(answerer, text).answer
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("2020年全市法院受理环境资源案件多少件", "412件"),
        ("2021年全市法院受理环境资源案件多少件", "530件"),
        ("全市法院受理环境资源案件多少件", "530件"),
    ],
)
def test_the_year_picks_the_report_and_without_one_the_newest(
    answerer: Answerer, text: str, raw: str
) -> None:
    assert answer(answerer, text).raw == raw


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("2021年岚江省粮食产量是多少", "35万吨"),
        ("2021年汐州市粮食产量是多少", "12万吨"),
        ("What was the grain output of Lanjiang Province in 2021?", "35万吨"),
        ("What was the grain output of Xizhou in 2021?", "12万吨"),
    ],
)
def test_the_place_picks_the_report_that_is_all_about_it(
    places: Answerer, text: str, raw: str
) -> None:
    assert answer(places, text).raw == raw


@pytest.mark.parametrize(
    "text", ["2021年粮食产量是多少", "粮食产量是多少", "What was the grain output in 2021?"]
)
def test_without_a_place_there_is_one_figure_a_place_to_choose_from(
    places: Answerer, text: str
) -> None:
    reply = ask(places, text)
    assert (reply.answer, reply.reason) == (None, "ambiguous")
    assert sorted(choice.raw for choice in reply.choices) == ["12万吨", "35万吨"]
    assert [each.passage_id for each in reply.citations] == [
        choice.passage_id for choice in reply.choices
    ]


def test_an_answer_without_a_year_says_which_year_it_is_of(answerer: Answerer) -> None:
    assert answer(answerer, "全市法院受理环境资源案件多少件").text.startswith("2021年：530件")


@pytest.mark.parametrize("text", ["租赁融资案件同比增长多少", "质押融资案件同比增长多少"])
def test_a_figure_of_another_matter_is_no_answer(answerer: Answerer, text: str) -> None:
    assert ask(answerer, text).answer is None


def test_what_a_law_sets_is_of_no_year(answerer: Answerer) -> None:
    assert answer(answerer, "茶园保护区外延距离不得少于多少米").text == "不得少于五十米"


def test_figures_of_which_none_can_be_preferred_are_choices(
    courts: Searcher, embedder: Embedder
) -> None:
    # Every figure is as likely as the next, and none alone is likely enough.
    model = FamilyModel(
        weights=np.zeros(len(FEATURES)), signs=np.zeros(len(SIGNS)), bias=0.0, threshold=0.9
    )
    unsure = open_answerer(
        Settings.from_environ({}), courts, embedder, models=dict.fromkeys(FAMILIES, model)
    )
    reply = ask(unsure, "2021年全市法院受理环境资源案件多少件")

    assert (reply.answer, reply.reason) == (None, "ambiguous")
    assert len(reply.choices) == len(reply.citations) == 2
    for choice, citation in zip(reply.choices, reply.citations, strict=True):
        assert choice.raw in citation.quote
        assert choice.passage_id == citation.passage_id


def test_the_change_beside_a_figure_comes_with_it(answerer: Answerer) -> None:
    found = answer(answerer, "2021年全市法院受理环境资源案件多少件")

    assert found.change is not None
    assert (found.change.raw, found.change.percent) == ("同比增长28%", 28)


def test_a_change_that_is_asked_for_is_signed(answerer: Answerer) -> None:
    found = answer(answerer, "2021年全市法院受理环境资源案件同比增长多少")

    assert (found.kind, found.value, found.unit) == ("change", 28, "%")


def test_the_date_is_that_of_what_is_asked(answerer: Answerer) -> None:
    found = answer(answerer, "2021年《青山市法院调解工作办法》自何时起施行")

    assert (found.kind, found.raw) == ("date", "自2021年5月1日起")


def test_a_citation_holds_the_answer_in_its_sentence(answerer: Answerer) -> None:
    reply = ask(answerer, "2020年全市法院受理环境资源案件多少件")
    citation = reply.citations[0]
    start = citation.quote_span[0]
    first, last = (place - start for place in citation.answer_span)

    assert citation.quote[first:last] == "412件"


def test_a_year_without_a_report_is_the_reason(answerer: Answerer) -> None:
    reply = ask(answerer, "2015年全市法院受理环境资源案件多少件")

    assert (reply.answer, reply.reason) == (None, "year_not_covered")


@pytest.mark.parametrize(
    "text",
    ["南极企鹅数量有多少只", "How many penguins live in Antarctica?", "2021年大熊猫有多少只"],
)
def test_a_matter_that_no_report_speaks_of_has_no_figure(answerer: Answerer, text: str) -> None:
    assert ask(answerer, text).answer is None


@pytest.mark.parametrize(
    "text",
    ["319", "多少", "how many", "🙂多少件", "عدد القضايا؟ 5", "a b c d " * 120, "案件？几人？"],
)
def test_odd_questions_do_not_crash(answerer: Answerer, text: str) -> None:
    assert isinstance(ask(answerer, text), Reply)


def test_the_same_question_has_the_same_answer(answerer: Answerer) -> None:
    text = "How many environmental cases did the courts accept in 2021?"

    assert ask(answerer, text) == ask(answerer, text)


@pytest.mark.parametrize(
    "text",
    [
        "How many environmental cases did courts accept in 2021 for Huawei?",
        "How many environmental cases of Siemens did courts accept in 2021?",
    ],
)
def test_a_name_that_no_report_knows_gets_no_figure(answerer: Answerer, text: str) -> None:
    reply = ask(answerer, text)

    assert reply.answer is None or reply.answer.kind == "passage"


def test_what_was_looked_at_is_told_best_first_and_then_what_was_refused(
    answerer: Answerer,
) -> None:
    found = answerer.answer("2020年全市法院受理环境资源案件多少件", k=5, where=Filter())
    told = answerer.explain(found.examined)
    assert (told.year, told.places) == (2020, ())
    assert told.considered[0].raw == "412件"
    assert told.confidence is not None
    assert told.confidence >= told.threshold
    scores = [each.score for each in told.considered if each.score is not None]
    assert scores == sorted(scores, reverse=True)
    refused = [(each.raw, each.refused, each.score) for each in told.considered if each.refused]
    assert ("530件", "another_year", None) in refused
    assert told.considered[-len(refused) :] == tuple(e for e in told.considered if e.refused)


def test_what_is_of_another_place_is_refused_by_name(places: Answerer) -> None:
    found = places.answer("What was the tea output of Xizhou in 2021?", k=5, where=Filter())
    told = places.explain(found.examined)
    assert told.places == ("汐州市",)
    refused = {each.passage_id.split("-")[1] for each in told.considered if each.refused}
    assert refused == {"35"}
    assert {each.refused for each in told.considered if each.refused} == {"another_place"}


def test_nothing_is_quoted_where_no_report_has_the_words(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "全市法院怎样审理环境资源案件"
    quoted = ask(answerer, question).answer
    assert quoted is not None
    assert quoted.kind == "passage"
    monkeypatch.setattr("service.answering.examining._FOREIGN", 0.0)
    assert ask(answerer, question).answer is None
