from dataclasses import replace

import pytest

from index import Hit
from ingest import DocumentContext, Passage, Segment, Span, split_sentences
from ingest.figures import Figure, read_amounts
from service.answering.belonging import Belonging, has_in_title, heard_alike, years_of
from service.answering.records import Candidate
from service.answering.spans import around
from service.questions import read_question
from service.responses import DocumentSummary

CITY = DocumentSummary(
    doc_id="city",
    title="澄浦市2023年统计公报",
    issuer="",
    year=2023,
    language="zh",
    source_name="city.txt",
    sha256="0" * 64,
    characters=1,
    context=DocumentContext(places=("澄浦市",), period="2023", issued="2024-03-01"),
)
DISTRICT = replace(CITY, doc_id="district", context=DocumentContext(places=("广州市", "天河区")))
LAW = replace(CITY, doc_id="law", year=2019, context=DocumentContext(issued="2020-05-01"))
BELONGING = Belonging(documents={each.doc_id: each for each in (CITY, DISTRICT, LAW)})


def _candidate(doc_id: str, text: str = "全年增长5%。") -> Candidate:
    passage = Passage(
        passage_id=f"{doc_id}:0",
        doc_id=doc_id,
        kind="paragraph",
        heading_path=(),
        text=text,
        segments=(Segment(text_start=0, source_start=0, length=len(text)),),
    )
    whole = Span(start=0, end=len(text))
    hit = Hit(passage=passage, score=1.0, rank=1, legs={}, sentence=whole, highlights=())
    return Candidate(kind="passage", hit=hit, sentence=whole, span=whole, context="")


@pytest.mark.parametrize(
    ("doc_id", "text", "asked", "fits"),
    [
        ("city", "全市增长5%。", {"澄浦市"}, True),
        ("city", "全市增长5%。", {"广州市"}, False),
        ("city", "与广州合作项目5个。", {"广州市"}, True),
        ("city", "全市增长5%。", set(), True),
        ("district", "全区增长5%。", {"天河区"}, True),
        ("district", "全区增长5%。", {"广州市", "天河区"}, True),
        ("district", "全区增长5%。", {"广东省"}, False),
        ("district", "全区增长5%。", {"广州市"}, False),
        ("district", "在我省首次参保的可以办理。", {"广东省"}, True),
        ("district", "在我市首次参保的可以办理。", {"广东省"}, False),
        ("law", "罚款五百元。", {"广州市"}, False),
        ("law", "依托宁夏教育云平台，覆盖全体教师。", {"宁夏回族自治区"}, True),
        ("law", "荆州市交通局作出通知。", {"湖北省"}, True),
        ("law", "荆州市交通局作出通知。", {"湖南省"}, False),
        ("law", "京津冀三地签订协议。", {"河北省"}, True),
        ("law", "未就业港澳台居民可以参保。", {"香港特别行政区", "台湾省"}, True),
        ("law", "发放津贴五百元。", {"天津市"}, False),
    ],
)
def test_another_places_figure_is_no_answer(
    doc_id: str, text: str, asked: set[str], fits: bool
) -> None:
    assert BELONGING.is_of_places(_candidate(doc_id, text), frozenset(asked)) is fits


@pytest.mark.parametrize(
    ("text", "raw", "fits"),
    [
        ("广州港吞吐量5亿吨。", "5亿吨", True),
        ("其中，深圳、广州分别增长6%、5%。", "5%", True),
        ("广州港扩建。全市新增5万人。", "5万人", False),
        ("广州港扩建。进出口总额5亿元。", "5亿元", False),
        ("广州港吞吐量高于全国，达到5亿吨。", "5亿吨", True),
        ("加快建设广州科学城和5个基地。", "5个", False),
        ("深圳港吞吐量6亿吨，广州港5亿吨。", "6亿吨", False),
        ("新增5万人。", "5万人", False),
    ],
)
def test_a_figure_of_another_place_is_in_a_clause_that_begins_with_it(
    text: str, raw: str, *, fits: bool
) -> None:
    assert BELONGING.is_of_places(_figure(text, raw, ""), frozenset({"广州市"})) is fits


