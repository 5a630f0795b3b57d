import pytest

from ingest.enactments import read_enactment, read_in_force

CONGRESS = "云南省第十三届人民代表大会常务委员会第三次会议"
LAW = f"（2018年3月31日{CONGRESS}通过　根据2021年9月29日{CONGRESS}《关于修改〈条例〉的决定》修正）"
CITY = ["（2020年1月20日某市第七届人民代表大会常务委员会第三十次会议通过"]
CITY_APPROVED = [*CITY, "2020年3月26日某省第十三届人民代表大会常务委员会第十九次会议批准）"]


@pytest.mark.parametrize(
    ("lines", "issued", "bodies"),
    [
        ([LAW], "2018-03-31", ("云南省人民代表大会常务委员会",)),
        (CITY_APPROVED, "2020-01-20", ("某市人民代表大会常务委员会",)),
        (["2009年4月13日 中华人民共和国国务院令第553号公布"], "2009-04-13", ("国务院",)),
        (
            ["2006年7月5日 国务院第142次常务会议通过", "2006年7月24日 国务院令第472号公布"],
            "2006-07-24",
            ("国务院",),
        ),
        (
            ["2004年12月8日 最高人民法院、最高人民检察院公告公布"],
            "2004-12-08",
            ("最高人民法院", "最高人民检察院"),
        ),
        (["第一条 为了管理，2009年公布本条例。"], "", ()),
        (["2021年1月24日，国务院公布条例，自2021年3月1日起施行。"], "", ()),
    ],
)
def test_a_law_is_issued_by_who_published_else_passed_it(
    lines: list[str], issued: str, bodies: tuple[str, ...]
) -> None:
    found = read_enactment(lines)
    assert (found.issued, found.bodies) == (issued, bodies)


def test_a_revision_is_no_issue() -> None:
    found = read_enactment([LAW])
    assert (found.issued, found.revised) == ("2018-03-31", "2021-09-29")


@pytest.mark.parametrize("line", ["2022年1月1日 施行", "施行日期：2022年1月1日"])
def test_a_date_of_force_stands_below_the_title(line: str) -> None:
    assert read_enactment([line]).in_force == "2022-01-01"


@pytest.mark.parametrize(
    ("text", "in_force"),
    [
        ("第五十条 本条例自2021年5月1日起施行。", "2021-05-01"),
        ("本办法自2019年2月1日实施，有效期5年。", "2019-02-01"),
        ("本规定自二〇二三年一月一日起执行。", "2023-01-01"),
        ("本办法自印发之日起施行，有效期5年。", "2024-03-04"),
        ("《办法》已经通过，现予公布，自2021年5月1日起施行。", "2021-05-01"),
        ("《条例》自2021年3月1日起施行。", ""),
        ("标准从2025年1月1日起执行。", ""),
        ("本办法所称企业，是指实施项目的单位。", ""),
    ],
)
def test_a_document_says_since_when_it_is_in_force(text: str, in_force: str) -> None:
    assert read_in_force(text, "2024-03-04") == in_force
