"""What limits a date, and where its words begin and end."""

import pytest

from ingest.figures import Limit, read_dates, with_limit


@pytest.mark.parametrize(
    ("text", "said", "limit"),
    [
        ("力争2024年底前建成", "2024年底前", "before"),
        ("2010 年 底 前安装", "2010 年 底 前", "before"),
        ("自2024年1月1日起施行", "自2024年1月1日起", "from"),
        ("從2024年起實施", "從2024年起", "from"),
        ("到2025年，建成", "到2025年", "by"),
        ("最迟2025年12月完成", "最迟2025年12月", "by"),
        ("2030年前后达峰", "2030年前后", "around"),
        ("2020年以后建成", "2020年以后", "after"),
        ("2023年前三季度增长", "2023年前三季度", "on"),
        ("2025年后续工作", "2025年", "on"),
        ("于2023年9月1日印发", "2023年9月1日", "on"),
    ],
)
def test_the_words_around_a_date_limit_it(text: str, said: str, limit: Limit) -> None:
    (date,) = read_dates(text)
    span, found = with_limit(text, date.span)
    assert (span.of(text), found) == (said, limit)
