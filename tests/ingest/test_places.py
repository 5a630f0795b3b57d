import pytest

from ingest.places import place_names, places_of_text, read_places


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("2026年云南省政府工作报告", ("云南省",)),
        ("甘孜州2023年国民经济和社会发展统计公报", ("甘孜藏族自治州",)),
        ("武汉市武昌区教育局关于招生的通知", ("武汉市", "武昌区")),
        ("澄浦市第七次全国人口普查公报", ("澄浦市",)),
        ("2024年上半年朔陵省金融统计数据报告", ("朔陵省",)),
        ("关于印发《长沙市养犬管理办法》的通知", ("长沙市",)),
        ("关于推广安全生产经验的通知", ()),
        ("关于巩固原有成果的意见", ()),
        ("中华人民共和国道路交通安全法实施条例", ()),
        ("国务院关于加强环境保护的决定", ()),
    ],
)
def test_a_title_tells_the_places(title: str, places: tuple[str, ...]) -> None:
    assert read_places(title, ()) == places


def test_the_first_body_of_a_place_tells_it_where_the_title_does_not() -> None:
    assert read_places("关于春耕的通知", ("财政部", "昆明市财政局")) == ("昆明市",)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("昆明市户籍。昆明市社保。昆明市网点。也可到大理。", ("昆明市",)),
        ("云南省规定。云南省办法。昆明市社保。昆明市网点。昆明市户籍。", ("昆明市",)),
        ("上海的产业。上海的科技。我市布局，我市制定，我市支持上海企业。", ("上海市",)),
        ("上海的产业。上海的科技。支持上海企业。", ()),
        ("北京市、天津市、北京市、天津市、北京市、天津市。", ()),
        ("沿海城市、沿海城市、沿海城市。", ()),
    ],
)
def test_a_text_tells_the_place_that_it_is_of(text: str, places: tuple[str, ...]) -> None:
    assert places_of_text(text) == places


def test_a_place_has_the_names_of_what_it_lies_in() -> None:
    assert {"天河", "广州市", "广州", "广东"} <= set(place_names(["天河区"]))
    assert "穗" in place_names(["广州市"])
    assert place_names(["澄浦市"]) == ("澄浦市", "澄浦")
    assert place_names(["浦东新区"])[:2] == ("浦东新区", "浦东")
    assert "兰州" not in place_names(["兰州新区"])[:2]
