import csv

import pytest

from ingest.lines import split_lines
from ingest.web_remains import REMAINS_FILE, part_remains
from tests.ingest.conftest import ReadPassages

BODY = "全市生产总值746.2亿元，同比增长5.8%，其中第一产业增加值48.7亿元。"


def examples(*uses: str) -> list[str]:
    with REMAINS_FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["example"] for row in rows if row["use"] in uses]


def parts(text: str) -> tuple[list[str], list[str]]:
    """Return what is text and what is remains."""
    lines, remains = part_remains(split_lines(text))
    texts = [line.text for line in lines]
    kept = [text for index, text in enumerate(texts) if index not in remains]
    return kept, [text for index, text in enumerate(texts) if index in remains]


@pytest.mark.parametrize("line", examples("line", "links", "part", "end"))
def test_what_a_web_page_leaves_is_no_passage(read_passages: ReadPassages, line: str) -> None:
    passages = read_passages(f"统计公报\n\n{BODY}\n\n{line}", "统计公报")
    assert [passage.text for passage in passages] == ["统计公报", BODY]


@pytest.mark.parametrize("part", examples("part", "end"))
def test_a_part_of_a_line_is_left_out(part: str) -> None:
    line = f"发布日期：2024-09-14　来源：统计局　{part}"
    assert parts(f"公报\n{line}\n{BODY}") == (
        ["公报", "发布日期：2024-09-14　来源：统计局", BODY],
        [part],
    )


def test_remains_within_a_line_leave_both_sides() -> None:
    kept, found = parts("来源：统计局 浏览次数：12 次 发布日期：2024-09-14")
    assert kept == ["来源：统计局", "发布日期：2024-09-14"]
    assert found == ["浏览次数：12 次"]


def test_titles_below_a_head_of_links_are_left_out() -> None:
    links = ["相关报道：", "全市工业会议召开", "· 重点项目开工"]
    assert parts("\n".join([BODY, *links])) == ([BODY], links)


def test_prose_below_a_head_of_links_is_content() -> None:
    text = f"{BODY}\n相关链接\n{BODY}"
    assert parts(text) == (text.split("\n"), [])


@pytest.mark.parametrize(
    "line",
    [
        *("来源：岚都市统计局", "发布日期：2024-09-14", "索 引 号：000014349/2021-00039"),
        *("发文字号：岚政发〔2021〕3号", "发布机构：岚都市人民政府", "成文日期：2021年3月5日"),
        *("分享经济", "打印服务", "关闭煤矿12座", "编辑出版图书", "大中小企业", "首页"),
        *("分享到农户的补贴资金共计3亿元。", "阅读量：人均阅读图书7.4本", "访问量：12万人次"),
        *("主办单位：岚都市人民政府", "浏览器应当支持无障碍访问。", "相关政策", "附件：1.申请表"),
    ],
)
def test_what_says_something_stays(line: str) -> None:
    assert parts(f"{BODY}\n{line}\n{BODY}")[1] == []
