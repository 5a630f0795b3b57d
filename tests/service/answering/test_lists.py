import time

import pytest

from ingest import Span
from service.answering.lists import find_lists, split_items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该意见由教育部、财政部和民政部联合印发。", "教育部、财政部和民政部"),
        ("修订《甲法》《乙条例》。", "《甲法》《乙条例》"),
        ("修订《甲法》、《乙条例》和《丙办法》。", "《甲法》、《乙条例》和《丙办法》"),
        ("重点领域包括钢铁、水泥、造纸等行业。", "钢铁、水泥、造纸"),
        ("试点设在河北、山西和四川。", "河北、山西和四川"),
        ("分别为一般公共预算、政府性基金预算。", "一般公共预算、政府性基金预算"),
        ("召开与挪威、智利、埃及等贸易伙伴的会议。", "挪威、智利、埃及"),
        ("浙江、山东、陕西三省高级人民法院与某中心签约。", "浙江、山东、陕西"),
        ("委托南开大学和郑州大学录取来自10国的学员。", "南开大学和郑州大学"),
        ("水利部会同公安部、交通运输部开展河道和湖泊整治。", "公安部、交通运输部"),
        ("我国是多边贸易的坚定支持者、积极参与者。", "坚定支持者、积极参与者"),
        ("利用国内国外两个市场、两种资源。", "两个市场、两种资源"),
        ("实施科教兴国战略、人才强国战略。", "科教兴国战略、人才强国战略"),
        ("会议由文化和旅游部、商务部主办。", "文化和旅游部、商务部"),
        ("选出甲厂、乙厂、丙厂等12家企业。", "甲厂、乙厂、丙厂"),
        ("任务有：一是简化手续；二是降低收费。成效好。", "一是简化手续；二是降低收费"),
        ("（一）完善法规；（二）加强监管。", "（一）完善法规；（二）加强监管"),
        ("坚持“政府引导、市场运作、社会监督”的方针。", "政府引导、市场运作、社会监督"),
        ("坚持公开透明、公平公正、便民利民的原则。", "公开透明、公平公正、便民利民"),
        ("实现学有所教、劳有所得、病有所医、老有所养。", "学有所教、劳有所得、病有所医、老有所养"),
        ("把握好稳增长、调结构、促改革、防风险的关系。", "稳增长、调结构、促改革、防风险"),
        (
            "职能转到经济调节、市场监管、社会管理和公共服务上来。",
            "经济调节、市场监管、社会管理和公共服务",
        ),
        ("重点审理劳动争议、婚姻家庭、继承和抚养等案件。", "劳动争议、婚姻家庭、继承和抚养"),
        ("It covers coal, steel and cement in 2020.", "coal, steel and cement"),
        ("Talks with Norway, Chile and New Zealand began.", "Norway, Chile and New Zealand"),
    ],
)
def test_an_enumeration_is_found_without_the_words_around_it(text: str, expected: str) -> None:
    assert expected in [span.of(text) for span in find_lists(text)]


@pytest.mark.parametrize("text", ["", "全年增长5%。", "、、、", "Growth was 5,000 and steady."])
def test_a_text_without_enumeration_has_none(text: str) -> None:
    assert find_lists(text) == ()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("教育部、文化和旅游部及水利部", ["教育部", "文化和旅游部", "水利部"]),
        ("《甲法》《乙条例》", ["《甲法》", "《乙条例》"]),
        ("“春雷、夏雨”行动和“秋风”行动", ["“春雷、夏雨”行动", "“秋风”行动"]),
        ("一是简化手续；二是降低收费", ["简化手续", "降低收费"]),
        ("（一）完善法规；（二）加强监管", ["完善法规", "加强监管"]),
        ("钢铁、水泥，以及造纸", ["钢铁", "水泥", "造纸"]),
        ("Norway, Chile and New Zealand", ["Norway", "Chile", "New Zealand"]),
        ("某甲公司", ["某甲公司"]),
    ],
)
def test_a_list_is_split_into_its_items(text: str, items: list[str]) -> None:
    whole = Span(start=0, end=len(text))

    assert [item.of(text) for item in split_items(text, whole)] == items


@pytest.mark.parametrize(
    "unit", ["甲乙丙、", "、", "《甲》", "一是", "等", "A, ", "推进", "甲、四地"]
)
def test_a_hundred_thousand_characters_take_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()

    spans = find_lists(text)

    assert all(span.end <= len(text) for span in spans)
    assert time.process_time() - start < 5
