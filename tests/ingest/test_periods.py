import pytest

from ingest.periods import read_periods


@pytest.mark.parametrize(
    ("title", "kind", "period", "plan"),
    [
        ("2026年云南省政府工作报告", "work_report", "2025", "2026"),
        ("吕梁市2022年国民经济和社会发展统计公报", "communique", "2022", ""),
        ("扩大内需战略规划纲要（2022－2035年）", "plan", "", "2022/2035"),
        ("“十三五”生态环境保护规划", "plan", "", "2016/2020"),
        ("知识产权检察工作白皮书（2021—2023年）", "white_paper", "2021/2023", ""),
        ("关于湘潭市2023年预算执行情况和2024年预算草案的报告", "budget", "2023", "2024"),
        ("两项补贴2025年发放情况和2026年发放标准", "report", "2025", "2026"),
        ("关于做好2023年乡村振兴重点工作的意见", "opinion", "", "2023"),
        ("失业保险问题解答（2025年11月版）", "questions", "", ""),
        ("某市养犬管理条例", "law", "", ""),
    ],
)
def test_the_time_reported_on_and_the_time_planned_for_are_told_apart(
    title: str, kind: str, period: str, plan: str
) -> None:
    found = read_periods(title, kind, "", "")
    assert (found.past, found.plan) == (period, plan)


def test_a_speech_tells_of_the_year_before_it_was_given() -> None:
    found = read_periods("某省高级人民法院工作报告", "court_report", "2024-01-24", "")
    assert (found.past, found.plan) == ("2023", "2024")


def test_a_census_is_of_the_year_of_its_reference_day() -> None:
    text = "以2020年11月1日零时为标准时点开展普查。"
    assert read_periods("某市第七次全国人口普查公报", "census", "2021-06-07", text).past == "2020"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某市第七次全国人口普查公报（第四号）", "2020"),
        ("某县第三次全国农业普查主要数据公报", "2016"),
        ("某省第五次全国经济普查公报[1]（第二号）", "2023"),
        ("某市第二次全国污染源普查公报", "2017"),
        ("某市第7次全国人口普查公报", "2020"),
        ("某市第九次全国人口普查公报", ""),
        ("某市普查公报", ""),
    ],
)
def test_a_census_that_prints_no_reference_day_is_of_the_year_of_its_number(
    title: str, year: str
) -> None:
    assert read_periods(title, "census", "2021-06-07", "全市常住人口为312万人。").past == year


def test_a_yearbook_plans_in_its_last_heading() -> None:
    text = "2022年，登记增长。\n第六部分　2023年展望\n新登记3万户。"
    found = read_periods("某局2022年度工作年报", "bulletin", "", text)
    assert (found.past, found.plan, found.plan_source) == ("2022", "2023", "text")
