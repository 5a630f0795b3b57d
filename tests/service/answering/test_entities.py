import time

import pytest

from service.answering.entities import find_entities
from service.answering.name_kinds import EntityType


@pytest.mark.parametrize(
    ("label", "text", "name"),
    [
        ("title", "国务院印发《节约用水条例》，自发布之日起施行。", "《节约用水条例》"),
        ("title", "形成《河湖管理办法》（草案）。", "《河湖管理办法》（草案）"),
        ("title", "加快制定民族乡村促进法，保障农民权益。", "民族乡村促进法"),
        ("quoted", "公安机关开展“春雷”专项行动。", "“春雷”"),
        ("campaign", "公安机关开展“春雷”专项行动。", "“春雷”专项行动"),
        ("body", "财政部会同国家税务总局发布公告。", "财政部"),
        ("body", "财政部会同国家税务总局发布公告。", "国家税务总局"),
        ("body", "由浙江省水利厅牵头。", "浙江省水利厅"),
        ("body", "委托华东理工大学承担。", "华东理工大学"),
        ("body", "由文化和旅游厅建设数字图书馆。", "文化和旅游厅"),
        ("body", "某甲（丹麦）有限公司提起诉讼。", "某甲（丹麦）有限公司"),
        ("court", "由江苏省南京市中级人民法院一审。", "江苏省南京市中级人民法院"),
        ("person", "国务院总理周恩来作报告。", "周恩来"),
        ("person", "判处被告人王某某罚金。", "王某某"),
        ("person", "会见保罗·罗默。", "保罗·罗默"),
        ("place", "企业位于湖南省长沙市。", "长沙市"),
        ("place", "在日内瓦举行会议。", "日内瓦"),
        ("area", "设立中国上海自由贸易试验区。", "中国上海自由贸易试验区"),
        ("country", "与挪威签署谅解备忘录。", "挪威"),
        ("country", "召开中韩经贸联委会会议。", "中韩"),
        ("country", "参加中美欧日韩五局会议。", "中美欧日韩"),
        ("class", "召开第三次会议。", "第三次"),
        ("class", "出口额连续第五年居首位。", "连续第五年"),
        ("charge", "以生产、销售伪劣产品罪起诉。", "生产、销售伪劣产品罪"),
        ("sentence", "判处有期徒刑三年零六个月。", "有期徒刑三年零六个月"),
        ("identifier", "专利号为ZL201910000001.5。", "ZL201910000001.5"),
        ("identifier", "国发〔2019〕5号文件。", "国发〔2019〕5号"),
        ("system", "全面推行用水权（WUR）交易制度，节约用水。", "用水权（WUR）交易制度"),
        ("system", "建立河湖长效保护机制。", "河湖长效保护机制"),
        ("plan", "启动西部人才支持计划。", "西部人才支持计划"),
        ("platform", "上线全国水文数据共享平台。", "全国水文数据共享平台"),
        ("event", "举办第五届水利博览会。", "第五届水利博览会"),
        ("award", "荣获国家科技进步奖。", "国家科技进步奖"),
        ("stage", "条例修订草案（征求意见稿）已公布。", "修订草案（征求意见稿）"),
        ("stage", "法案形成送审稿。", "送审稿"),
        ("craft", "成功发射风云三号气象卫星。", "风云三号"),
        ("craft", "成功发射风云三号气象卫星。", "风云三号气象卫星"),
        ("plan", "实施863计划。", "863计划"),
        ("plan", "推进健康中国2030建设。", "健康中国2030"),
        ("platform", "科创板市场平稳运行。", "科创板市场"),
        ("area", "支持海峡西岸经济发展。", "海峡西岸"),
        ("area", "果断处置某家沟堰塞湖，", "某家沟堰塞湖"),
        ("area", "向家坝水电站投产。", "向家坝水电站"),
        ("disease", "将儿童白血病纳入保障。", "儿童白血病"),
        ("system", "坚持九二共识。", "九二共识"),
        ("title", "The Water Conservation Act took effect.", "Water Conservation Act"),
        ("body", "It was led by the Ministry of Water Resources.", "Ministry of Water Resources"),
        ("quoted", 'The campaign was called "Clean Rivers".', '"Clean Rivers"'),
    ],
)
def test_finds_a_name_by_its_form(label: EntityType, text: str, name: str) -> None:
    found = [(entity.label, entity.span.of(text)) for entity in find_entities(text)]

    assert (label, name) in found


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("其中新增案件20件。", "中新"),
        ("沿海地区增长较快。", "海地"),
        ("构建有关制度。", "有关制度"),
        ("坚决遏制浪费。", "坚决遏制"),
        ("出台新的管理办法。", "管理办法"),
        ("结局圆满，布局合理。", "布局"),
        ("印发第三号公告和中央一号文件。", "中央一号"),
        ("组建战舰编队。", "战舰"),
    ],
)
def test_a_word_that_looks_like_a_name_is_none(text: str, no_name: str) -> None:
    assert no_name not in [entity.span.of(text) for entity in find_entities(text)]


@pytest.mark.parametrize(
    "text", ["", "，。", "全面加强部署，大局稳定。", "In 2023, growth was steady."]
)
def test_finds_no_name_where_there_is_none(text: str) -> None:
    assert find_entities(text) == ()


def test_names_stand_in_order_and_within_the_text() -> None:
    text = "财政部、教育部印发《办法》，" * 50

    found = find_entities(text)

    assert len(found) == 150
    assert list(found) == sorted(found, key=lambda entity: entity.span)
    assert all(entity.span.end <= len(text) for entity in found)


@pytest.mark.parametrize("unit", ["制度", "《", "（", "中", "A-", "王某", "A1./-", "1.", "千万"])
def test_a_hundred_thousand_characters_take_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()

    find_entities(text)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "endings", "name"),
    [
        ("安康水利枢纽开工，安康水库蓄水。", ("水库",), "安康水库"),
        ("实施渤海环境保护总体规划。", ("海域", "海"), "渤海"),
        ("创业板正式推出。", ("板块", "板"), "创业板"),
        ("白鹤滩水电站投产。", ("水电",), "白鹤滩水电站"),
        ("年内云湖景区获评。", ("景区",), "年内云湖景区"),
    ],
)
def test_a_name_that_ends_in_what_is_asked_for_is_found(
    text: str, endings: tuple[str, ...], name: str
) -> None:
    asked = [each.span.of(text) for each in find_entities(text, endings) if each.label == "asked"]

    assert asked == [name]


@pytest.mark.parametrize(
    ("text", "endings"),
    [
        ("首艘航空母舰入列。", ("航空母舰",)),
        ("建设水库。", ("水库",)),
        ("加强海洋环境保护。", ("海",)),
        ("The reservoir was filled.", ("水库",)),
    ],
)
def test_the_noun_alone_is_no_name(text: str, endings: tuple[str, ...]) -> None:
    assert [each for each in find_entities(text, endings) if each.label == "asked"] == []


@pytest.mark.parametrize("endings", [("制度",), ("海",), ("a",)])
def test_endings_take_linear_time(endings: tuple[str, ...]) -> None:
    text = f"新{endings[0]}" * 25_000
    start = time.process_time()

    find_entities(text, endings)

    assert time.process_time() - start < 5
