import csv
import io
from decimal import Decimal

from service.check_csv import COLUMNS, check_csv
from service.responses_checks import Alteration, CheckedClaim, CheckResponse


def test_no_cell_is_a_formula_and_no_number_has_an_exponent() -> None:
    claims = (
        CheckedClaim(
            kind="figure",
            span=(0, 2),
            raw="=1+1",
            mark="not_found",
            value=Decimal("4.8E+10"),
            unit="元",
        ),
        CheckedClaim(
            kind="quotation",
            span=(3, 9),
            raw="“-a”",
            mark="altered",
            printed="@b",
            alterations=(Alteration(span=(4, 5), said="-a", printed="@b"),),
        ),
    )
    response = CheckResponse(lang="zh", took_ms=1.0, build_id="b", characters=9, claims=claims)
    data = check_csv(response).decode("utf-8-sig")
    first, second = csv.DictReader(io.StringIO(data))
    assert tuple(first) == COLUMNS
    assert (first["raw"], first["value"]) == ("'=1+1", "48000000000")
    assert (second["printed"], second["alterations"]) == ("'@b", "'-a → @b")
