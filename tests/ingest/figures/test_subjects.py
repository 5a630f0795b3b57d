"""What each figure is of, in the report's words."""

from collections.abc import Callable

import pytest

from ingest.figures import Figure

ReadFigures = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2023年，全省粮食产量达到60万吨。", {"60万吨": "全省粮食产量"}),
        ("截至年底，累计建成服务站点8634个。", {"8634个": "建成服务站点"}),
        ("对10家中央企业开展核查。", {"10家": "中央企业"}),
        ("公布第二批15个试点地区。", {"15个": "公布第二批试点地区"}),
        ("全市2600家机构共办理申请13万件。", {"2600家": "全市机构", "13万件": "机构办理申请"}),
        ("涉及33类81项公证事项。", {"33类": "涉及公证事项", "81项": "涉及公证事项"}),
        ("储备由3万亿美元增加到4万亿美元。", {"4万亿美元": "储备"}),
        ("小麦每50公斤提高5元。", {"5元": "小麦每50公斤"}),
        ("Customs seized 62 watches in May.", {"62 watches": "Customs seized watches"}),
    ],
)  # fmt: skip
def test_a_clause_names_its_figure(
    read_figures: ReadFigures, text: str, subjects: dict[str, str]
) -> None:
    assert {f.amount.raw: f.subject for f in read_figures(text)} | subjects == {
        f.amount.raw: f.subject for f in read_figures(text)
    }


@pytest.mark.parametrize(
    ("text", "raw", "subject"),
    [
        ("全省法院新收民事案件50件，审结40件。", "40件", "全省法院审结民事案件"),
        ("受理审查案件7件12人。", "12人", "受理审查案件"),
        ("海关查获货物7批，案值3万元。", "3万元", "海关查获货物·案值"),
        ("税务局查处案件9件，移送线索2条。", "2条", "税务局移送线索"),
        ("淘汰炼铁产能5吨、水泥产能6吨。", "6吨", "淘汰水泥产能"),
        ("案件数量大幅上升，达到500件。", "500件", "案件数量大幅上升"),
        ("法院新收案件50件。其中，专利案件20件；商标案件30件。", "30件", "法院新收案件·商标案件"),
        ("法院新收案件50件。其中，新收刑事案件20件，审结9件。", "9件", "法院案件·审结刑事案件"),
        ("登记总量50件（其中，软件20件）。", "20件", "登记总量·软件"),
        ("新增铁路5公里，其中高铁2公里；新增公路7公里。", "7公里", "新增公路"),
        ("新增公路5公里，其中高速公路2公里，新建机场3个。", "3个", "新建机场"),
        ("贫困人口减少1232万人；60万户得到改造。", "1232万人", "贫困人口"),
        ("甲型、乙型销售量分别为5台、6台。", "6台", "乙型销售量"),
        ("进口、出口分别增长5%和6%。", "6%", "出口"),
        ("城乡居民人均可支配收入分别增长6%和7.4%。", "6%", "城镇居民人均可支配收入"),
        ("城乡居民人均可支配收入分别增长6%和7.4%。", "7.4%", "农村居民人均可支配收入"),
        ("城乡居民人均可支配收入分别达到58794元和23184元。", "23184元", "农村居民人均可支配收入"),
        ("男女人数分别为120人、98人。", "98人", "女人数"),
        ("东站臭氧浓度为8微克，西站为7微克。", "7微克", "西站臭氧浓度"),
        ("男生升学率为93%，女生为95%。", "95%", "女生升学率"),
        ("城镇居民收入5万元，农村3万元。", "3万元", "农村居民收入"),
        ("公路里程5公里，高速公路2公里。", "2公里", "高速公路里程"),
        ("新建公路5公里，铁路2公里。", "2公里", "铁路"),
        ("企业开办时间由4天压缩至1天。", "1天", "企业开办时间"),
        ("投资增长5%，增速比上年加快1.1个百分点。", "1.1个百分点", "投资·增速"),
        ("参训司机过千人。", "千人", "参训司机"),
        ("来访群众5批。", "5批", "来访群众"),
        ("优良水质占80%，劣四类水质面积占5%。", "5%", "劣四类水质面积占"),
        ("税收收入50亿元，完成预算的96.2%。", "96.2%", "税收收入·完成预算的"),
        ("全年超标90天，其中轻度污染70天。", "70天", "超标·轻度污染"),
        ("发现赤潮7次，次数比上年减少2次。", "2次", "发现赤潮·次数"),
        ("以氨氮、总磷为主要指标的断面分别占3%和4%。", "4%", "总磷为主要指标的断面"),
        ("甲营养、乙营养和轻度丙营养的分别有2个、3个和4个。", "3个", "乙营养"),
    ],
)
def test_what_a_clause_leaves_out_is_taken_over(
    read_figures: ReadFigures, text: str, raw: str, subject: str
) -> None:
    (figure,) = [figure for figure in read_figures(text) if figure.amount.raw == raw]
    assert figure.subject == subject


def test_a_heading_names_what_nothing_else_does(read_figures: ReadFigures) -> None:
    (figure,) = read_figures("5万件。", "一、概况", "商标注册量")
    assert figure.subject == "商标注册量"


