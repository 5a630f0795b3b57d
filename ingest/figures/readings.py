"""Readings: a number with its unit, as they are printed, before asking whether they count."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.figures.amounts_en import CURRENCY, english_unit
from ingest.figures.exclusions import is_vague
from ingest.figures.numbers import Numeral, numeral_at
from ingest.figures.records import Bound, FigureKind
from ingest.figures.units import Unit, unit_at
from ingest.numerals import CHINESE_DIGITS

_SLASH = re.compile(r"(\d{1,3})/(\d{1,3})(?![\d/.]| ?[月日])", re.ASCII)
_MAX_DENOMINATOR = 10
_DENOMINATORS: dict[str, tuple[str, FigureKind]] = {"百": ("%", "percent"), "千": ("‰", "percent")}
_COMPLETE: dict[str, tuple[str, FigureKind]] = {
    "一半": ("", "other"),
    "半数": ("", "other"),
    "翻番": ("倍", "multiple"),
}
_INNER: dict[str, Bound] = {"余": "more_than", "多": "more_than", "来": "approx"}
_PLACES = Decimal("0.0001")
_FINEST = Decimal("1e-15")
_TURNED = re.compile(r"翻了?$")
_PARTS = {
    ("年", "个月"): 12,
    ("小时", "分钟"): 60,
    ("个小时", "分钟"): 60,
    ("分钟", "秒"): 60,
    ("天", "小时"): 24,
}
_NO_HALF = ("上", "下", "前", "后", "头", "大", "多", "对", "夜")
_GREEK = "μΩ"
_DEGREES = frozenset({"℃", "摄氏度", "度"})
_BELOW_ZERO = re.compile("零下$|(?<![正担承抱胜自肩欺辜])负$")
_MEASURED = re.compile("[增长额量为是达差损润益值温计]$")
_CURRENCY_ENDS = " $€£¥BYDRP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number with its unit where it stands in a folded text.

    Attributes:
        start: where it begins, a currency or a minus before it included.
        end: where it ends.
        value: the number in its unit.
        high: the upper end of a range, else ``None``.
        name: the unit's name, empty for a bare number.
        kind: what is measured.
        inner: the bound that an inner 余, 多 or 来 sets; ``range`` where ``high`` is set.
        numeral: the number itself, of a range the last one.
        unit: the unit as a table holds it; ``None`` for a fraction or a bare number.
        bare: it has no unit and is no fraction.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    name: str = ""
    kind: FigureKind = "other"
    inner: Bound | None = None
    numeral: Numeral
    unit: Unit | None = None
    bare: bool = False


def read_one(text: str, numeral: Numeral) -> Reading | None:
    """Read a number with its unit, or ``None`` where its form is no number (百分之几).

    >>> [read_one(text, numeral_at(text, 0)).name for text in ("5个百分点", "百分之五", "5亿美元")]
    ['个百分点', '%', '美元']
    """
    if text.startswith("分之", numeral.end):
        return _fraction(text, numeral)
    if not numeral.spelt and (match := _SLASH.match(text, numeral.start)):
        return _slashed(match, numeral)
    if numeral.head in _COMPLETE:
        name, kind = _COMPLETE[numeral.head]
        return _reading(numeral, value=numeral.value, name=name, kind=kind)
    start, inner = _behind(text, numeral)
    unit = unit_at(text, start, spelt=numeral.spelt) or _english(text, numeral)
    if unit is None or (numeral.head == "半" and not _is_half(text, numeral, unit)):
        return _bare(text, numeral)
    if unit.latin:
        start, inner = numeral.end, None
    bound: Bound | None = "more_than" if unit.more else inner
    reading = Reading(
        start=numeral.start,
        end=start + len(unit.text),
        value=numeral.value * unit.size + unit.extra,
        high=numeral.high and numeral.high * unit.size,
        name=unit.name,
        kind=unit.kind,
        inner="range" if numeral.high else bound,
        numeral=numeral,
        unit=unit,
    )
    return _widened(text, reading)


def _behind(text: str, numeral: Numeral) -> tuple[int, Bound | None]:
    """Return where the unit would begin, and the bound of an inner 余, 多 or 来 before it."""
    start, inner = numeral.end, str(numeral.inner)
    start += text[start : start + 1] == " "
    if not inner and text[start : start + 1] in _INNER:
        inner = text[start]
        start += 1 + (text[start + 1 : start + 2] == " ")
    return start, _INNER.get(inner)


def _english(text: str, numeral: Numeral) -> Unit | None:
    behind = text[numeral.end : numeral.end + 1]
    if numeral.spelt or not (behind.isascii() or behind in _GREEK):
        return None
    return english_unit(text, numeral.end)


def _is_half(text: str, numeral: Numeral, unit: Unit) -> bool:
    return unit.kind == "duration" and not text.endswith(_NO_HALF, 0, numeral.start)


def _bare(text: str, numeral: Numeral) -> Reading:
    end, inner = numeral.end, _INNER.get(numeral.inner)
    if not numeral.inner and text[end : end + 1] in ("余", "多"):
        end, inner = end + 1, "more_than"
    return _priced(
        text,
        Reading(
            start=numeral.start,
            end=end,
            value=numeral.value,
            high=numeral.high,
            inner="range" if numeral.high else inner,
            numeral=numeral,
            bare=True,
        ),
    )


def _reading(numeral: Numeral, *, value: Decimal, name: str, kind: FigureKind) -> Reading:
    start, end = numeral.start, numeral.end
    return Reading(start=start, end=end, value=value, name=name, kind=kind, numeral=numeral)


def _fraction(text: str, numeral: Numeral) -> Reading | None:
    part = numeral_at(text, numeral.end + 2)
    if part is None or part.vague or numeral.vague or is_vague(text, part) or not numeral.value:
        return None
    name, kind = _DENOMINATORS.get(numeral.head, ("", "other"))
    value = part.value if name else _divided(part.value, numeral.value)
    reading = _reading(part, value=value, name=name, kind=kind)
    return replace(reading, start=numeral.start)


def _slashed(match: re.Match[str], numeral: Numeral) -> Reading | None:
    above, below = Decimal(match[1]), Decimal(match[2])
    if not 0 < above < below or below > _MAX_DENOMINATOR:
        return None
    reading = _reading(numeral, value=_divided(above, below), name="", kind="other")
    return replace(reading, end=match.end())


def _divided(above: Decimal, below: Decimal) -> Decimal:
    """Divide exactly, or to four places where the decimals never end."""
    value = above / below
    rounded = value.quantize(_FINEST)
    return (rounded if rounded == value else value.quantize(_PLACES)).normalize()


def _widened(text: str, reading: Reading) -> Reading:
    """Take in what belongs to the amount beside number and unit."""
    if reading.kind == "duration":
        return _with_part(text, reading)
    if reading.unit is not None and reading.unit.text == "番":
        return _turned(text, reading)
    if reading.unit is not None and reading.unit.text == "成":
        return _with_tenth(text, reading)
    if reading.kind == "multiple" and text.startswith("半", reading.end):
        return _and_half(reading)
    if reading.kind == "money":
        reading = _priced(text, reading)
    if text.startswith("/", reading.end) and reading.unit is not None:
        return _per(text, reading)
    return _negative(text, reading)


def _with_part(text: str, reading: Reading) -> Reading:
    """Add the months to years, or what else makes one duration of two parts, and a half."""
    if text.startswith("半", reading.end) and not text.startswith(("数", "径"), reading.end + 1):
        return _and_half(reading)
    part = numeral_at(text, reading.end + text.startswith(("零", "又", " "), reading.end))
    if part is None or part.head == "半":
        return reading
    start, _ = _behind(text, part)
    unit = unit_at(text, start, spelt=part.spelt)
    size = _PARTS.get((reading.name, unit.name)) if unit else None
    if unit is None or size is None or part.value >= size:
        return reading
    value = reading.value + ((part.value + unit.extra) / size).quantize(_PLACES).normalize()
    return replace(reading, end=start + len(unit.text), value=value)


def _and_half(reading: Reading) -> Reading:
    return replace(reading, end=reading.end + 1, value=reading.value + Decimal("0.5"))


def _turned(text: str, reading: Reading) -> Reading:
    """Read 翻两番 as four times; without 翻 before it, 番 is no unit (几番, 一番努力)."""
    before = _TURNED.search(text[max(0, reading.start - 2) : reading.start])
    start = reading.start - (len(before[0]) if before else 0)
    return replace(reading, start=start, value=Decimal(2 ** min(int(reading.value), 20)))


def _with_tenth(text: str, reading: Reading) -> Reading:
    digit = CHINESE_DIGITS.get(text[reading.end : reading.end + 1])
    if digit is None or unit_at(text, reading.end + 1, spelt=True):
        return reading
    return replace(reading, end=reading.end + 1, value=reading.value + digit)


def _priced(text: str, reading: Reading) -> Reading:
    """Take in the currency that stands before a sum: US$3 million, ¥100万元."""
    start = reading.start
    if not start or text[start - 1] not in _CURRENCY_ENDS:
        return reading
    match = CURRENCY.search(text[max(0, start - 6) : start])
    if match is None:
        return reading
    start -= len(match[0])
    if reading.bare:
        name = match[0].strip()
        return replace(reading, start=start, name=name, kind="money", bare=False)
    return replace(reading, start=start)


def _per(text: str, reading: Reading) -> Reading:
    """Take in what it is per: 35微克/立方米, 元/吨."""
    below = unit_at(text, reading.end + 1)
    if below is None:
        return reading
    name = f"{reading.name}/{below.text}"
    return replace(reading, end=reading.end + 1 + len(below.text), name=name)


def _negative(text: str, reading: Reading) -> Reading:
    """Take in what makes a number negative: 零下, 负, or a minus where no number stands before.

    A minus counts before a share or a temperature (-1.2%), before others behind a word of
    measuring (净增-420人).
    """
    start = reading.start
    if reading.high is not None or not start:
        return reading
    heat = reading.name in _DEGREES
    sign = _BELOW_ZERO.search(text, max(0, start - 3), start)
    if sign and (heat or sign[0] == "负"):
        return replace(reading, start=sign.start(), value=-reading.value)
    if text[start - 1] != "-":
        return reading
    if reading.kind not in ("percent", "percentage_point") and not heat:
        measured = _MEASURED.search(text, max(0, start - 3), start - 1)
        return replace(reading, start=start - 1, value=-reading.value) if measured else reading
    if text[max(0, start - 2) : start - 1].isalnum() and text[start - 2].isascii():
        return reading
    if text[max(0, start - 2) : start - 1] in ("%", "-"):
        return reading
    return replace(reading, start=start - 1, value=-reading.value)
