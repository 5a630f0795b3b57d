import pytest

from ingest import default_gazetteer, place_names, read_local


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("广东省广州市天河区", ["广东省", "广州市", "天河区"]),
        ("甘孜州与石柱土家族自治县", ["甘孜", "石柱土家族自治县"]),
        ("天河体育中心", []),
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
