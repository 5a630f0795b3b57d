"""Dates read out in English."""

import pytest

from ingest.figures import Limit, read_dates
from service.answering.dates import read_date


@pytest.mark.parametrize(
    ("raw", "limit", "said"),
    [
        ("2023年9月1日", "on", "1 September 2023"),
        ("2024年底", "before", "before the end of 2024"),
        ("2023年5月上旬", "on", "early May 2023"),
        ("2024年1月1日", "from", "from 1 January 2024"),
        ("2030年", "around", "around 2030"),
        ("2021年以来", "on", "since 2021"),
        ("截至2023年底", "on", "up to the end of 2023"),
        ("2023年1月至3月", "on", "January 2023 to March 2023"),
        ("9月底", "by", "by the end of September"),
        ("8月18日", "on", "18 August"),
        ("今年年底", "before", "before the end of this year"),
        ("翌年", "on", ""),
    ],
)
def test_a_date_is_said_with_its_limit(raw: str, limit: Limit, said: str) -> None:
    (date,) = read_dates(raw, bare=True)
    assert read_date(date, limit) == said
