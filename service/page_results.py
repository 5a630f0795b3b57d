"""Writes results as plain HTML, for a browser without JavaScript; all text is escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

from service.records import Citation, Range
from service.responses import (
    AnswerPart,
    AnswerResponse,
    DocumentSummary,
    FoundPassage,
    PassageResponse,
)
from service.responses_figures import FigureRow

Words = Mapping[str, str]


def answer_html(response: AnswerResponse, hits: Iterable[FoundPassage], words: Words) -> str:
    """Return the answer or the reason why there is none, and the passages found."""
    found = "".join(_passage(hit, words) for hit in hits)
    if response.answer is None and not found:
        return notice_html(words["none"])
    return _answer(response, words) + found


def notice_html(text: str) -> str:
    """Return a notice."""
    return f'<p class="notice" role="alert">{escape(text)}</p>'


def reports_html(documents: Iterable[DocumentSummary], words: Words) -> str:
    """Return the list of the reports in the library, each a link to its text."""
    items = "".join(
        f'<li><a href="/read/{quote(one.doc_id)}" lang="{_lang(one)}" data-gloss="beside">'
        f"{escape(one.title)}</a>"
        f"{_issued(one)}</li>"
        for one in documents
    )
    return f'<ul class="reports">{items}</ul>' if items else notice_html(words["reports_none"])


def _issued(document: DocumentSummary) -> str:
    """Return who issued a document and of which year it is."""
    issuer = f'<span lang="{_lang(document)}" data-gloss="instead">{escape(document.issuer)}</span>'
    facts = [issuer if document.issuer else "", str(document.year or "")]
    said = " · ".join(filter(None, facts))
    return f'<span class="soft"> · {said}</span>' if said else ""


def documents_html(documents: Iterable[DocumentSummary], words: Words) -> str:
    """Return the documents with what was understood of each."""
    items = "".join(
        f'<li data-doc="{escape(one.doc_id)}" data-title="{escape(one.title)}" '
        f'data-issuer="{escape(one.issuer)}" data-year="{one.year or ""}">'
        f'<a href="/read/{quote(one.doc_id)}" lang="{_lang(one)}" data-gloss="beside">'
        f"{escape(one.title)}</a>"
        f'<p class="soft">{escape(" · ".join(_facts(one, words)))}</p></li>'
        for one in documents
    )
    return f'<ul class="reports documents">{items}</ul>'


def _facts(document: DocumentSummary, words: Words) -> Iterable[str]:
    context = document.context
    bodies = [document.issuer] if document.issuer else context.bodies
    said = (
        *bodies[:1],
        *context.places[-1:],
        context.issued,
        str(document.year or ""),
        count_words(words, "pages", document.pages) if document.pages else "",
        document.source_name,
    )
    return filter(None, said)


def count_words(words: Words, name: str, count: int) -> str:
    """Return the word for a number of things."""
    return words[f"{name}_one" if count == 1 else name].replace("{count}", f"{count:,}")


def passage_html(response: PassageResponse, title: str) -> str:
    """Return a passage with where it stands."""
    passage = response.passage
    path = path_html(title, *passage.heading_path)
    return (
        f'<article class="card"><p class="path">{path}</p>'
        f'<p class="text">{_text(passage.text)}</p></article>'
    )


def figures_html(figures: Iterable[FigureRow]) -> str:
    """Return figures as a table, each linked to its sentence."""
    rows = "".join(
        f"<tr><td><b>{escape(row.raw)}</b></td><td>{escape(row.subject)} "
        f'<a href="{read_link(row.passage_id, row.sentence_span)}">{_text(row.sentence)}</a></td>'
        f"<td>{escape(row.period)}</td></tr>"
        for row in figures
    )
    return f'<table class="figures"><tbody>{rows}</tbody></table>'


def options_html(choices: Iterable[tuple[str, str]], chosen: str) -> str:
    """Return the options of a filter.

    Args:
        choices: value and label of each.
        chosen: the value that is in force.
    """
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>'
        f"{escape(label)}</option>"
        for value, label in choices
    )


def hidden_html(values: Iterable[tuple[str, str]]) -> str:
    """Return fields of a form that are sent and not seen, by their names.

    >>> hidden_html([("year", "2023")])
    '<input type="hidden" name="year" value="2023">'
    """
    return "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in values
    )


def read_link(passage_id: str, span: Range | None) -> str:
    """Return the permanent link of a passage, or of a range of its text.

    >>> read_link("small-0a1b2c3d:40", (2, 9))
    '/read/small-0a1b2c3d:40@2-9'
    """
    place = passage_id if span is None else f"{passage_id}@{span[0]}-{span[1]}"
    return f"/read/{quote(place, safe=':@')}"


def path_html(*names: str) -> str:
    """Return names from the outermost to the innermost."""
    return " › ".join(escape(name) for name in names if name)


def _answer(response: AnswerResponse, words: Words) -> str:
    if response.parts:
        return "".join(_part(part, words) for part in response.parts)
    if response.answer is None:
        said = response.coverage.message if response.coverage else ""
        choices = "".join(
            f'<p class="figure small">{escape(choice.raw)}</p>{quotation_html(citation, words)}'
            for choice, citation in zip(response.choices, response.citations, strict=False)
        )
        listed = f'<section class="card">{choices}</section>' if choices else ""
        if choices:
            said = words["ambiguous"]
        return notice_html(f"{words['abstained']} {said}".rstrip()) + listed
    large = ""
    if response.answer.kind != "passage":
        large = f'<p class="figure medium">{escape(response.answer.text)}</p>'
    quotations = "".join(quotation_html(citation, words) for citation in response.citations)
    return f'<section class="card answer">{large}{quotations}</section>'


def _part(part: AnswerPart, words: Words) -> str:
    """Return the answer to one of several things, or that there is none."""
    figure = words["part_none"] if part.answer is None else part.answer.text
    quotations = "".join(quotation_html(citation, words) for citation in part.citations)
    return (
        f'<section class="card"><h2 class="section">{escape(part.thing)}</h2>'
        f'<p class="figure small">{escape(figure)}</p>{quotations}</section>'
    )


def quotation_html(citation: Citation, words: Words) -> str:
    """Return a quotation with where it stands and the link to it."""
    link = read_link(citation.passage_id, citation.quote_span)
    page = _page_name(citation.page, words)
    return (
        f'<blockquote class="quotation"><p class="quote">{_text(citation.quote)}</p>'
        f"<footer>{path_html(citation.title, *citation.place, page)} "
        f'<a href="{link}">{escape(words["open"])}</a></footer>{_facsimile(citation, words)}'
        "</blockquote>"
    )


def _facsimile(citation: Citation, words: Words) -> str:
    """Return the part of the page around a quotation, and how sure OCR was of it."""
    note = ""
    if citation.ocr is not None:
        said = words["ocr"].replace("{percent}", f"{citation.ocr:.0%}")
        note = f'<p class="ocr">{escape(said)}</p>'
    if citation.page_image is None:
        return note
    shown = escape(citation.page_image)
    alt = escape(words["page_strip"].replace("{page}", str(citation.page)))
    strip = f'<img src="{shown}&amp;crop=true" alt="{alt}">'
    return f'<a class="facsimile" href="{shown}">{strip}</a>{note}'


def _passage(hit: FoundPassage, words: Words) -> str:
    path = path_html(*hit.passage.heading_path, _page_name(hit.passage.page, words))
    link = f'<a href="{read_link(hit.passage.passage_id, None)}">{escape(words["open"])}</a>'
    return (
        f'<article class="card"><p class="path">{hit.rank}. {path}</p>'
        f'<p class="text">{_text(hit.passage.text)}</p><p>{link}</p></article>'
    )


def _page_name(page: int | None, words: Words) -> str:
    return "" if page is None else words["page_at"].replace("{page}", str(page))


def _text(text: str) -> str:
    return escape(text).replace("\t", " │ ")


def _lang(document: DocumentSummary) -> str:
    return "en" if document.language == "en" else "zh-Hans"
