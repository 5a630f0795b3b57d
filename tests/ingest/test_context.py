from pathlib import Path

import pytest

from ingest import DocumentContext, read_document
from ingest.context import is_date, read_context, read_kind

MADE_UP = Path(__file__).parents[2] / "eval" / "gold" / "collection"


def _read(title: str, text: str = "", issuer: str = "") -> DocumentContext:
    return read_context(title=title, issuer=issuer, text=f"{title}\n{text}")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2026年云南省政府工作报告", "work_report"),
        ("关于湘潭市2023年预算执行情况和2024年预算草案的报告", "budget"),
        ("吕梁市2022年国民经济和社会发展统计公报", "communique"),
        ("国务院关于印发“十四五”节能减排综合工作方案的通知", "scheme"),
        ("甘肃省人民政府办公厅关于做好春耕工作的通知", "notice"),
        ("最高人民法院关于审理若干问题的解释", "interpretation"),
        ("湖南省河道管理条例", "law"),
        ("Government work report of Yunnan, 2026", "work_report"),
        ("会议记录", ""),
    ],
)
def test_a_title_tells_the_kind_of_document(title: str, kind: str) -> None:
    assert read_kind(title) == kind


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("2026年云南省政府工作报告", ("云南省",)),
        ("甘孜州2023年国民经济和社会发展统计公报", ("甘孜藏族自治州",)),
        ("武汉市武昌区教育局关于招生的通知", ("武汉市", "武昌区")),
        ("澄浦市第七次全国人口普查公报", ("澄浦市",)),
        ("2024年上半年朔陵省金融统计数据报告", ("朔陵省",)),
        ("关于印发《长沙市养犬管理办法》的通知", ("长沙市",)),
        ("中华人民共和国道路交通安全法实施条例", ()),
        ("国务院关于加强环境保护的决定", ()),
    ],
)
def test_a_title_tells_the_places(title: str, places: tuple[str, ...]) -> None:
    assert _read(title).places == places


def test_a_place_is_read_from_the_text_that_names_hardly_another() -> None:
    context = _read("创业贷款问答", "昆明市户籍。昆明市社保。昆明市网点。也可到大理。")
    assert context.places == ("昆明市",)
    assert ("places", "text") in context.read_from


@pytest.mark.parametrize(
    ("text", "issued", "source"),
    [
        ("某局\n2023年8月9日\n第一条 自2023年9月8日起施行。", "2023-08-09", "title_block"),
        ("——2026年1月27日在某省人民代表大会第四次会议上", "2026-01-27", "title_block"),
        ("发布时间：2024-09-14　来源：办公室", "2024-09-14", "title_block"),
        ("2020年1月20日 某市人民代表大会常务委员会通过", "2020-01-20", "title_block"),
        (
            "2003年4月27日公布 根据2010年12月20日决定修订",
            "2010-12-20",
            "title_block",
        ),
        ("国办发〔2014〕56号\n各省：", "2014", "number"),
        ("正文。" * 400 + "\n国 务 院\n一九九九年十月三十一日", "1999-10-31", "closing"),
        ("本办法自2021年5月1日起施行。", "", ""),
        ("2023年2月30日", "", ""),
    ],
)
def test_the_date_of_issue_is_read_where_it_is_printed(text: str, issued: str, source: str) -> None:
    context = _read("某市管理规定", text)
    assert context.issued == issued
    assert dict(context.read_from).get("issued", "") == source


@pytest.mark.parametrize(
    ("title", "period", "plan"),
    [
        ("2026年云南省政府工作报告", "2025", "2026"),
        ("吕梁市2022年国民经济和社会发展统计公报", "2022", ""),
        ("扩大内需战略规划纲要（2022－2035年）", "", "2022/2035"),
        ("“十三五”生态环境保护规划", "", "2016/2020"),
        ("知识产权检察工作白皮书（2021—2023年）", "2021/2023", ""),
        ("关于湘潭市2023年预算执行情况和2024年预算草案的报告", "2023", "2024"),
        ("某市养犬管理条例", "", ""),
    ],
)
def test_the_time_reported_on_and_the_time_planned_for_are_told_apart(
    title: str, period: str, plan: str
) -> None:
    context = _read(title)
    assert (context.period, context.plan_period) == (period, plan)


def test_a_law_is_called_without_the_states_name() -> None:
    assert _read("中华人民共和国数据安全法").short_names == ("数据安全法",)


@pytest.mark.parametrize(
    "value", ["2023-02-30", "23-01", "2023-13", "二〇二三年", "2023/2024/2025"]
)
def test_a_date_that_does_not_exist_is_none(value: str) -> None:
    assert not is_date(value)


# As a person read them off the made-up documents: place, kind, date of issue, period.
TABLE = {
    "mu-cenzhou-budget-2024": ("岑州市", "budget", "2024-01-16", "2023"),
    "mu-chengpu-census-2020": ("澄浦市", "census", "2021-06-07", ""),
    "mu-chengpu-stat-2023": ("澄浦市", "communique", "2024-03-19", "2023"),
    "mu-landong-court-2024": ("澜东省", "court_report", "2024-01-24", ""),
    "mu-landong-post-202408": ("澜东省", "bulletin", "2024-09-14", "2024"),
    "mu-luoan-health-2023": ("珞安市", "communique", "2024-06-18", "2023"),
    "mu-luoan-market-2022": ("珞安市", "bulletin", "2023-03", "2022"),
    "mu-qiwu-env-2023": ("栖梧市", "bulletin", "2024-06-05", "2023"),
    "mu-shuoling-edu-2022": ("朔陵省", "communique", "2023-05-31", "2022"),
    "mu-shuoling-finance-2024h1": ("朔陵省", "report", "2024-07-19", "2024"),
    "mu-tangpu-stat-2024": ("棠浦县", "communique", "2025-04-08", "2024"),
    "mu-yanze-hrss-2023": ("雁泽市", "communique", "2024-07", "2023"),
}


@pytest.mark.parametrize("stem", TABLE)
def test_the_made_up_documents_are_read_as_a_person_reads_them(stem: str) -> None:
    context = read_document(MADE_UP / f"{stem}.txt").context
    found = (context.places[0], context.kind, context.issued, context.period)
    assert found == TABLE[stem]
