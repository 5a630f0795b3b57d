"""What is asked for decides which candidates are compared, and whether a sentence will do."""

import pytest

from service.answering.routing import family_of, may_quote, wants_number
from service.questions import read_question


@pytest.mark.parametrize(
    ("question", "family", "number", "quote"),
    [
        ("2023年受理多少件", "number", True, False),
        ("How much did exports rise?", "change", True, False),
        ("条例何时施行", "date", False, True),
        ("谁签发了条例", "name", False, False),
        ("Which provinces are named?", "name", False, True),
        ("经济增长目标", "number", False, True),
        ("为什么要修订条例", "passage", False, True),
    ],
)
def test_a_question_has_its_family(
    question: str, family: str, *, number: bool, quote: bool
) -> None:
    read = read_question(question)
    assert family_of(read) == family
    assert (wants_number(read), may_quote(read)) == (number, quote)
