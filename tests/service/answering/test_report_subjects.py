"""What a report is about as a whole, and texts without its name."""

import pytest

from service.answering.report_subjects import (
    cut_report_subjects,
    read_report_subject,
    read_report_subjects,
)
from service.responses import DocumentSummary


def _report(doc_id: str, title: str, issuer: str = "") -> DocumentSummary:
    return DocumentSummary(
        doc_id=doc_id,
        title=title,
        issuer=issuer,
        year=2021,
        language="zh",
        source_name=f"{doc_id}.txt",
        sha256="0" * 64,
        characters=1,
    )


LANJIANG = read_report_subject("岚江省2021年国民经济和社会发展统计公报", "岚江省统计局")
HOMES = read_report_subjects(
    [
        _report("province", "岚江省2021年统计公报"),
        _report("customs", "2021年知识产权保护状况", "汐州海关"),
        _report("nation", "二〇二一年中国知识产权保护状况", "国家知识产权局"),
    ]
)


@pytest.mark.parametrize(
    ("title", "issuer", "names"),
    [
        ("岚江省2021年统计公报", "", {"岚江", "岚江省", "lanjiang"}),
        ("嵐江省統計公報", "", {"岚江", "岚江省", "lanjiang"}),
        ("二〇二一年滨海市工作报告", "", {"滨海", "滨海市", "binhai"}),
        ("2021年统计公报", "陕西省统计局", {"陕西", "陕西省", "shaanxi"}),
        ("汐州海关工作报告", "汐州海关", {"汐州", "汐州海关", "xizhou"}),
        ("内蒙古自治区公报", "", {"内蒙古", "内蒙古自治区", "inner mongolia"}),
        ("广东省高级人民法院工作报告", "", {"广东", "广东省", "guangdong"}),
    ],
)
def test_title_and_issuer_name_a_place_in_both_languages(
    title: str, issuer: str, names: set[str]
) -> None:
    assert read_report_subject(title, issuer).names == names


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("二〇二三年中国知识产权保护状况", "国家知识产权局"),
        ("政府工作报告", "国务院"),
        ("2023年海关工作报告", "海关总署"),
        ("市场监管年报", "国家市场监督管理总局"),
        ("Report on China's courts", "The Supreme People's Court"),
    ],
)
def test_a_national_report_has_no_home(title: str, issuer: str) -> None:
    assert read_report_subject(title, issuer).names == frozenset()


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("最高人民法院工作报告", "最高人民法院"),
        ("最高人民检察院工作报告", "最高人民检察院"),
        ("人民法院工作年度报告", "最高人民法院"),
    ],
)
def test_the_highest_bodies_are_no_home(title: str, issuer: str) -> None:
    assert read_report_subject(title, issuer).names == frozenset()


@pytest.mark.parametrize(
    ("title", "name"),
    [("大中城市住宅价格", "大中城"), ("高速铁路发展报告", "高速")],
)
def test_a_common_word_is_no_name(title: str, name: str) -> None:
    assert name not in read_report_subject(title, "").names


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("岚江省粮食产量", "粮食产量"),
        ("岚江的粮食产量", "的粮食产量"),
        ("嵐江省糧食產量", "粮食产量"),
        ("Grain in Lanjiang Province", "grain in"),
        ("Lanjiang's grain", "grain"),
        ("Lanjiang Province's grain", "grain"),
        ("grain and maize", "grain and maize"),
    ],
)
def test_a_name_is_cut_with_the_kind_of_place(text: str, left: str) -> None:
    assert LANJIANG.cut_from(text) == left


@pytest.mark.parametrize("text", ["中国知识产权", "Cases in China"])
def test_a_national_report_cuts_nothing(text: str) -> None:
    assert HOMES["nation"].cut_from(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("岚江省粮食产量", "粮食产量"),
        ("岚江省与汐州海关的往来", "与 的往来"),
        ("goods seized by Xizhou", "goods seized by"),
        ("岚江省", "岚江省"),
        ("Lanjiang Province?", "Lanjiang Province?"),
    ],
)
def test_names_are_cut_unless_nothing_would_be_left(text: str, left: str) -> None:
    assert cut_report_subjects(text, HOMES) == left


def test_a_province_is_a_place_asked_about_as_well() -> None:
    assert read_report_subject("2023年统计公报", "广东省统计局").places == {"Guangdong"}
