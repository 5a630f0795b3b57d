import pytest

from ingest.signatures import iter_signatures, undated_bodies


@pytest.mark.parametrize(
    ("lines", "bodies", "issued"),
    [
        (["财政部", "税务总局", "2023年8月2日"], ("财政部", "税务总局"), "2023-08-02"),
        (["2024-05-28　云南省交通运输厅"], ("云南省交通运输厅",), "2024-05-28"),
        (["遵照执行。国务院办公厅2020年5月31日（此件公开发布）"], ("国务院办公厅",), "2020-05-31"),
        (["附件：典型做法国务院办公厅 2018年7月24日"], ("国务院办公厅",), "2018-07-24"),
        (["国务院", "二○○七年十一月二十二日 国家规划"], ("国务院",), "2007-11-22"),
        (["（2023年3月发布）"], (), "2023-03"),
        (["国务院关于保护的决定国发〔1990〕65号（一九九〇年十二月五日）"], (), "1990-12-05"),
        (["Ministry of Finance", "March 5, 2024"], ("Ministry of Finance",), "2024-03-05"),
    ],
)
def test_a_date_stands_with_those_who_sign(
    lines: list[str], bodies: tuple[str, ...], issued: str
) -> None:
    [found] = iter_signatures(lines)
    assert (found.bodies, found.issued) == (bodies, issued)


@pytest.mark.parametrize(
    "line",
    [
        "根据国务院2018年7月24日印发的通知，现就有关事项通知如下。",
        "2021年1月24日，国务院公布《条例》，自2021年3月1日起施行。",
        "2023年末常住人口347万人",
        "本办法自2021年5月1日起施行。",
    ],
)
def test_a_date_in_a_sentence_signs_nothing(line: str) -> None:
    assert list(iter_signatures([line])) == []


def test_what_a_line_says_of_its_date_is_kept() -> None:
    lines = ["发布日期：2024年6月18日", "（2026年1月27日在某省人民代表大会第四次会议上）"]
    labelled, delivered = iter_signatures(lines)
    assert (labelled.labelled, delivered.delivered) == (True, True)


@pytest.mark.parametrize(
    "line",
    ["2024-01-25 来源：综合科", "[ 2024-01-25 ]　来源：市水利局", "2024/01/25 10:30 浏览次数："],
)
def test_a_date_before_a_source_is_that_of_a_web_page(line: str) -> None:
    [found] = iter_signatures([line])
    assert (found.issued, found.labelled) == ("2024-01-25", True)


def test_the_office_of_who_signs_an_order_is_kept() -> None:
    [found] = iter_signatures(["市 长：某某某", "2021年1月29日"])
    assert (found.person, found.issued) == ("市长", "2021-01-29")


def test_bodies_stand_without_a_date_too() -> None:
    assert undated_bodies(["财政部", "现予公布", "税务总局"]) == ("财政部", "税务总局")
