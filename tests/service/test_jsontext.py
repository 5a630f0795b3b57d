from decimal import Decimal

import pytest

from service.jsontext import dump_json
from service.records import Change
from service.responses import Failure


def test_a_record_is_written_field_by_field() -> None:
    failure = Failure(code="x", error="错", status=422)
    assert dump_json(failure) == '{"ok":false,"code":"x","error":"错","status":422}'.encode()


@pytest.mark.parametrize(
    ("number", "written"), [("920800", "920800"), ("1E+6", "1000000"), ("-0.50", "-0.50")]
)
def test_a_decimal_is_a_string_without_an_exponent(number: str, written: str) -> None:
    change = Change(raw="", percent=Decimal(number), value=Decimal(number), unit="%")
    assert f'"percent":"{written}","value":"{written}"'.encode() in dump_json(change)


def test_a_lone_surrogate_is_escaped() -> None:
    assert dump_json("a\ud800") == b'"a\\ud800"'


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot write set as JSON"):
        dump_json({1})
