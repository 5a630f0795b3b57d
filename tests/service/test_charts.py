"""What may stand in one chart, over documents of several places, years and kinds."""

from collections.abc import Iterator

import httpx
import pytest

from index import Embedder, FigureFilter, Searcher, build_snapshot
from ingest import Analyzer, DocumentStore
from service.charts import chart_page
from service.responses_charts import Chart
from service.views import summarize

DOCUMENTS = {
    "jianglan": """2026年江澜省政府工作报告

江澜省人民政府

一、2025年工作回顾

经济稳中有进。全省生产总值从2020年的3.12万亿元增长到2025年的4.26万亿元，粮食总产量达到412.6亿斤。

民生持续改善。城镇新增就业52.3万人。深入落实中央八项规定精神。千项重大项目完成投资1520亿元。

技能培训加力。五年来，大力发展职业教育，技术合同成交额达到905亿元。

二、2026年工作安排

促进就业。城镇新增就业50万人以上，粮食总产量稳定在400亿斤左右。
""",
    "lanchuan": """2026年岚川省政府工作报告

岚川省人民政府

一、2025年工作回顾

农业稳产增收。粮食总产量达到188.4亿斤。9所高职学校入选国家计划。

民生持续改善。城镇新增就业31.7万人。深入落实中央八项规定精神。水利工程完成投资86亿元。技术合同成交额达到311亿元。

二、2026年工作安排

促进就业。城镇新增就业30万人左右。
""",
    "yunzhou": """云洲市2025年国民经济和社会发展统计公报

云洲市统计局

一、综合

全年全市生产总值2864.37亿元，增长5.8%。其中，第一产业增加值198.42亿元，第二产业增加值1217.56亿元，第三产业增加值1448.39亿元。

全年城镇新增就业4.83万人。社会保险基金支出12.47亿元。

表1 近年就业情况

年份\t城镇新增就业（万人）\t登记失业率（%）
2023\t5.06\t3.42
2024\t4.95\t3.51
2025\t4.83\t3.27

二、财政

政府性基金收入100亿元，支出121.3亿元。国有资本收入450亿元。水务建设100亿元，能源建设350亿元。

养老金水平由上年的2764元提高到2872元。
""",
}


@pytest.fixture(scope="module")
def provinces(
    tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer, embedder: Embedder
) -> Searcher:
    folder = tmp_path_factory.mktemp("charts")
    store = DocumentStore(folder / "data")
    for name, text in DOCUMENTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        store.add(folder / f"{name}.txt")
    build_snapshot(folder / "data", analyzer=analyzer, embedder=embedder)
    return Searcher.load(folder / "data", analyzer=analyzer, embedder=embedder)


@pytest.fixture(scope="module")
def charts(provinces: Searcher) -> tuple[Chart, ...]:
    return find(provinces)


def find(searcher: Searcher, text: str | None = None) -> tuple[Chart, ...]:
    documents = {each.doc_id: summarize(each) for each in searcher.documents()}
    return chart_page(searcher, FigureFilter(text=text), documents).charts


def drawn(charts: tuple[Chart, ...], kind: str, subject: str) -> Iterator[list[tuple[str, str]]]:
    for chart in charts:
        if chart.kind == kind and chart.subject == subject:
            yield [(bar.name, bar.figure.raw) for bar in chart.bars]


def test_places_of_one_rank_are_compared_results_apart_from_targets(
    charts: tuple[Chart, ...],
) -> None:
    jobs = [chart for chart in charts if (chart.kind, chart.subject) == ("places", "城镇新增就业")]
    assert {(chart.period, chart.is_target) for chart in jobs} == {("2025", False), ("2026", True)}
    found = {chart.is_target: [(bar.name, bar.figure.raw) for bar in chart.bars] for chart in jobs}
    assert found[False] == [("江澜省", "52.3万人"), ("岚川省", "31.7万人")]
    assert found[True] == [("江澜省", "50万人"), ("岚川省", "30万人")]


def test_a_bound_stays_with_its_bar(charts: tuple[Chart, ...]) -> None:
    (targets,) = (chart for chart in charts if chart.kind == "places" and chart.is_target)
    assert [bar.figure.bound for bar in targets.bars] == ["at_least", "approx"]


def test_a_result_and_a_target_are_no_line(charts: tuple[Chart, ...]) -> None:
    lines = [line for chart in charts for line in drawn(charts, "periods", chart.subject)]
    assert not any("2026" in [name for name, _ in line] for line in lines)


def test_what_one_sentence_or_one_table_says_of_several_years_is_a_line(
    charts: tuple[Chart, ...],
) -> None:
    assert list(drawn(charts, "periods", "全省生产总值")) == [
        [("2020", "3.12万亿元"), ("2025", "4.26万亿元")]
    ]
    assert list(drawn(charts, "periods", "登记失业率")) == [
        [("2023", "3.42"), ("2024", "3.51"), ("2025", "3.27")]
    ]
    assert list(drawn(charts, "periods", "养老金水平")) == [
        [("2024", "2764元"), ("2025", "2872元")]
    ]


@pytest.mark.parametrize(
    "subject",
    [
        "完成投资",  # of other projects in each place
        "中央规定精神",  # 八项 is a name
        "高职学校",  # some of them
        "技术合同成交额",  # of five years in one place
        "支出",  # two funds
    ],
)
def test_what_only_bears_one_name_is_not_drawn(charts: tuple[Chart, ...], subject: str) -> None:
    assert not [chart for chart in charts if chart.subject.endswith(subject)]


def test_parts_add_up_to_their_whole_and_bear_their_own_names(charts: tuple[Chart, ...]) -> None:
    (whole,) = (chart for chart in charts if chart.kind == "parts")
    assert whole.whole is not None
    assert whole.whole.raw == "2864.37亿元"
    assert [bar.name for bar in whole.bars] == [
        "第一产业增加值",
        "第二产业增加值",
        "第三产业增加值",
    ]
    assert sum(bar.figure.value for bar in whole.bars) == whole.whole.value


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("粮食总产量", "粮食总产量"),
        ("grain output", "粮食总产量"),
        ("new urban jobs", "城镇新增就业"),
    ],
)
def test_what_is_asked_for_in_either_language_comes_alone(
    provinces: Searcher, text: str, subject: str
) -> None:
    assert {chart.subject for chart in find(provinces, text)} == {subject}


def test_the_route_gives_charts_as_records(http: httpx.Client) -> None:
    body = http.get("/v1/charts", params={"q": "民事一审"}).json()
    assert body["ok"]
    assert {"kind", "subject", "is_target", "bars", "whole"} <= set(body["charts"][0])
    assert http.get("/v1/charts", params={"limit": 5}).json()["code"] == "unknown_parameter"
    assert http.get("/v1/charts", params={"place": "火星市"}).status_code == 404
