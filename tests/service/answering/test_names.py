import pytest

from service.answering.names import english_name


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("公安部", "Ministry of Public Security"),
        ("挪威、智利和埃及", "Norway, Chile and Egypt"),
        ("浙江、陕西", "Zhejiang and Shaanxi"),
        ("广州市", "Guangzhou"),
        ("浙江省高级人民法院", "Zhejiang High People's Court"),
        ("中越", "China-Vietnam"),
        ("中美欧日韩", "China-US-EU-Japan-South Korea"),
        ("第十三次", "13th"),
        ("连续第四年", "fourth consecutive year"),
        ("第二十一届", "21st session"),
        ("送审稿", "draft for review"),
        ("修正草案（送审稿）", "draft amendment (draft for review)"),
        ("有期徒刑三年零六个月", "3 years and 6 months of imprisonment"),
        ("有期徒刑1年", "1 year of imprisonment"),
    ],
)
def test_a_name_is_read_out_in_english(raw: str, expected: str) -> None:
    assert english_name(raw) == expected


@pytest.mark.parametrize("raw", ["", "某某公司", "挪威、某某公司", "第几次", "中学"])
def test_a_name_that_no_table_knows_is_not_read_out(raw: str) -> None:
    assert english_name(raw) is None
