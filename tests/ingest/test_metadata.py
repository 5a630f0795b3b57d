from pathlib import Path

import pytest

from ingest import Document, IngestError
from ingest.metadata import read_metadata

TEXT = "2019年政府工作报告\n\n国务院办公厅\n\n2018年，经济增长。2018年，就业扩大。\n"


def beside(folder: Path, content: str, suffix: str = ".yaml") -> Path:
    (folder / f"report{suffix}").write_text(content, encoding="utf-8")
    return folder / "report.txt"


def test_the_report_has_the_metadata_of_the_file_beside_it(report: Document) -> None:
    assert report.title == "二〇二三年中国知识产权保护状况"
    assert report.issuer == "国家知识产权局"
    assert (report.year, report.language) == (2023, "zh")


@pytest.mark.parametrize(
    ("text", "title", "issuer", "year", "language"),
    [
        (TEXT, "2019年政府工作报告", "国务院办公厅", 2019, "zh"),
        ("# 二○二三年 报告\n\n正文。", "二○二三年报告", "", 2023, "zh"),
        (
            "中国知识产权\n保护状况\n\n国家知识产权局\n\n正文。",
            "中国知识产权保护状况",
            "国家知识产权局",
            None,
            "zh",
        ),
        ("知识产权报告（2018—2022）\n\n正文。", "知识产权报告（2018—2022）", "", 2022, "zh"),
        ("产业行动计划\n（2021-2023年）\n\n正文。", "产业行动计划（2021-2023年）", "", 2023, "zh"),
        (
            "云南省统计局\n云南省2023年统计公报\n\n正文。",
            "云南省2023年统计公报",
            "云南省统计局",
            2023,
            "zh",
        ),
        (
            "索引号：0001/2021\n标　　题：国务院关于环境的意见\n发布日期：2021年1月9日\n\n正文。",
            "国务院关于环境的意见",
            "国务院",
            2021,
            "zh",
        ),
        (
            "Statistical Communiqué on the 2023 National Economic and Social Development\n"
            "National Bureau of Statistics\nFebruary 29, 2024\nIn 2023, the economy grew.",
            "Statistical Communiqué on the 2023 National Economic and Social Development",
            "National Bureau of Statistics",
            2023,
            "en",
        ),
        ("案件增长。2021年，2022年，2022 年。", "report", "", 2022, "zh"),
        ("案件增长，二〇二一年。", "report", "", 2021, "zh"),
        (
            "Annual Report 2023\nPatent and Trademark Office\n\nIn 2022, applications rose.",
            "Annual Report 2023",
            "Patent and Trademark Office",
            2023,
            "en",
        ),
    ],
)
def test_defaults_come_from_the_text(
    tmp_path: Path, text: str, title: str, issuer: str, year: int | None, language: str
) -> None:
    found = read_metadata(tmp_path / "report.txt", text)
    assert (found.title, found.issuer, found.year, found.language) == (
        title,
        issuer,
        year,
        language,
    )


PAGE = "首页 > 政务公开 > 文件\n【打印】【关闭】\n索 引 号：0001/2021\n发布日期：2021年3月9日\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{PAGE}关于加强管理的通知\n\n各区：\n\n正文。",
        f"{PAGE}标　　题：关于加强管理的通知\n\n各区：\n\n正文。",
        "某省人民政府文件\n某政发〔2024〕8号\n\n关于加强管理的通知\n\n各区：\n\n正文。",
    ],
)
def test_the_head_of_a_web_page_is_no_title(tmp_path: Path, text: str) -> None:
    assert read_metadata(tmp_path / "report.txt", text).title == "关于加强管理的通知"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## 收支\n\n项目\t金额\n收入\t86.4\n\n## 人口\n\n年份\t人数\n2023\t5\n", "report"),
        ("表1 旅游\n指标\t金额\n收入\t86.4\n\n表2 交通\n指标\t数\n公路\t5\n", "report"),
        ("表1 旅游收入\n指标\t金额\n收入\t86.4\n", "表1旅游收入"),
        ("## 工作报告\n\n### 一、收支\n\n收入增长。\n", "工作报告"),
    ],
    ids=["sheets", "tables", "one table", "one head"],
)
def test_one_of_several_parts_gives_no_title(tmp_path: Path, text: str, title: str) -> None:
    assert read_metadata(tmp_path / "report.txt", text).title == title


@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json"])
def test_what_is_given_beside_the_report_wins(tmp_path: Path, suffix: str) -> None:
    path = beside(tmp_path, '{"title": "工作报告", "year": 2018, "language": "en"}', suffix)
    found = read_metadata(path, TEXT)
    assert (found.title, found.year, found.language) == ("工作报告", 2018, "en")
    assert found.issuer == "国务院办公厅"


def test_a_date_of_force_may_be_given(tmp_path: Path) -> None:
    context = read_metadata(beside(tmp_path, "in_force: '2024-01-01'"), TEXT).context
    assert context.in_force == "2024-01-01"
    assert ("in_force", "metadata") in context.read_from


def test_what_it_is_cited_by_may_be_given(tmp_path: Path) -> None:
    said = (
        "number: 国发〔2019〕3号\ntitle_en: Report on the Work\nurl: https://www.gov.cn/a?b=1&c=%20"
    )
    context = read_metadata(beside(tmp_path, said), TEXT).context
    assert (context.number, context.title_en) == ("国发〔2019〕3号", "Report on the Work")
    assert context.url == "https://www.gov.cn/a?b=1&c=%20"
    assert ("title_en", "metadata") in context.read_from


def test_a_law_is_of_the_year_of_its_last_revision(tmp_path: Path) -> None:
    text = "某条例\n2003年4月27日公布 2010年12月20日修订\n第一条 正文。"
    assert read_metadata(tmp_path / "law.txt", text).year == 2010


def test_a_census_is_of_the_year_that_it_counts_in(tmp_path: Path) -> None:
    text = (
        "某市第七次全国人口普查公报\n某市统计局\n2021年5月26日\n\n"
        "以2020年11月1日零时为标准时点开展了普查。"
    )
    assert read_metadata(tmp_path / "census.txt", text).year == 2020


def test_an_empty_metadata_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_metadata(beside(tmp_path, ""), TEXT).year == 2019


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("titel: 报告", "unknown keys"),
        ("title: 2023", "title must be a text"),
        ("title: ' '", "title must be a text"),
        ("issuer: [a]", "issuer must be"),
        ("year: '2023'", "year must be a number from 1900"),
        ("year: true", "year must be"),
        ("year: 20233", "year must be"),
        ("in_force: '2023-02-30'", "in_force must be a date"),
        ("language: fr", "language must be one of"),
        ("title_en: ' '", "title_en must be a text"),
        ("number: 56", "number must be a text"),
        ("url: www.gov.cn", "url must be an address such as"),
        ("url: 'javascript:alert(1)'", "url must be an address"),
        ("url: 'https://www.gov.cn/ b'", "url must be an address"),
        ("- title", "expected keys and values, found list"),
        ("title: [", "cannot read the metadata"),
    ],
)
def test_wrong_metadata_is_refused_by_name(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(IngestError, match=message) as raised:
        read_metadata(beside(tmp_path, content), TEXT)
    assert "report.yaml" in str(raised.value)


def test_two_metadata_files_are_refused(tmp_path: Path) -> None:
    beside(tmp_path, "year: 2018", ".yml")
    with pytest.raises(IngestError, match="several metadata files"):
        read_metadata(beside(tmp_path, "{}", ".json"), TEXT)
