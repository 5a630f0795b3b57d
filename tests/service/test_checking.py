import pytest

from service.errors import RefusedError
from service.library import Library
from service.responses_checks import MAX_CLAIMS, MAX_TEXT_CHARACTERS, CheckedClaim


def claims_of(library: Library, text: str) -> dict[str, CheckedClaim]:
    return {claim.raw: claim for claim in library.check(text).claims}


@pytest.mark.parametrize(
    ("text", "raw", "mark"),
    [
        ("2023年，知识产权民事案件适用惩罚性赔偿共计319件。", "319件", "printed"),
        ("2023年，知识产权民事案件适用惩罚性赔偿共计391件。", "391件", "contradicted"),
        (
            "2021年，知识产权民事案件适用惩罚性赔偿共计319件。",
            "319件",
            "printed_of_something_else",
        ),
        ("2022年，滨海市法院新收知识产权案件1024件。", "1024件", "printed"),
        ("2022年，滨海市法院新收知识产权案件1042件。", "1042件", "contradicted"),
        ("2023年，火星基地种植土豆7777吨。", "7777吨", "not_found"),
        (
            "In 2023, Chinese courts accepted 462,176 new first-instance civil IP cases.",
            "462,176 new first-instance civil IP cases",
            "printed",
        ),
        (
            "In 2023, Chinese courts accepted 426,176 new first-instance civil IP cases.",
            "426,176 new first-instance civil IP cases",
            "contradicted",
        ),
    ],
)
def test_a_figure_is_marked_by_what_the_documents_print(
    library: Library, text: str, raw: str, mark: str
) -> None:
    assert claims_of(library, text)[raw].mark == mark


def test_a_change_the_other_way_is_contradicted_in_its_direction(library: Library) -> None:
    text = "2023年，知识产权民事案件适用惩罚性赔偿共计319件，同比下降117%。"
    claim = claims_of(library, text)["117%"]
    assert (claim.mark, claim.differs, claim.printed) == (
        "contradicted",
        ("direction",),
        "同比增长117%",
    )


def test_whatever_is_printed_is_cited_to_the_character(library: Library) -> None:
    text = "2023年，知识产权民事案件适用惩罚性赔偿共计319件。"
    (citation,) = claims_of(library, text)["319件"].citations
    document = library.document(citation.doc_id).document.text
    quoted = "".join(document[start:end] for start, end in citation.source)
    assert quoted == citation.quote
    assert "319件" in citation.quote


def test_spans_are_ranges_of_the_text_in_order(library: Library) -> None:
    text = "😀 <b>2023年</b>，惩罚性赔偿共计319件，判赔11.6亿元。“故意歪曲的一句长引文”"
    claims = library.check(text).claims
    assert [text[slice(*claim.span)] for claim in claims] == [claim.raw for claim in claims]
    assert list(claims) == sorted(claims, key=lambda claim: claim.span)


def test_a_quotation_is_verbatim_or_altered_with_the_difference_shown(library: Library) -> None:
    held = "“全市法院新收知识产权案件1024件，同比增长8.5%”"
    assert claims_of(library, f"报告称{held}。")[held].mark == "verbatim"
    altered = "“全市法院新收知识产权案件1024件，同比下降8.5%”"
    claim = claims_of(library, f"报告称{altered}。")[altered]
    assert claim.mark == "altered"
    assert [(each.said, each.printed) for each in claim.alterations] == [("下降", "增长")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "invalid_text"),
        (" \n\t", "invalid_text"),
        ("长" * (MAX_TEXT_CHARACTERS + 1), "text_too_long"),
        ("收入5亿元，支出6亿元。" * 500, "too_many_claims"),
        ("1、" * (MAX_CLAIMS + 1), "too_many_claims"),
    ],
)
def test_a_text_that_cannot_be_checked_is_refused(library: Library, text: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        library.check(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "没有数字的一句话。",
        "长" * MAX_TEXT_CHARACTERS,
        "😀" * 1_000,
        "\u202eשלום عدد\u202c",
        "<script>alert(document.cookie)</script>",
        "“" * 500 + "”" * 500,
        "\x00\x07",
        "\ud800 \udfff",
        '"' * 200,
    ],
)
def test_odd_texts_yield_no_claims_and_no_error(library: Library, text: str) -> None:
    assert library.check(text).claims == ()