@pytest.mark.parametrize(
    ("subject", "question", "fits"),
    [
        ("进出口总额", "澄浦市进出口总额", True),
        ("澄浦市进出口总额", "澄浦市进出口总额", True),
        ("欧盟进出口总额", "澄浦市进出口总额", False),
        ("欧盟进出口总额", "澄浦市对欧盟的进出口总额", True),
        ("浦东新区生产总值", "澄浦市生产总值", False),
    ],
)
def test_a_partners_or_a_districts_figure_is_none_of_the_place(
    subject: str, question: str, *, fits: bool
) -> None:
    candidate = _figure("达到5亿元。", "5亿元", subject)
    assert BELONGING.is_of_places(candidate, frozenset({"澄浦市"}), question) is fits


@pytest.mark.parametrize(
    ("text", "subject", "fits"),
    [
        ("赤壁、恩施等14个县市获批。", "赤壁、恩施等县市获批", True),
        ("武汉市中等职业学校14个。", "武汉市中等职业学校", False),
        ("武汉市、襄阳市新建14个。", "武汉市、襄阳市新建", False),
    ],
)
def test_a_count_of_places_named_as_examples_is_of_the_whole(
    text: str, subject: str, *, fits: bool
) -> None:
    province = replace(CITY, context=DocumentContext(places=("湖北省",), period="2023"))
    belonging = Belonging(documents={"city": province})
    candidate = _figure(text, "14个", subject)
    assert belonging.is_of_places(candidate, frozenset({"湖北省"}), "湖北有多少") is fits


@pytest.mark.parametrize(
    ("title", "place", "own", "named"),
    [
        ("青岛市崂山风景区条例", "崂山区", "青岛市", True),
        ("青岛市崂山风景区条例", "崂山区", "济南市", False),
        ("和平利用空间办法", "和平区", "北京市", False),
        ("朝阳市统计公报", "朝阳区", "朝阳市", False),
        ("四川省浙江省协作方案", "浙江省", "四川省", True),
    ],
)
def test_a_short_name_in_a_title_counts_within_the_document_s_place(
    title: str, place: str, own: str, *, named: bool
) -> None:
    document = replace(CITY, title=title, context=DocumentContext(places=(own,)))
    assert has_in_title(document, place) is named


def test_shanxi_is_not_shaanxi() -> None:
    asked = frozenset({"山西省", "陕西省"})
    assert len(heard_alike(asked, "GDP of Shanxi and Shaanxi")) == 2


def test_a_document_is_of_the_place_in_its_title() -> None:
    law = replace(CITY, title="石城县西沱古镇保护条例", context=DocumentContext(places=("石城县",)))
    belonging = Belonging(documents={"city": law})
    candidate = _figure("处以1万元罚款。", "1万元", "对个人处罚款")
    assert belonging.is_of_places(candidate, frozenset({"西沱镇", "石城县"}), "fine in Xituo")
    assert not belonging.is_of_places(candidate, frozenset({"东沱镇"}), "fine in Dongtuo")
    assert has_in_title(law, "石城县")
    assert not has_in_title(law, "石城市")


@pytest.mark.parametrize(
    ("question", "groups"),
    [("rent in Huangpu, Guangzhou", 2), ("广州的黄埔区和黄浦区", 3), ("廣州的黃埔區和黃浦區", 3)],
)
def test_places_that_sound_alike_are_one_unless_the_question_writes_them(
    question: str, groups: int
) -> None:
    asked = frozenset({"黄埔区", "黄浦区", "广州市"})
    assert len(heard_alike(asked, question)) == groups


def test_one_of_two_places_that_sound_alike_is_enough() -> None:
    candidate = _figure("黄埔区新增5人。", "5人", "")
    asked = frozenset({"黄埔区", "黄浦区"})
    assert BELONGING.is_of_places(candidate, asked, "new staff in Huangpu")
    assert not BELONGING.is_of_places(candidate, asked, "黄埔区和黄浦区新增多少人")


def test_a_name_without_a_kind_counts_wherever_the_passage_or_the_title_has_it() -> None:
    candidate = _figure("鹭汀湖是全市最大的湖，水深5米。", "5米", "水深")
    assert BELONGING.is_of_places(candidate, frozenset({"鹭汀"}))
    assert BELONGING.is_of_places(candidate, frozenset({"澄浦"}))
    assert not BELONGING.is_of_places(candidate, frozenset({"岚桥"}))


