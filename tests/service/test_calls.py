import pytest

from service import ClientError
from service.calls import answer_many_call, citation_call, passage_call, search_call


def test_what_is_not_asked_for_is_not_sent() -> None:
    call = search_call("专利", k=3, doc=None, year=None, kind=None)
    assert (call.params, call.body) == ({"q": "专利", "k": 3}, None)


def test_a_page_and_its_filters_are_sent_by_the_names_of_the_api() -> None:
    given = {"k": 3, "doc": None, "year": None, "kind": None, "place": "沪", "issuer": "财政局"}
    call = search_call("专利", offset=30, **given)
    assert call.params == {"q": "专利", "k": 3, "offset": 30, "place": "沪", "issuer": "财政局"}


def test_many_questions_go_in_a_body() -> None:
    call = answer_many_call(iter(["专利", "patents"]), k=5, doc=None, year=2023)
    assert call.body == {"questions": ["专利", "patents"], "mode": "answer", "k": 5, "year": 2023}
    assert call.params == {}


def test_one_question_where_many_are_asked_for_is_not_taken_letter_by_letter() -> None:
    with pytest.raises(ClientError, match="not the one string '专利'"):
        answer_many_call("专利", k=5, doc=None, year=None)


def test_an_id_is_quoted_in_the_path() -> None:
    assert passage_call("a/b:1?x").path == "/v1/passages/a%2Fb%3A1%3Fx"
    assert citation_call("a:1", (2, 5)).path == "/v1/citations/a%3A1%402-5"