@pytest.mark.parametrize(
    ("text", "raw", "present", "absent"),
    [
        ("法院新收一审案件50件，审结40件。", "40件", {"concluded", "first_instance"}, {"received"}),
        ("检察院受理案件9件，批捕3件。", "3件", {"arrested"}, {"received"}),
        ("累计受理申请9件，授权3件。", "3件", {"granted", "cumulative"}, {"received"}),
        ("新收民事一审案件9件，刑事案件3件。", "3件", {"criminal", "first_instance"}, {"civil"}),
        ("受理申请9件。其中，国外申请人提交3件。", "3件", {"foreign", "applied"}, set()),
        ("Courts accepted 9 cases and closed 5.", "9 cases", {"received"}, {"concluded"}),
    ],
)  # fmt: skip
def test_scopes_are_taken_over_but_for_those_excluded(
    read_figures: ReadFigures, text: str, raw: str, present: set[str], absent: set[str]
) -> None:
    (figure,) = [figure for figure in read_figures(text) if figure.amount.raw == raw]
    assert present <= set(figure.scope)
    assert not absent & set(figure.scope)


@pytest.mark.parametrize(
    ("text", "raw", "subject"),
    [
        ("在规模以上工业中，分门类看，采矿业增长5%。", "5%", "规模以上工业·采矿业"),
        ("在零售额中，汽车类增长5%，其中新能源汽车增长9%。", "9%", "零售额·新能源汽车"),
        ("总产值5元，按不变价格计算，增长4%，两年平均增长3%。", "3%", "总产值"),
        ("研发经费，从3元增加到5元，占总产值比重从1%提高到2%。", "2%", "研发经费·占总产值比重"),
        ("中央财政五年累计补助专项资金5元。", "5元", "中央财政补助专项资金"),
        ("关停机组5台，今年要关停3台。", "3台", "关停机组"),
        ("新增公路5公里，其中高速公路2公里，高速公路总里程达9公里。", "9公里", "高速公路总里程"),
        ("中、高等职业教育在校生分别达到2人和3人。", "3人", "高等职业教育在校生"),
        ("年末在外劳务人员5人。", "5人", "在外劳务人员"),
        ("细颗粒物（PM2.5）浓度为29微克/立方米。", "29微克/立方米", "细颗粒物(PM2.5)浓度"),
    ],
)
def test_a_subject_is_whole_and_no_more(
    read_figures: ReadFigures, text: str, raw: str, subject: str
) -> None:
    (figure,) = [figure for figure in read_figures(text) if figure.amount.raw == raw]
    assert figure.subject == subject


@pytest.mark.parametrize(
    ("text", "raw", "subject"),
    [
        ("粮食连续五年增产，总产量10570亿斤。", "10570亿斤", "粮食·总产量"),
        ("粮食连续五年增产，总产量达到9吨，增长3%。", "3%", "粮食·总产量"),
        ("棉花产量5吨。粮食连续五年增产，总产量9吨。", "9吨", "粮食·总产量"),
        ("出口连续三年下降，今年达到5亿元。", "5亿元", "出口"),
        ("粮食连续五年增产，总产量9吨，案件5件。", "5件", "案件"),
        ("粮食连续五年增产，案件5件，判赔金额9元。", "9元", "案件·判赔金额"),
        ("粮食连续五年增产。总产量9吨。", "9吨", "总产量"),
    ],
)
def test_what_a_clause_said_to_have_lasted_is_what_the_next_one_counts(
    read_figures: ReadFigures, text: str, raw: str, subject: str
) -> None:
    (figure,) = [figure for figure in read_figures(text) if figure.amount.raw == raw]
    assert figure.subject == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("工程开工建设，先后有3人参加。", "工程开工建设"),
        ("组织志愿者，先后有3人参加。", "组织志愿者"),
        ("全国法院先后审结案件3件。", "全国法院审结案件"),
        ("先后建成站点3个。", "建成站点"),
        ("全市先后有3家企业上市。", "全市企业上市"),
    ],
)
def test_one_after_the_other_is_no_part_of_a_subject(
    read_figures: ReadFigures, text: str, subject: str
) -> None:
    (figure,) = read_figures(text)
    assert figure.subject == subject


def test_who_acts_is_read_where_its_clause_counts_nothing(read_figures: ReadFigures) -> None:
    text = "农业农村部举办培训班8期。海关总署举办网络培训班，培训海关关员4200人次。"
    *_, figure = read_figures(text)
    assert figure.subject == "海关总署培训海关关员"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "黄岭区、番溪区、南沟区的城镇标准为每月2094元，其农村标准每月分别为2413元、2512元、2121元。",
            {"2413元": "黄岭区农村标准", "2512元": "番溪区农村标准", "2121元": "南沟区农村标准"},
        ),
        (
            "青禾县和岩泉县均完成任务，耕地面积分别达到12万亩和9万亩。",
            {"12万亩": "青禾县耕地面积", "9万亩": "岩泉县耕地面积"},
        ),
    ],
)
def test_places_named_before_share_out_what_follows(
    read_figures: ReadFigures, text: str, subjects: dict[str, str]
) -> None:
    found = {f.amount.raw: f.subject for f in read_figures(text)}

    assert {raw: found[raw] for raw in subjects} == subjects
