import pytest

from ingest.bodies import canonical, distinct_bodies, is_body, leading_bodies, read_bodies


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("国 务 院", ("国务院",)),
        ("中共中央　国务院", ("中共中央", "国务院")),
        ("成都市财政局 成都市民政局", ("成都市财政局", "成都市民政局")),
        ("中华人民共和国公安部", ("公安部",)),
        ("昆明市中级人民法院院长　张三", ("昆明市中级人民法院",)),
        ("某市生态环境局局长：简 维 岚", ("某市生态环境局",)),
        ("遵义市水利局编", ("遵义市水利局",)),
        ("Ministry of Finance", ("Ministry of Finance",)),
        ("各区教育局", ()),
        ("一、领导干部", ()),
        ("请各有关部门认真执行。", ()),
        ("Ministry figures rose", ()),
        ("", ()),
    ],
)
def test_a_line_of_bodies_is_told_from_other_lines(line: str, bodies: tuple[str, ...]) -> None:
    assert read_bodies(line) == bodies


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("国务院办公厅转发交通运输部等单位关于治理意见的通知", ("国务院办公厅",)),
        ("工业和信息化部等七部门关于创新的实施意见", ("工业和信息化部",)),
        ("司法部、生态环境部就《排污许可管理条例》答记者问", ("司法部", "生态环境部")),
        ("贵阳海关2022年知识产权保护年度报告", ("贵阳海关",)),
        ("关于做好春耕工作的通知", ()),
        ("养犬管理条例", ()),
    ],
)
def test_a_title_begins_with_those_who_issue(title: str, bodies: tuple[str, ...]) -> None:
    assert leading_bodies(title) == bodies


@pytest.mark.parametrize("word", ["干部", "布局", "西部", "有关部门", "本部", "将有关工作的部"])
def test_what_ends_as_a_body_does_may_be_none(word: str) -> None:
    assert not is_body(word)


@pytest.mark.parametrize("name", ["将乐县财政局", "本溪市民政局", "原平市统计局"])
def test_a_place_may_begin_as_other_words_do(name: str) -> None:
    assert is_body(name)


def test_a_congress_has_one_name_in_all_its_sessions() -> None:
    assert canonical("云南省第十三届人民代表大会常务委员会") == "云南省人民代表大会常务委员会"


def test_two_names_glued_together_are_no_third_one() -> None:
    names = ["财政部税务总局", "财政部", "税务总局"]
    assert distinct_bodies(names) == ("财政部", "税务总局")
