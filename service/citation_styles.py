"""Citations as text to be pasted: GB/T 7714-2015, the Chicago Manual of Style, plain.

Of a report its issuer, title and year are known, and where it was published is not: what a style
asks for and nobody knows is left out or marked as the style says, never made up. A law is cited as
last revised.
"""

from ingest import Document
from service.records import Citation
from service.references import RULES, one_line

# Where the year of publication is not printed the estimate stands in square brackets in both
# styles: here the year that the report is on. A date of issue that is printed stands as it is.
_NO_YEAR = {"gb_t_7714": "[出版年不详]", "chicago": "n.d."}


def gb_t_7714_entry(citation: Citation, document: Document) -> str:
    """Return an entry of a reference list by GB/T 7714-2015: a report ``[R]``, a law ``[Z]``.

    The issuer is author and publisher; an author that nobody knows is left out, as numbered
    lists do.

    Source: GB/T 7714-2015, Information and documentation, Rules for bibliographic references.
    """
    issued = document.context.revised or document.context.issued
    year = issued or (f"[{document.year}]" if document.year else _NO_YEAR["gb_t_7714"])
    # Z is the standard's code for all that it has no name for.
    code = "Z" if document.context.kind in RULES else "R"
    published = f"{document.issuer}, {year}" if document.issuer else year
    author = f"{document.issuer}. " if document.issuer else ""
    return f"{author}{one_line(document.title)}[{code}]. {published}{_locator(citation, ': ')}."


def chicago_note(citation: Citation, document: Document) -> str:
    """Return a note by the Chicago Manual of Style, 17th edition, italics left to the reader.

    Where the file has no pages, a note names the heading that the quotation stands under.

    Source: The Chicago Manual of Style, 17th ed., notes and bibliography.
    """
    author = f"{document.issuer}, " if document.issuer else ""
    issued = (document.context.revised or document.context.issued)[:4]
    year = issued or (f"[{document.year}?]" if document.year else _NO_YEAR["chicago"])
    heading = one_line(citation.place[-1]) if citation.place else ""
    under = f", under “{heading}”" if heading else ""
    under = under if citation.page is None else f", {citation.page}"
    return f"{author}{one_line(document.title)} ({year}){under}."


def plain_citation(citation: Citation, document: Document) -> str:
    """Return the quotation and where it stands, in one line."""
    place = " › ".join(map(one_line, (document.title, *citation.place)))
    page = f"p. {citation.page}" if citation.page is not None else ""
    about = ", ".join(
        part for part in (document.issuer, str(document.year or ""), place, page) if part
    )
    return f"“{one_line(citation.quote)}” ({about}; {citation.passage_id})"


def _locator(citation: Citation, before: str) -> str:
    """Return the page of a quotation, or the headings above it where the file has no pages."""
    if citation.page is not None:
        return f"{before}{citation.page}"
    if not citation.place:
        return ""
    return before + " › ".join(map(one_line, citation.place))
