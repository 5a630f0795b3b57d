from datetime import date

import pytest

from ingest.readers.sheet_looks import CellLook, read_format


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0.0%", 0.0525, "5.3%"),
        ("0.00_);[Red]\\(0.00\\)", 1024.505, "1024.51"),
        ("#,##0", 1302468.6, "1,302,469"),
        ('0.0"亿元"', 86.44, "86.4亿元"),
        ("0", 2023.0, "2023"),
        ("#,##0.00_ ", -57.0, "-57.00"),
    ],
)
def test_a_number_is_written_as_its_format_shows_it(code: str, value: float, shown: str) -> None:
    assert read_format(code).write(value) == shown


@pytest.mark.parametrize("code", ["", "General", "@", "yyyy-mm-dd", "0.00E+00", "# ?/?", "#,##0,"])
def test_other_formats_say_nothing(code: str) -> None:
    assert read_format(code) == CellLook()
    assert read_format(code).write(1.5) is None


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('yyyy"年"m"月";@', "2023年9月"),
        ("yyyy\\年mm\\月dd\\日", "2023年09月01日"),
        ("m/d/yyyy", None),
        ("0.0%", None),
    ],
)
def test_a_day_is_written_as_its_format_shows_it(code: str, shown: str | None) -> None:
    assert read_format(code).write_date(date(2023, 9, 1)) == shown
