import pytest

from ingest.layout import read_layout
from tests.ingest.conftest import ReadPassages

PROSE = "全国法院新收知识产权民事一审案件四十六万件，同比上升，审结案件四十五万件，同比下降。"


def title_page(text: str, title: str = "") -> list[str]:
    pieces = read_layout(text, title).pieces
    return [piece.line.text for piece in pieces if piece.kind == "title"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["工作报告", "——2023年3月7日", "院长 张三"], "工作报告"),
        (["最高人民法院", "工作报告"], "最高人民法院工作报告"),
        (["高举旗帜，为夺取全面建设小康社会新胜利而奋斗", "(十七大)"], ""),
        (["# Annual Report 2023", "Patent Office"], "Annual Report 2023"),
        (["公报", "国家统计局", "2024年2月29日"], "另一标题"),
    ],
)
def test_short_lines_at_the_head_are_the_title_page(lines: list[str], title: str) -> None:
    assert title_page("\n\n".join([*lines, PROSE]), title) == lines


@pytest.mark.parametrize("first", [PROSE, "各位代表：", "一、成效", "序号\t名称"])
def test_what_is_no_title_ends_the_title_page(first: str) -> None:
    assert title_page(f"工作报告\n\n{first}\n\n北京\n\n{PROSE}", "工作报告") == ["工作报告"]


def test_a_title_page_has_eight_lines_at_most() -> None:
    assert len(title_page("\n\n".join(["专利"] * 20))) == 8


def test_the_first_line_of_a_wrapped_paragraph_is_no_title() -> None:
    body = PROSE * 3
    wrapped = "\n".join(body[start : start + 20] for start in range(0, len(body), 20))
    assert title_page(f"工作报告\n{wrapped}", "工作报告") == ["工作报告"]


TABLE = [
    *(
        "索 引 号：0001/2021",
        "主题分类：商贸",
        "发文机关：岚都市人民政府",
        "成文日期：2021年3月5日",
    ),
    *(
        "发文字号：岚政发〔2021〕3号",
        "发布日期：2021年3月9日",
        "来源：岚都市政府网",
        "有效性：有效",
    ),
    "公开方式：主动公开",
]


def test_the_table_of_an_official_site_belongs_to_the_title_page() -> None:
    lines = ["关于加强管理的通知", *TABLE, "岚政发〔2021〕3号"]
    assert title_page("\n".join([*lines, "", PROSE]), "关于加强管理的通知") == lines


def test_a_value_may_stand_below_its_label() -> None:
    lines = ["关于管理的通知", "发布机构：", "岚都市商务局", "发布日期：", "2021-03-09"]
    assert title_page("\n".join([*lines, "", PROSE]), "关于管理的通知") == lines


def test_a_heading_that_comes_again_is_no_title() -> None:
    case = f"基本案情\n\n{PROSE}\n\n典型意义\n\n{PROSE}"
    text = f"典型案例\n\n张某诉李某案\n\n{case}\n\n{case}"
    assert title_page(text, "典型案例") == ["典型案例", "张某诉李某案"]


def test_a_second_title_is_kept(read_passages: ReadPassages) -> None:
    text = f"关于印发办法的通知\n\n各区：\n\n{PROSE}\n\n广告管理办法\n\n{PROSE}{PROSE}"
    passages = read_passages(text, "关于印发办法的通知")
    said = [*(p.text for p in passages), *(h for p in passages for h in p.heading_path)]
    assert "广告管理办法" in said
