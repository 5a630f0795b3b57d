"""What the tools return as plain text: each result quoted, and below it where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from service.records import Answer, Explanation, OtherFigure, Range
from service.responses import DocumentSummary
from service.responses_tools import (
    CitedAnswer,
    CitedFigure,
    CitedPassage,
    DocumentsListed,
    FiguresFound,
    IssuedCitation,
    PassageRead,
    PassagesFound,
    RankedPassage,
)
from service.terminal import show_ranges


def write_passages(found: PassagesFound) -> str:
    """Return the passages found, best first."""
    if not found.hits:
        return f"No passage found on this page; {found.total} in all."
    head = f"{len(found.hits)} of {found.total} passages, best first:"
    return _paragraphs(head, *map(_ranked, found.hits))


def write_answer(found: CitedAnswer) -> str:
    """Return the answer with its quotations, or the reason and the nearest passages."""
    explained = [] if found.explanation is None else [_explanation(found.explanation)]
    quotations = [_quotation(citation) for citation in found.citations]
    if found.answer is not None:
        return _paragraphs(_answer(found.answer), *quotations, *explained)
    labels = [f"{choice.raw} ({_other(choice)})" for choice in found.choices]
    quotations = ["\n".join(pair) for pair in zip(labels, quotations, strict=False)]
    nearest = ["The nearest passages:", *map(_ranked, found.nearest)] if found.nearest else []
    head = f"No answer ({found.reason}). {found.message}"
    return _paragraphs(head, *quotations, *nearest, *explained)


def write_figures(found: FiguresFound) -> str:
    """Return a page of figures, those of one sentence together."""
    if not found.figures:
        return f"No figure found on this page; {found.total} in all."
    more = "" if found.next is None else f"; the next page has the cursor {found.next}"
    head = f"{len(found.figures)} of {found.total} figures{more}:"
    sentences = groupby(found.figures, key=lambda each: (each.passage_id, each.sentence_span))
    return _paragraphs(head, *(_sentence(list(rows)) for _, rows in sentences))


def write_passage(passage: PassageRead) -> str:
    """Return a passage and where it stands."""
    return _passage(passage)


def write_documents(found: DocumentsListed) -> str:
    """Return the documents, one a line, with what is known of each."""
    if not found.documents:
        return f"No document on this page; {found.total} in all."
    head = f"{len(found.documents)} of {found.total} documents:"
    return _paragraphs(head, "\n".join(map(_document, found.documents)))


def _answer(answer: Answer) -> str:
    facts = {
        "of": answer.subject,
        "period": answer.period,
        "confidence": f"{answer.confidence:.2f}",
    }
    others = [f"Also printed: {other.raw} ({_other(other)})" for other in answer.others]
    return "\n".join((answer.text, _facts(facts), *others))


def _other(figure: OtherFigure) -> str:
    facts = {"of": figure.subject, "scope": figure.scope, "period": figure.period}
    return _facts({**facts, "passage": figure.passage_id})


def _quotation(citation: IssuedCitation) -> str:
    return "\n".join(
        (
            f"“{citation.quote}”",
            _place(citation.title, citation.issuer, citation.place, citation.page),
            _offsets(citation.passage_id, citation.quote_span, citation.source, citation.ocr),
        )
    )


def _ranked(hit: RankedPassage) -> str:
    return f"{hit.rank}. {_passage(hit)}"


def _passage(passage: CitedPassage) -> str:
    whole = (0, len(passage.text))
    return "\n".join(
        (
            f"“{passage.text}”",
            _place(passage.title, passage.issuer, passage.heading_path, passage.page),
            _offsets(passage.passage_id, whole, passage.source, passage.ocr),
        )
    )


def _sentence(figures: Sequence[CitedFigure]) -> str:
    first = figures[0]
    return "\n".join(
        (
            *map(_figure, figures),
            f"“{first.sentence}”",
            _place(first.title, first.issuer, first.heading_path, first.page),
            _offsets(first.passage_id, first.sentence_span),
        )
    )


def _figure(figure: CitedFigure) -> str:
    facts = {
        "of": figure.subject,
        "scope": figure.scope,
        "period": figure.period,
        "bound": figure.bound if figure.bound != "exact" else "",
        "change": figure.change.raw if figure.change else "",
        "document": show_ranges(figure.source),
    }
    return f"{figure.raw} ({_facts(facts)})"


def _document(document: DocumentSummary) -> str:
    context = document.context
    facts = {
        "issuer": document.issuer,
        "year": document.year,
        "kind": context.kind.replace("_", " "),
        "places": ", ".join(context.places),
        "bodies": ", ".join(body for body in context.bodies if body != document.issuer),
        "issued": context.issued,
        "in force": context.in_force,
        "revised": context.revised,
        "plan period": context.plan_period,
        "short names": ", ".join(context.short_names),
        "pages": document.pages,
        "file": document.source_name,
    }
    return f"{document.doc_id}: {document.title} ({_facts(facts)})"


def _explanation(explanation: Explanation) -> str:
    asked = {"year": explanation.year, "places": ", ".join(explanation.places)}
    head = f"Taken to be asked about: {_facts(asked) or 'no year, no place'}. Looked at:"
    looked_at = [
        f"- {each.raw} (passage {each.passage_id}; "
        f"{f'refused, {each.refused}' if each.refused else f'score {each.score}'})"
        for each in explanation.considered
    ]
    return "\n".join((head, *looked_at))


def _place(title: str, issuer: str, headings: Iterable[str], page: int | None) -> str:
    """Return a document, its issuer and where in it, outermost first.

    >>> _place("2023年年报", "岚江市法院", ["一、审判"], 12)
    '2023年年报 (岚江市法院) › 一、审判 › p. 12'
    """
    head = f"{title} ({issuer})" if issuer else title
    return " › ".join((head, *headings, *([] if page is None else [f"p. {page}"])))


def _offsets(
    passage_id: str, span: Range, source: Sequence[Range] = (), ocr: float | None = None
) -> str:
    document = f", document {show_ranges(source)}" if source else ""
    note = "" if ocr is None else f"; read by OCR, least sure character {ocr:.0%}: check the page"
    return f"passage {passage_id} {show_ranges([span])}{document}{note}"


def _facts(facts: Mapping[str, object]) -> str:
    """Return what is known, each with its name.

    >>> _facts({"of": "案件", "period": "", "page": 0})
    'of: 案件'
    """
    return "; ".join(f"{name}: {value}" for name, value in facts.items() if value)


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(parts)
