import pytest

from ingest.ends import read_ends
from ingest.issue import read_force, read_issued, read_number

LONG = "正文。" * 400
LONGER = "正文。\n" * 2400


@pytest.mark.parametrize(
    ("text", "issued", "source"),
    [
        ("某局\n2023年8月9日\n第一条 自2023年9月8日起施行。", "2023-08-09", "title_block"),
        ("——2026年1月27日在某省人民代表大会第四次会议上", "2026-01-27", "title_block"),
        ("发布时间：2024-09-14　来源：办公室", "2024-09-14", "title_block"),
        ("成文日期：2024-09-01\n发布日期：2024-09-14", "2024-09-01", "title_block"),
        ("2020年1月20日 某市人民代表大会常务委员会通过", "2020-01-20", "title_block"),
        ("2003年4月27日公布 根据2010年12月20日决定修订", "2003-04-27", "title_block"),
        ("国办发〔2014〕56号\n各省：", "2014", "number"),
        ("（环宣教〔2021〕49号，以下简称《意见》）", "", ""),
        (f"{LONG}\n国 务 院\n一九九九年十月三十一日", "1999-10-31", "closing"),
        (f"{LONGER}\n国 务 院\n一九九九年十月三十一日", "1999-10-31", "closing"),
        ("本办法自2021年5月1日起施行。", "", ""),
        ("2023年2月30日", "", ""),
    ],
)
def test_the_date_of_issue_is_read_where_it_is_printed(text: str, issued: str, source: str) -> None:
    title = "某市管理规定"
    found = read_issued(title, "law", read_ends(title, f"{title}\n{text}"))
    assert (found.value, found.source) == (issued, source)


@pytest.mark.parametrize(
    ("title", "kind", "issued"),
    [
        ("2026年广东省政府工作报告", "work_report", "2026"),
        ("失业保险问题解答（2025年11月版）", "questions", "2025-11"),
        ("战略规划纲要（2022－2035年）", "plan", ""),
    ],
)
def test_a_title_gives_a_date_of_issue_only_where_it_is_one(
    title: str, kind: str, issued: str
) -> None:
    assert read_issued(title, kind, read_ends(title, title)).value == issued


def test_the_statement_below_a_title_goes_before_the_last_article() -> None:
    text = "某市办法\n2022年1月1日 施行\n第九条 本办法自2022年2月1日起施行。"
    found = read_force(text, read_ends("某市办法", text), "")
    assert (found.value, found.source) == ("2022-01-01", "title_block")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国办发〔2014〕56号\n各省：", "国办发〔2014〕56号"),
        ("鹭汀市财政局\n鹭财规［2023］第 7 号", "鹭财规［2023］第7号"),
        ("文　　号：鹭府办（2023）12号\n各区：", "鹭府办（2023）12号"),
        ("2009年4月13日 中华人民共和国国务院令第553号公布", "中华人民共和国国务院令第553号"),
        ("（2012年10月26日国家主席令第六十六号发布）", "国家主席令第六十六号"),
        ("根据2019年3月2日国务院令第709号修订", ""),
        ("根据国办发〔2014〕56号，制定本规定。", ""),
        ("（环宣教〔2021〕49号，以下简称《意见》）", ""),
        ("Issued by the Office, No. 56 of 2014", ""),
    ],
)
def test_the_number_of_a_document_is_read_and_no_other(text: str, number: str) -> None:
    title = "鹭汀市管理规定"
    assert read_number(title, read_ends(title, f"{title}\n{text}")) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("关于改善环境的意见\n关于改善环境的意见国办发〔2014〕25号各省：", "国办发〔2014〕25号"),
        ("关于印发关于改善环境的意见的通知国发〔2020〕13号", "国发〔2020〕13号"),
        ("《关于改善环境的意见》（国办发〔2014〕25号）印发后，各地行动。", ""),
    ],
)
def test_a_number_may_stand_right_behind_the_title(text: str, number: str) -> None:
    title = "关于改善环境的意见"
    assert read_number(title, read_ends(title, text)) == number