def _figure(
    text: str, raw: str, subject: str, *, period: str = "2023", doc_id: str = "city"
) -> Candidate:
    """Return a figure, of the city's document where no other is named."""
    (amount,) = [each for each in read_amounts(text) if each.raw == raw]
    figure = Figure(
        passage_id=f"{doc_id}:0",
        doc_id=doc_id,
        amount=amount,
        subject=subject,
        scope=(),
        period=period,
        change=None,
        is_change=False,
    )
    return replace(
        _candidate(doc_id, text),
        kind="figure",
        sentence=around(split_sentences(text), amount.span),
        span=amount.span,
        context=subject,
        figure=figure,
    )


@pytest.mark.parametrize(
    ("doc_id", "year", "fits"),
    [("city", 2023, True), ("city", 2024, False), ("law", 2020, True), ("law", 2019, True)],
)
def test_a_law_is_called_by_its_years_and_a_report_by_what_it_reports_on(
    doc_id: str, year: int, fits: bool
) -> None:
    reported = 2023 if doc_id == "city" else None
    assert (
        BELONGING.is_of_year(
            _candidate(doc_id), year, reported=reported, question=read_question("案件多少件")
        )
        is fits
    )


@pytest.mark.parametrize(
    ("doc_id", "period", "question", "fits"),
    [
        ("law", "2030", "2020年的指导意见要发展多少用户", True),
        ("law", "2030", "how many users does the 2020 opinion want", True),
        ("law", "2030", "2020年有多少用户", False),
        ("law", "2016/..", "2020年有多少用户", True),
        ("city", "2016/..", "2024年有多少用户", False),
        ("city", "2023", "2024年的指导意见要发展多少用户", False),
    ],
)
def test_a_year_that_names_a_document_is_not_that_of_its_figures(
    doc_id: str, period: str, question: str, *, fits: bool
) -> None:
    read = read_question(question)
    found = _figure("发展用户5万人。", "5万人", "用户", period=period, doc_id=doc_id)
    assert BELONGING.is_of_year(found, read.years[0], reported=2023, question=read) is fits


@pytest.mark.parametrize(
    ("text", "period", "fits"),
    [
        ("“十五五”时期建设5个基地。", "2026", True),
        ("“十五五”时期建设5个基地。", "2025", False),
        ("“十四五”时期建设5个基地。", "2026", False),
    ],
)
def test_a_plans_years_are_named_by_its_period(text: str, period: str, *, fits: bool) -> None:
    read = read_question("Beijing 2026-30: how many bases")
    found = _figure(text, "5个", "基地", period=period)
    assert BELONGING.is_of_year(found, 2030, reported=2025, question=read) is fits


def test_what_goes_on_since_a_year_answers_who_asks_for_it() -> None:
    since = read_question("上海从2017年起启动了多少个专项")
    found = _figure("自2017年起，先后启动5个专项。", "5个", "专项")
    assert BELONGING.is_of_year(found, 2017, reported=2023, question=since)
    alone = read_question("上海2017年启动了多少个专项")
    assert not BELONGING.is_of_year(found, 2017, reported=2023, question=alone)


def test_a_document_is_called_by_the_month_of_its_issue() -> None:
    question = read_question("FAQ of May 2020: how much is the allowance")
    found = _figure("标准为每月5元。", "5元", "标准", doc_id="law")
    assert BELONGING.is_of_months(found, question)
    other = read_question("FAQ of June 2020: how much is the allowance")
    assert not BELONGING.is_of_months(found, other)


def test_a_document_is_called_by_the_year_in_its_files_name() -> None:
    assert years_of(replace(LAW, source_name="laws/smuggling-2014.txt")) == {2014, 2019, 2020}


def test_a_document_is_of_the_years_of_its_issue_and_of_its_plan() -> None:
    plan = replace(LAW, context=DocumentContext(issued="2021", plan_period="2021/2025"))
    assert years_of(plan) == {2019, 2021, 2025}
