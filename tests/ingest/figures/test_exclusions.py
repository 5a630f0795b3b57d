import pytest

from ingest.figures.exclusions import is_code, is_label, is_ordinal, is_vague, names
from ingest.figures.numbers import iter_numerals


def test_titles_and_short_quotations_are_names() -> None:
    text = "《指南（2023）》说“1·25”案，“这一年受理案件共319件，同比增长117%”。"
    assert [text[start:end] for start, end in names(text)] == ["《指南（2023）》", "“1·25”"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("COVID-19", True),
        ("5G", True),
        ("007", True),
        ("8:30", True),
        ("8：30", True),
        ("2023-9-15", True),
        ("3-5年", False),
        ("319件", False),
    ],
)
def test_digits_in_a_run_of_letters_or_marks_are_a_code(text: str, code: bool) -> None:
    numeral = next(iter_numerals(text))
    assert is_code(text, numeral.start, numeral.end) is code


@pytest.mark.parametrize(
    ("text", "ordinal"), [("第14届", True), ("第 14 届", True), ("14届", False), ("次第14", True)]
)
def test_what_stands_behind_di_ranks(text: str, ordinal: bool) -> None:
    assert is_ordinal(text, next(iter_numerals(text)), -1) is ordinal


@pytest.mark.parametrize(
    ("text", "vague"),
    [("百几家", True), ("案件数百件", True), ("数百家", False), ("数12家", False)],
)
def test_a_few_beside_a_number_may_make_it_none(text: str, vague: bool) -> None:
    assert is_vague(text, next(iter_numerals(text))) is vague


@pytest.mark.parametrize(
    ("before", "label"), [("表 ", True), ("（见图", True), ("专栏 ", True), ("发表", False)]
)
def test_the_number_of_a_table_is_a_label(before: str, label: bool) -> None:
    assert is_label(before + "3", len(before)) is label
