"""The period of a figure."""

from collections.abc import Callable

import pytest

from ingest import Document, parse_blocks, split_passages
from ingest.figures import Figure, extract_figures

ReadFigures = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("受理案件5件。", "2023"),
        ("2021年，受理案件5件。", "2021"),
        ("截至2022年底，累计受理案件5件。", "../2022"),
        ("2012年2月至2021年5月，销售金额5元。", "2012-02/2021-05"),
        ("去年受理案件5件。", "2022"),
        ("受理案件5件，比2022年增长。", "2023"),
        ("《2020年报告》显示，受理案件5件。", "2023"),
        ("过去三年，新建学校5所。", "2021/2023"),
        ("截至2020年底，已有9家。新设机构5家。", "2023"),
        ("2021年3月5日开庭。判处罚金5元。", "2021"),
        ("管网由2019年的3公里延长到5公里。", "2023"),
        ("根据评价核减2024年预算8元，收回5元。", "2023"),
        ("调入资金5元、上年结转7元。", "2023"),
        ("自2024年1月20日起施行，涉及5项。", "2023"),
        ("比多年平均值（1956—2016年，下同）偏少3%。全市水库5座。", "2023"),
        ("全市（截至2022年底）新增3座，共5座。", "../2022"),
        ("2021年一季度来访9批，二季度5批。", "2021-04/2021-06"),
        ("2021年上半年来访9批。下半年来访5批。", "2021-07/2021-12"),
        ("2021年上半年来访9批。全年来访5批。", "2021"),
        ("2021年上半年来访9批，下半年来访7批。新建水库5座。", "2021-01/2021-06"),
        ("每季度抽查5批。", "2023"),
        ("In March 2022, customs seized 5 items.", "2022-03"),
        (
            "In the first half of 2022, it heard 9 cases. It heard 5 cases in the second half.",
            "2022-07/2022-12",
        ),
        (
            "In 2022, income was 9 million yuan, against 7 million in 2021. It has 5 centres.",
            "2022",
        ),
        ("By the end of 2022, 5 patents were valid.", "../2022"),
    ],
)
def test_a_period_comes_from_the_last_date_that_is_not_compared_with(
    read_figures: ReadFigures, text: str, period: str
) -> None:
    (figure,) = [f for f in read_figures(text) if f.amount.raw.startswith("5")]
    assert figure.period == period


def test_the_level_of_the_year_before_is_of_the_year_before_the_one_it_went_to(
    read_figures: ReadFigures,
) -> None:
    # The report of 2023 is given in 2024, whose 上年 is 2023 itself.
    given = "2024年1月20日在市人民代表大会上，法院作工作报告。\n"
    text = f"{given}2023年，每案送达文书由上年的7张增加到9张，结案率从去年的81%提高到95%。"
    figures = read_figures(text, title="省法院工作报告")
    periods = {figure.amount.raw: figure.period for figure in figures}
    assert periods == {"7张": "2022", "9张": "2023", "81%": "2022", "95%": "2023"}


def test_a_heading_with_one_year_dates_what_stands_under_it(read_figures: ReadFigures) -> None:
    assert read_figures("受理案件5件。", "一、2019年工作")[0].period == "2019"


@pytest.mark.parametrize(
    ("heading", "text", "period"),
    [
        ("一、过去一年工作回顾", "城镇新增就业5人。", "2022"),
        ("", "城镇新增就业5人。", "2022"),
        ("", "今年城镇新增就业5人。", "2023"),
        ("", "拟安排赤字5元。", "2023"),
        ("", "五年来，新增就业5人。", "2018/2022"),
    ],
)
def test_a_work_report_is_on_the_year_before(
    read_figures: ReadFigures, heading: str, text: str, period: str
) -> None:
    figures = read_figures(text, heading, title="2023年政府工作报告")
    assert figures[-1].period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年，全省法院受理案件5件。", "2023"),
        ("2023年，计划受理案件5件左右。", "2022"),
        ("2022年，全省法院受理案件5件。", "2022"),
    ],
)
def test_a_work_report_may_speak_of_its_own_year_as_over(
    make_document: Callable[..., Document], text: str, period: str
) -> None:
    document = make_document(f"{text}\n\n判处罚金6元。", "2023年法院工作报告")
    figures = extract_figures(document, split_passages(document, parse_blocks(document)))
    assert figures[-1].period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("五年新增就业9万人。", "2018/2022"),
        ("五年全国就业5万人。养老金为9元。", "2022"),
        ("制定2020—2035年规划。投入9元。", "2022"),
        ("养老金从2012年5元提高到现在的9元。", "2022"),
    ],
)
def test_a_span_or_a_plan_holds_for_its_own_sentence(
    read_figures: Callable[..., tuple[Figure, ...]], text: str, period: str
) -> None:
    title = "2023年政府工作报告"
    figures = read_figures(text, "一、过去五年工作回顾", title=title)
    assert figures[-1].period == period
