"""Puts an answer into words of the question's language, beside the report's own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest import Language, figures
from ingest.figures import Bound, DateMention, Figure, read_frequency, read_rate, with_limit
from service.answering.dates import read_date
from service.answering.english import english_unit, read_amount, read_change
from service.answering.names import english_name
from service.answering.printed import print_amount, print_change
from service.answering.records import Candidate
from service.records import Answer, Change, OtherFigure

_ON_LAST_YEAR = re.compile(
    r"同比|比上年|比去年|较上年|年增|比\s*\d{4}\s*年|year[- ]on[- ]year|from the previous year"
)
_BOUND_SAID = re.compile("[约近余多超逾破过足到内外]|左右|以[上下]|不|至[多少]")
_BOUNDS_ZH: Mapping[Bound, str] = {
    "approx": "{}左右",
    "at_least": "{}以上",
    "at_most": "{}以内",
    "more_than": "超过{}",
    "less_than": "不到{}",
}
_CONFIDENCE_DECIMALS = 4
_ALSO: Mapping[Language, str] = {
    "en": "; another passage prints {other.raw} ({other.subject})",
    "zh": "；另一处为{other.raw}（{other.subject}）",
}


def compose(
    candidate: Candidate,
    *,
    language: Language,
    question: str,
    confidence: float,
    period: str = "",
    others: Sequence[Candidate] = (),
) -> Answer:
    """Return the answer that a candidate gives.

    Args:
        candidate: what the report prints.
        language: of the question.
        question: as it was asked.
        confidence: 0 to 1.
        period: the year to say, where the question leaves it open; empty for none.
        others: figures that differ and fit nearly as well.
    """
    answer = _compose(candidate, language, question, period)
    also = other_figures(others)
    said = "".join(_ALSO[language].format(other=other) for other in also)
    return replace(
        answer,
        text=answer.text + said,
        others=also,
        confidence=round(confidence, _CONFIDENCE_DECIMALS),
    )


def _compose(candidate: Candidate, language: Language, question: str, period: str) -> Answer:
    if candidate.kind == "figure" and candidate.figure is not None:
        return _figure(candidate.figure, candidate.raw, language, question, period)
    if candidate.kind == "change" and candidate.figure is not None:
        return _change(candidate.figure, language, period)
    raw = candidate.raw
    text = raw
    if language == "en":
        date, passage = candidate.date, candidate.hit.passage
        read = _dated(date, passage.text) if date else english_name(raw)
        text = f"{read} ({raw})" if read else raw
    return Answer(text=text, kind=candidate.kind, raw=raw, confidence=0.0)


def _dated(date: DateMention, text: str) -> str:
    """Return a date of a text in English, with what limits it there."""
    _, limit = with_limit(text, date.span)
    return read_date(date, limit)


def _figure(figure: Figure, raw: str, language: Language, question: str, period: str) -> Answer:
    amount = figure.amount
    # As printed, with the words that bound it and the unit that a table prints apart.
    printed = raw.replace(amount.raw, print_amount(amount), 1)
    unit_en = english_unit(amount, figure.subject, question)
    change = None if figure.is_change else figure.change
    if language == "en":
        said = read_frequency(raw) or f"{read_amount(amount, unit_en)}{read_rate(raw)}"
        text = f"{said} ({printed})"
        text += f" in {period}" if period else ""
        text += f", {read_change(change, _base_year(figure, change))}" if change else ""
    else:
        said = _bounded(printed, amount.bound)
        text = f"{period}年：{said}" if period else said
        text += f"，{print_change(change, way=True)}" if change else ""
    return Answer(
        text=text,
        kind="figure",
        raw=raw,
        value=amount.value,
        high=amount.high,
        unit=amount.unit,
        unit_en=unit_en,
        bound=amount.bound,
        change=printed_change(change),
        subject=figure.subject,
        period=figure.period,
        confidence=0.0,
    )


def _bounded(raw: str, bound: Bound) -> str:
    """Return a report's wording with the bound that stands around it: 增长5%左右."""
    form = _BOUNDS_ZH.get(bound, "{}")
    # 超过增长5% is no Chinese: what stands before the number is in a change's own words.
    leads = not form.startswith("{") and not raw[:1].isdecimal()
    return raw if leads or _BOUND_SAID.search(raw) else form.format(raw)


def _change(figure: Figure, language: Language, period: str) -> Answer:
    change = figure.change
    if change is None:
        raise ValueError(f"{figure.amount.raw!r} is the number of no change")
    printed = print_change(change, way=False)
    if language == "en":
        said = read_change(change, _base_year(figure, change), amount=figure.amount)
        text = f"{said} ({printed})"
        text += f", in {period}" if period else ""
    else:
        said = _bounded(printed, figure.amount.bound)
        text = f"{period}年：{said}" if period else said
    return Answer(
        text=text,
        kind="change",
        raw=change.raw,
        value=change.value,
        high=figure.amount.high if figure.is_change else None,
        unit=change.unit,
        unit_en={"%": "percent", "个百分点": "percentage points", "倍": "times"}[change.unit],
        bound=figure.amount.bound,
        change=printed_change(change),
        subject=figure.subject,
        period=figure.period,
        confidence=0.0,
    )


def printed_change(change: figures.Change | None) -> Change | None:
    """Return a change as the API shows it: ``percent`` only where it is one."""
    if change is None:
        return None
    return Change(
        raw=change.raw,
        percent=change.value if change.unit == "%" else None,
        value=change.value,
        unit=change.unit,
    )


def _base_year(figure: Figure, change: figures.Change | None) -> int | None:
    """Return the year of a figure whose change is on the year before."""
    if change is None or not re.fullmatch(r"\d{4}", figure.period):
        return None
    return int(figure.period) if _ON_LAST_YEAR.search(change.raw) else None


def other_figures(candidates: Sequence[Candidate]) -> tuple[OtherFigure, ...]:
    """Return the figures of some candidates as records of a reply."""
    return tuple(_other(each.figure) for each in candidates if each.figure is not None)


def _other(figure: Figure) -> OtherFigure:
    return OtherFigure(
        raw=figure.amount.raw,
        value=figure.amount.value,
        unit=figure.amount.unit,
        subject=figure.subject,
        scope=", ".join(figure.scope),
        period=figure.period,
        passage_id=figure.passage_id,
        high=figure.amount.high,
        unit_en=english_unit(figure.amount, figure.subject, ""),
        bound=figure.amount.bound,
    )
