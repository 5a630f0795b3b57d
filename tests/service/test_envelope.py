"""Every error leaves in one envelope, and says what was wrong with which parameter."""

import json

import pytest

from service.envelope import describe_refusals, explain_parameter, refuse


def test_an_error_is_said_in_the_envelope() -> None:
    response = refuse("no such place", code="unknown_place", status=404, headers={"x-a": "1"})
    assert response.status_code == 404
    assert response.headers["x-a"] == "1"
    assert json.loads(bytes(response.body)) == {
        "ok": False,
        "code": "unknown_place",
        "error": "no such place",
        "status": 404,
    }


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        ({"type": "missing"}, "missing_parameter", "k: this parameter is required"),
        ({"type": "extra_forbidden"}, "unknown_parameter", "'k': there is no such parameter"),
        (
            {"type": "less_than", "msg": "at most 100", "input": 101},
            "invalid_parameter",
            "k: at most 100, got 101",
        ),
    ],
)
def test_a_parameter_is_named_with_what_was_found(
    error: dict[str, object], code: str, message: str
) -> None:
    assert explain_parameter("k", error) == (code, message)


def test_what_was_sent_is_shown_in_part() -> None:
    long = {"type": "string_type", "msg": "no text", "input": "a" * 1000}
    assert len(explain_parameter("k", long)[1]) < 100
    assert len(explain_parameter("k" * 1000, {"type": "extra_forbidden"})[1]) < 100


def test_whoever_computes_may_be_busy() -> None:
    assert set(describe_refusals({413: "too large"})) == {413, 503}
