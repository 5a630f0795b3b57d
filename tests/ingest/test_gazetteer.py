from pathlib import Path

import pytest

from ingest import default_gazetteer, place_names, read_local


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("广东省广州市天河区", ["广东省", "广州市", "天河区"]),
        ("甘孜州与石柱土家族自治县", ["甘孜州", "石柱土家族自治县"]),
        ("天河体育中心", []),
        ("阳泉市城区", ["阳泉市", "城区"]),
        ("辽宁朝阳", ["辽宁", "朝阳"]),
        ("在沪企业与来穗人员", ["沪", "穗"]),
        ("渝2023年生产总值", ["渝"]),
        ("上海交大与河北经济", ["上海", "河北"]),
        ("", []),
    ],
)
def test_divisions_are_found_by_their_longest_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in default_gazetteer().find(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("GDP of Shaanxi and Inner Mongolia", ["shaanxi", "inner mongolia"]),
        ("Xi'an in 2023", ["xian"]),
        ("gdp of guangdong", ["guangdong"]),
        ("Tianhe District", ["tianhe"]),
        ("Tianhe grew", []),
        ("Hunan's GDP and Xi’an’s", ["hunan", "xian"]),
        ("how fast did it grow", []),
    ],
)
def test_english_names_are_found_by_their_capitals(text: str, names: list[str]) -> None:
    assert [name for name, _ in default_gazetteer().find_english(text)] == names


def test_there_are_34_provinces_and_their_like() -> None:
    provinces = [each.short for each in default_gazetteer().provinces()]
    assert len(provinces) == 34
    assert {"北京", "内蒙古", "澳门"} <= set(provinces)


def test_several_divisions_may_bear_one_name() -> None:
    assert len(default_gazetteer().named("鼓楼区")) > 1


PLACES = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in (Path(__file__).with_name("places.psv").read_text(encoding="utf-8").splitlines())
]


@pytest.mark.parametrize(("name", "english", "full"), PLACES)
def test_a_place_is_found_by_what_both_languages_call_it(
    name: str, english: str, full: str
) -> None:
    gazetteer = default_gazetteer()
    [(_, bearers)] = gazetteer.find(f"{name}2023年增长")
    assert full in {each.name for each in bearers}
    in_english = gazetteer.find_english(f"growth in {english}")
    found = {each.name for _, others in in_english for each in others}
    assert full in found or not english


def test_the_table_of_places_names_all_provinces() -> None:
    gazetteer = default_gazetteer()
    provinces = {each.code[:2] for _, _, full in PLACES for each in gazetteer.named(full)}
    assert len(PLACES) >= 60
    assert len(provinces) == 34


@pytest.mark.parametrize(
    "text",
    [
        "全市中区县",
        "老城区改造",
        "郊区和矿区",
        "和平发展",
        "新华社",
        "朝阳产业",
        "平安建设",
        "长安街沿线",
        "长治久安",
        "推广安全生产",
        "其中卫生健康",
        "其中山区",
        "黄河源头",
        "黄河北岸",
        "美丽江岸",
        "比如县级政府",
        "沿海城市",
        "矢志不渝",
        "稻穗",
        "犹豫",
        "沪深股市",
        "粤港澳大湾区",
        "大理石",
        "来宾与白银",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert default_gazetteer().find(text) == ()


def test_short_names_are_left_out_where_only_full_ones_count() -> None:
    found = default_gazetteer().find("广东的广州市与沪", full_only=True)
    assert [name for name, _ in found] == ["广州市"]


def test_a_new_area_lies_in_its_province() -> None:
    gazetteer = default_gazetteer()
    [area] = gazetteer.named("雄安新区")
    assert [each.name for each in gazetteer.holders(area)] == ["河北省"]


def test_a_place_has_the_names_of_what_it_lies_in() -> None:
    assert {"天河", "广州市", "广州", "广东"} <= set(place_names(["天河区"]))
    assert place_names(["澄浦市"]) == ("澄浦市", "澄浦")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("2023年望浦区财政收入是多少", "望浦区"),
        ("请问岚桥县有多少人", "岚桥县"),
        ("雄安新区有多少人", "雄安新区"),
        ("全市有多少人", ""),
        ("各县财政收入", ""),
        ("自贸试验区有几个", ""),
        ("经济技术开发区有几个", ""),
        ("城市人口", ""),
        ("地市级平台", ""),
        ("How many people", ""),
    ],
)
def test_a_question_may_begin_with_a_place_that_no_table_knows(text: str, place: str) -> None:
    assert read_local(text) == place


@pytest.mark.parametrize(
    ("english", "name"), [("changzhi", "长治市"), ("chaoyang", "朝阳市"), ("luohe", "漯河市")]
)
def test_a_place_is_called_by_the_sound_of_its_name(english: str, name: str) -> None:
    assert english in {division.en for division in default_gazetteer().named(name)}
