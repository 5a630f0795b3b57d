import pytest

from ingest import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2023年惩罚性赔偿案件数", "zh"),
        ("PCT申请量", "zh"),
        ("TISC在中国有多少家？", "zh"),
        ("How many punitive damages cases in 2023?", "en"),
        ("How many 惩罚性赔偿 cases were there?", "en"),
        ("What is 惩罚性赔偿案件数?", "en"),
        ("惩罚性赔偿 cases 2023", "zh"),
        ("專利申請", "zh"),
        ("PCT", "en"),
        ("2023", "zh"),
        ("", "zh"),
    ],
)
def test_the_language_is_that_of_the_frame(text: str, language: str) -> None:
    assert detect_language(text) == language
