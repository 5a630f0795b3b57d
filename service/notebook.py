"""What a notebook shows of responses: HTML in which nothing that a report prints is markup."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from service.records import Answer, Citation, Range

_NUMBER = "text-align:right"
_TEXT = "text-align:left"


def table_html(rows: Sequence[Mapping[str, object]], names: Sequence[str]) -> str:
    """Return rows as a table.

    Args:
        rows: flat dicts.
        names: the columns to show, in order; one that no row fills is left out.

    >>> table_html([{"raw": "319件", "note": "<b>"}], ("raw", "none"))
    '<table><tr><th>raw</th></tr><tr><td style="text-align:left">319件</td></tr></table>'
    """
    shown = [name for name in names if any(row.get(name) not in (None, "") for row in rows)]
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in shown)
    lines = ("".join(_cell(row.get(name)) for name in shown) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><tr>{head}</tr>{body}</table>"


def marked_html(text: str, ranges: Iterable[Range]) -> str:
    """Return a text with some of its ranges marked.

    Args:
        text: as the report has it.
        ranges: of the text, in order and disjoint.

    >>> marked_html("共计319件<i>", [(2, 6)])
    '共计<mark>319件</mark>&lt;i&gt;'
    """
    parts: list[str] = []
    place = 0
    for start, end in ranges:
        parts += (escape(text[place:start]), f"<mark>{escape(text[start:end])}</mark>")
        place = end
    return "".join((*parts, escape(text[place:])))


def answer_html(answer: Answer, citations: Sequence[Citation]) -> str:
    """Return an answer and each sentence it stands in, the answer marked there."""
    head = "" if answer.kind == "passage" else answer.text
    parts = [f'<p style="font-size:1.3em"><strong>{escape(head)}</strong></p>'] if head else []
    for cited in citations:
        start = cited.quote_span[0]
        begin, end = (place - start for place in cited.answer_span)
        page = () if cited.page is None else (f"p. {cited.page}",)
        path = " › ".join((cited.title, *cited.heading_path, *page))
        quote = marked_html(cited.quote, [(begin, end)])
        parts.append(item_html(head=path, body=quote, foot=cited.passage_id))
    return "".join(parts)


def item_html(*, head: str, body: str, foot: str) -> str:
    """Return one thing found: a line above, what it says, and where it stands.

    Args:
        head: text.
        body: HTML.
        foot: text.
    """
    return (
        f"<p><strong>{escape(head)}</strong><br>{body}<br>"
        f'<small style="opacity:.7">{escape(foot)}</small></p>'
    )


def _cell(value: object) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, float):
        return f'<td style="{_NUMBER}">{value:g}</td>'
    style = _NUMBER if isinstance(value, int) else _TEXT
    return f'<td style="{style}">{escape(str(value))}</td>'
