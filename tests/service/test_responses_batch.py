"""Many answers are one table, a bad question in its place."""

from service.responses_batch import AnswersResponse, FailedQuestion, SearchesResponse

FAILED = FailedQuestion(code="invalid_query", error="too long", status=422, query="专利")
EMPTY = SearchesResponse(took_ms=1.0, build_id="b", results=(FAILED,))


def test_a_bad_question_has_its_row() -> None:
    assert FAILED.to_dict() == {"query": "专利", "error": "too long"}
    assert EMPTY.to_dicts() == [FAILED.to_dict()]
    answers = AnswersResponse(took_ms=1.0, build_id="b", results=(FAILED, FAILED))
    assert answers.to_dicts() == [FAILED.to_dict()] * 2


def test_a_notebook_shows_the_error() -> None:
    assert "too long" in EMPTY._repr_html_()
    assert "<table" in EMPTY._repr_html_()
