import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import Span
from ingest.repair import mend


def readable(text: str, *, table: bool = False) -> str:
    return mend(text, [Span(start=0, end=len(text))], table=table).text


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("技术合同案件 6 492 件", "技术合同案件6492件"),
        ("量为 4 614.64 万件", "量为4614.64万件"),
        ("主体 2.639 8 万家", "主体2.6398万家"),
        ("批捕 3 801 件 6 071 人", "批捕3801件6071人"),
        ("2023 年 12 月 11 日", "2023年12月11日"),
        ("增长 5.4 %", "增长5.4%"),
        ("（2023—2025 年）", "（2023—2025年）"),
        ("《最高人民法院 国家知识产权局关于…》", "《最高人民法院国家知识产权局关于…》"),
        ("“昆仑 2023”等 专项 行动", "“昆仑2023”等专项行动"),
        ("中心（TISC）50 家", "中心（TISC）50家"),
        ("World Trade Organization", "World Trade Organization"),
        ("加入 World Bank 组织", "加入 World Bank 组织"),
        ("of 2023  120 cases", "of 2023 120 cases"),
        ("2023 120 件", "2023 120件"),
        ("表 1 200 家", "表1 200家"),
        ("件,同比 上升", "件,同比上升"),
        ("人口932\n67万人", "人口93267万人"),
        ("比上年增长4.\n7%。", "比上年增长4.7%。"),
        ("昆仑2023\n120件", "昆仑2023\n120件"),
        ("the 12\n15 cases", "the 12\n15 cases"),
        ("intellectual\nproperty", "intellectual\nproperty"),
        ("intellectual \r\nproperty", "intellectual property"),
        ("知识\u200b产\u00ad权", "知识产权"),
        ("**加强**审判", "加强审判"),
        ("新增`274`辆", "新增274辆"),
        ("客运量<b>1830</b>万人次", "客运量1830万人次"),
        ("增长<font color='red'>5%</font>，", "增长5%，"),
        ("展示<b>典型案例</b>", "展示<b>典型案例</b>"),
        ("水库12<sup>[1]</sup>座", "水库12座"),
        ("里程1&nbsp;118公里", "里程1118公里"),
        ("fish&nbsp;and chips", "fish&nbsp;and chips"),
        ("若a<b且c>d", "若a<b且c>d"),
        ("渔船1,\n436艘", "渔船1,436艘"),
        ("产量52\n.6万吨", "产量52.6万吨"),
        ("  案件\u3000", "案件"),
        ("６ ４９２ 件", "６ ４９２件"),
    ],
)
def test_stray_spaces_go_and_meaningful_ones_stay(damaged: str, mended: str) -> None:
    assert readable(damaged) == mended


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("1\t侦破 17 起\t 约 40 万元", "1\t侦破17起\t约40万元"),
        ("2\t《商标法》\n\t\t《条例》", "2\t《商标法》\n\t\t《条例》"),
        ("2\t《商标法》\r\n\r\n\t\t《条例》", "2\t《商标法》\n\t\t《条例》"),
        ("出口\t16 417\t7.1", "出口\t16417\t7.1"),
        ("进口\t100\t200", "进口\t100\t200"),
        ("| 进口 | 14 087 亿元 |", "|进口|14087亿元|"),
    ],
)
def test_the_borders_of_cells_and_rows_stay(damaged: str, mended: str) -> None:
    assert readable(damaged, table=True) == mended


PIECES = st.lists(
    st.sampled_from(
        ["专利", "6 492", "件", " ", "\n\n", "a b", "2023 年", "\t", "，", "**", "\u200b"]
    ),
    max_size=20,
)


@given(PIECES, PIECES, st.booleans())
def test_every_character_is_the_sources_and_no_visible_one_is_lost(
    first: list[str], second: list[str], table: bool
) -> None:
    head, tail = "".join(first), "".join(second)
    source = f"{head}|专栏|{tail}"
    spans = [
        Span(start=0, end=len(head)),
        Span(start=len(source) - len(tail), end=len(source)),
    ]
    mended = mend(source, spans, table=table)
    offsets = [
        segment.source_start + index
        for segment in mended.segments
        for index in range(segment.length)
    ]
    assert [source[offset] for offset in offsets] == list(mended.text)
    assert offsets == sorted(set(offsets))
    visible = "".join((head + tail).replace("**", "").replace("\u200b", "").split())
    assert "".join(mended.text.split()) == visible
