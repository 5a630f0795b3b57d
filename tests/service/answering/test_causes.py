"""The sentences that give a reason."""

import pytest

from service.answering.causes import gives_reason


@pytest.mark.parametrize(
    "text",
    [
        "产量下降，主要是天气偏旱。",
        "由于需求不足，价格回落。",
        "受台风影响，客运减少。",
        "Revenue fell due to weak demand.",
        "为高温少雨所致。",
        "为进一步规范审查，修改本办法。",
        "目标定为8%，主要基于两方面考虑。",
    ],
)
def test_a_reason_is_known_by_its_words(text: str) -> None:
    assert gives_reason(text)


@pytest.mark.parametrize(
    "text", ["产量下降5%。", "因此，产量下降。", "影响因素较多。", "Revenue fell by 5%.", ""]
)
def test_what_gives_no_reason_is_not_taken_for_one(text: str) -> None:
    assert not gives_reason(text)
