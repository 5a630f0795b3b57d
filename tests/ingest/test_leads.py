import pytest

from ingest.leads import lead_sentence


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("加强知识产权民事审判工作。全国法院新收案件。", "加强知识产权民事审判工作"),
        ("“蜜胺”发明专利及技术秘密侵权案。四川某化工公司。", "“蜜胺”发明专利及技术秘密侵权案"),
        ("一是加强审判。案件增长。", "加强审判"),
        ("（一）维护国家安全。审结案件。", "维护国家安全"),
        ("1.保障人权。宣告无罪。", "保障人权"),
    ],
)
def test_a_short_opening_sentence_heads_its_paragraph(text: str, lead: str) -> None:
    assert lead_sentence(text) == lead


@pytest.mark.parametrize(
    "text",
    [
        "加强知识产权民事审判工作。",
        "2023年，案件增长。专利案件下降。",
        "立案873件。其中民事案件220件。",
        "《商标法》列入立法规划。形成草案。",
        "我们取得新成绩。案件增长。",
        "该行政裁决意义重大。案件增长。",
        "参加世界贸易组织与贸易有关的知识产权理事会会议深入参与落实世界贸易组织部长级会议。参加审议。",
        "就业。城镇新增就业。",
        "加强审判！全国法院。",
        "Filings rose. Grants fell.",
        "",
    ],
)
def test_other_openings_head_nothing(text: str) -> None:
    assert lead_sentence(text) is None
