"""Writes a checked text as HTML: each claim marked in the text, a list of them beside."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from service.page_results import count_words, quotation_html
from service.records import Range
from service.responses_checks import CheckedClaim, CheckResponse, Mark

Words = Mapping[str, str]

_TONES: Final[Mapping[Mark, str]] = {
    "printed": "good",
    "verbatim": "good",
    "printed_of_something_else": "near",
    "put_together": "near",
    "contradicted": "bad",
    "altered": "bad",
    "not_found": "open",
}


def check_html(text: str, checked: CheckResponse, words: Words) -> str:
    """Return a text with its claims marked, and the list of them with what is printed.

    Args:
        text: that was checked.
        checked: its claims.
        words: of the interface.
    """
    count = count_words(words, "check_count", len(checked.claims))
    items = "".join(_item(number, claim, words) for number, claim in enumerate(checked.claims))
    return (
        f'<p class="status" role="status">{escape(count)} {_totals(checked, words)}</p>'
        '<section class="checked">'
        f'<div class="card checked-text" dir="auto">{_marked(text, checked.claims, words)}</div>'
        f'<ol class="claims">{items}</ol></section>'
    )


def _totals(checked: CheckResponse, words: Words) -> str:
    counts = [(mark, checked.count(mark)) for mark in _TONES]
    said = (f"{words[f'mark_{mark}']} {count}" for mark, count in counts if count)
    return escape(" · ".join(said))


def _marked(text: str, claims: Sequence[CheckedClaim], words: Words) -> str:
    """Return the text with its claims, those within a quotation inside it."""
    return _within((0, len(text)), text, list(enumerate(claims)), words)


def _within(
    span: Range, text: str, claims: Sequence[tuple[int, CheckedClaim]], words: Words
) -> str:
    parts: list[str] = []
    at = span[0]
    ordered = sorted(claims, key=lambda each: (each[1].span[0], -each[1].span[1]))
    for number, claim in ordered:
        start, end = claim.span
        if start < at or end > span[1]:
            continue
        inside = [each for each in ordered if each[0] != number and _holds(claim.span, each[1])]
        parts += [escape(text[at:start]), _claim(number, claim, text, inside, words)]
        at = end
    return "".join((*parts, escape(text[at : span[1]])))


def _holds(span: Range, claim: CheckedClaim) -> bool:
    return span[0] <= claim.span[0] and claim.span[1] <= span[1]


def _claim(
    number: int,
    claim: CheckedClaim,
    text: str,
    inside: Sequence[tuple[int, CheckedClaim]],
    words: Words,
) -> str:
    said = _within(claim.span, text, inside, words) if inside else escape(claim.raw)
    link = said if inside else f'<a href="#claim-{number + 1}">{said}</a>'
    word = escape(words[f"mark_{claim.mark}"])
    return (
        f'<mark class="claim claim-{_TONES[claim.mark]}" id="said-{number + 1}">{link}'
        f'<span class="claim-word">{word}</span></mark>'
    )


def _item(number: int, claim: CheckedClaim, words: Words) -> str:
    word = escape(words[f"mark_{claim.mark}"])
    facts = []
    if claim.differs:
        names = words["list_comma"].join(words[f"differs_{name}"] for name in claim.differs)
        facts.append(words["check_differs"].replace("{names}", names))
    if claim.printed and claim.mark != "verbatim":
        printed = " · ".join(
            part for part in (claim.printed, claim.printed_subject, claim.printed_period) if part
        )
        facts.append(words["check_printed"].replace("{printed}", printed))
    facts += (f"{each.said or '∅'} → {each.printed or '∅'}" for each in claim.alterations)
    told = "".join(f'<p class="soft">{escape(fact)}</p>' for fact in facts)
    quotations = "".join(quotation_html(citation, words) for citation in claim.citations)
    return (
        f'<li class="card" id="claim-{number + 1}"><p><a href="#said-{number + 1}" dir="auto">'
        f'{escape(claim.raw)}</a> <b class="verdict claim-{_TONES[claim.mark]}">{word}</b></p>'
        f"{told}{quotations}</li>"
    )
