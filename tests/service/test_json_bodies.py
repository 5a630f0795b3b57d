"""What parsers of JSON let pass, or take otherwise than each other, is refused in the envelope."""

import httpx
import pytest

from service.errors import RefusedError
from service.json_bodies import check_json

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize("path", ["/v1/search", "/v1/batch"])
@pytest.mark.parametrize(
    ("body", "code", "named"),
    [
        (b'{"q": "a", "q": "b"}', "repeated_parameter", "q: given twice"),
        ('{"问": 1, "问": 1}'.encode(), "repeated_parameter", "问: given twice"),
        (b'{"questions": [{"q": 1, "q": 1}]}', "repeated_parameter", "q: given twice"),
        (b'{"q": "\xff\xfe"}', "invalid_json", "byte 7 is no UTF-8"),
        (b'{"q": "\xed\xa0\x80"}', "invalid_json", "byte 7 is no UTF-8"),
        ('{"q": "海关"}'.encode("utf-16"), "invalid_json", "byte 0 is no UTF-8"),
        (b'{"q": "a", "k": NaN}', "invalid_json", "NaN is no number of JSON"),
        (b'{"q": "a", "k": -Infinity}', "invalid_json", "-Infinity"),
        (b'{"q": "a", "k": ' + b"9" * 5_000 + b"}", "invalid_json", "too long"),
        (b"[" * 60_000, "invalid_json", "nested too deeply"),
        (b'{"q": "a"', "invalid_json", "delimiter"),
        (b"", "invalid_body", "JSON object"),
        (b"null", "invalid_body", "JSON object"),
    ],
)
def test_what_is_no_json_to_the_letter_is_refused(
    http: httpx.Client, path: str, body: bytes, code: str, named: str
) -> None:
    response = http.post(path, content=body, headers=JSON)
    told = response.json()
    assert list(told) == ["ok", "code", "error", "status"]
    assert (response.status_code, told["status"], told["code"]) == (422, 422, code)
    assert named in told["error"]
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "body",
    [b'{"q": "a", "k": 5}', '{"q": "海关", "K": {"q": 1}}'.encode(), b"no json", b'"\\ud800"'],
)
def test_json_and_what_another_refuses_pass(body: bytes) -> None:
    check_json(body)


def test_a_long_name_is_shown_in_part() -> None:
    name = "a" * 10_000
    with pytest.raises(RefusedError) as refused:
        check_json(f'{{"{name}": 1, "{name}": 1}}'.encode())
    assert len(str(refused.value)) < 100
