from decimal import Decimal

import httpx

from service.calls import answer_call
from service.exchange import parse_response


def test_figures_come_back_as_decimals() -> None:
    body = {
        "ok": True,
        "query": "q",
        "lang": "en",
        "took_ms": 1,
        "build_id": "b",
        "answer": {
            "text": "319 cases",
            "kind": "figure",
            "raw": "319件",
            "value": "319",
            "high": None,
            "unit": "件",
            "unit_en": "cases",
            "bound": "exact",
            "change": {"raw": "同比增长117%", "percent": "117", "value": "117", "unit": "%"},
            "confidence": 0.9,
        },
        "reason": None,
        "citations": [],
        "hits": [],
    }
    found = parse_response(
        answer_call("q", k=5, doc=None, year=None), httpx.Response(200, json=body)
    )
    assert found.answer is not None
    assert found.answer.value == Decimal(319)
    assert found.answer.change is not None
    assert found.answer.change.percent == Decimal(117)
