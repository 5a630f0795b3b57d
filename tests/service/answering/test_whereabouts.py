import pytest

from index import Wording
from service.answering.whereabouts import (
    names_country,
    names_unknown,
    read_places,
    sounded_names,
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("廣東省2023年發明專利授權量", {"Guangdong"}),
        ("patents granted to Shenzhen applicants", {"Shenzhen"}),
        ("American courts and the EU", {"United States", "European Union"}),
        ("中日韩合作", {"Japan", "South Korea"}),
        ("中国法院", set()),
        ("tell us how many cases China had", set()),
    ],
)
def test_places_of_either_language_have_one_name(text: str, places: set[str]) -> None:
    assert read_places(text) == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全国粮食产量多少", True),
        ("全國法院受理案件", True),
        ("我国粮食产量", True),
        ("How much grain was grown in China?", True),
        ("cases across all of the country", True),
        ("Nationwide, how many cases were heard?", True),
        ("In China, how much grain was grown?", True),
        ("全国人大代表多少人", False),
        ("中国海油产量", False),
        ("全省粮食产量", False),
        ("How much grain did the province grow?", False),
        ("the China Securities Regulatory Commission", False),
    ],
)
def test_the_country_as_a_whole_is_known_in_both_languages(text: str, *, expected: bool) -> None:
    assert names_country(text) is expected


@pytest.mark.parametrize(
    ("text", "unknown", "named"),
    [
        ("How many patents were granted to Huawei?", ["huawei"], True),
        ("How many patents were granted to huawei?", ["huawei"], False),
        ("Seizures by customs in May", ["seizures"], False),
        ("How many patents were granted to Huawei?", [], False),
        ("华为获得多少件专利", ["华为"], False),
    ],
)
def test_a_name_is_unknown_where_no_report_has_it(
    text: str, unknown: list[str], named: bool
) -> None:
    assert names_unknown(text, unknown) is named


@pytest.mark.parametrize(
    ("source", "terms", "texts", "names"),
    [
        ("Wangpu", {"望浦区": 0.6}, (), {"望浦区"}),
        ("Lanqiao", {"岚桥": 0.6}, (), {"岚桥"}),
        ("Lanqiao", {"岚桥": 0.6}, ("岚桥县17亿元",), {"岚桥县"}),
        ("Lanqiao", {}, ("澄东区5亿元",), set()),
        ("Xiong'an", {"雄安": 0.6}, (), {"雄安"}),
        ("Customs", {"海关": 0.6}, (), set()),
    ],
)
def test_a_name_is_what_sounds_like_it(
    source: str, terms: dict[str, float], texts: tuple[str, ...], names: set[str]
) -> None:
    assert sounded_names(source, [Wording(source=source, weights=terms)], texts) == names
