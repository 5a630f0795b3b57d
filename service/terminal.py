"""What the command line shows: tables and colours on a terminal, plain lines in a pipe."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest import Language
from ingest.figures import Bound
from service.outlines import Outline
from service.records import Explanation, Range, Reason
from service.responses import (
    AnswerResponse,
    DocumentsResponse,
    FoundPassage,
    LegScore,
    MatchedTerm,
    SearchResponse,
)
from service.responses_checks import CheckResponse, Mark
from service.responses_figures import FigureRow, FiguresResponse

NEAREST = 3
"""So many passages are shown where there is no answer."""

_REASONS: Mapping[Reason, Mapping[Language, str]] = {
    "not_in_corpus": {
        "en": "nothing in the reports answers it surely enough; the nearest passages:",
        "zh": "所收报告中没有足够可靠的答案；最接近的段落：",
    },
    "year_not_covered": {
        "en": "no report here covers that year; the nearest passages:",
        "zh": "所收报告不含该年度；最接近的段落：",
    },
    "no_such_figure": {
        "en": "the reports speak of it, but no such figure was found; the nearest passages:",
        "zh": "报告谈到此事，但没有找到这一数字；最接近的段落：",
    },
    "ambiguous": {
        "en": "several figures fit and none can be preferred; one of these:",
        "zh": "有几个数字都符合，难以取舍；可能是以下之一：",
    },
}

_MARK_STYLES: Mapping[Mark, str] = {
    "printed": "green",
    "verbatim": "green",
    "printed_of_something_else": "yellow",
    "altered": "red",
    "put_together": "yellow",
    "contradicted": "red",
}


@contextmanager
def named_output() -> Iterator[None]:
    """Have an error of writing to the terminal, a pipe or a file name the output."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or "the output"
        raise


class Terminal:
    """Prints responses for people.

    Args:
        console: where to print; rich leaves colours out where it is no terminal.
    """

    def __init__(self, console: Console) -> None:
        self._console = console

    def line(self, text: str | Text) -> None:
        """Print one line as it is, however long."""
        with named_output():
            self._console.print(text, soft_wrap=True, markup=False, highlight=False)

    def show_search(self, response: SearchResponse, titles: Mapping[str, str]) -> None:
        """Print the hits of a search, best first.

        Args:
            response: the hits.
            titles: the title of every document by its id.
        """
        for hit in response.hits:
            self.line(_heading(hit, titles))
            self.line(_marked(hit.passage.text, hit.highlights))
            self.line(Text(f"  {_reasons(hit)}", style="dim"))
        if not response.hits:
            self.line("no passage found")

    def show_answer(self, response: AnswerResponse) -> None:
        """Print the answer, then each sentence it stands in and where that stands."""
        answer = response.answer
        if answer is not None and answer.kind != "passage":
            self.line(Text(answer.text, style="bold green"))
        for citation in response.citations:
            start = citation.quote_span[0]
            begin, end = (place - start for place in citation.answer_span)
            self.line(_marked(citation.quote, [(begin, end)]))
            self.line(f"  {_join_path(citation.title, citation.place, citation.page)}")
            place = f"  {citation.passage_id}  source {show_ranges(citation.source)}"
            self.line(Text(place, style="dim"))
            if citation.ocr is not None:
                self.line(f"  read by OCR, least sure character {citation.ocr:.0%}: check the page")

    def show_check(self, response: CheckResponse) -> None:
        """Print each claim of a text with its mark, what is printed, and where that stands."""
        for claim in response.claims:
            style = _MARK_STYLES.get(claim.mark, "dim")
            line = Text(f"{claim.span[0]}-{claim.span[1]}  ", style="dim")
            self.line(line + Text(claim.raw) + "  " + Text(claim.mark, style=style))
            if claim.differs:
                self.line(f"  differs in: {', '.join(claim.differs)}")
            for each in claim.alterations:
                self.line(f"  {each.said or '-'} → {each.printed or '-'}")
            for citation in claim.citations:
                start = citation.quote_span[0]
                begin, end = (place - start for place in citation.answer_span)
                self.line(Text("  ") + _marked(citation.quote, [(begin, end)]))
                self.line(f"    {_join_path(citation.title, citation.place, citation.page)}")
                self.line(Text(f"    {citation.passage_id}", style="dim"))
        if not response.claims:
            self.line("no figure, date or quotation was found in the text")

    def show_reason(self, response: AnswerResponse, *, nearest: int = NEAREST) -> None:
        """Print why there is no answer, and where to look instead.

        Args:
            response: one without an answer.
            nearest: how many of its passages to print, at most.
        """
        if response.reason is not None:
            self.line(f"no answer ({response.reason}): {_REASONS[response.reason][response.lang]}")
        if response.coverage is not None:
            self.line(response.coverage.message)
        if response.choices:
            self.show_rows(
                ("words", "counted", "period", "passage"),
                [
                    (each.raw, each.subject, each.period, each.passage_id)
                    for each in response.choices
                ],
            )
            return
        for hit in response.hits[:nearest]:
            self.line(Text(f"  {hit.passage.passage_id}  ", style="dim") + hit.passage.text)

    def show_explanation(self, explanation: Explanation) -> None:
        """Print what was looked at for an answer, best first, and what was refused."""
        asked = [str(explanation.year or ""), *explanation.places]
        self.line(Text(f"asked about: {', '.join(filter(None, asked)) or '-'}", style="dim"))
        if explanation.confidence is not None and explanation.threshold is not None:
            sure = f"{explanation.confidence:.2f}, given from {explanation.threshold:.2f}"
            self.line(Text(f"confidence of the first: {sure}", style="dim"))
        rows = [
            (
                "" if each.score is None else f"{each.score:.2f}",
                (each.refused or "").replace("_", " "),
                each.raw,
                each.passage_id,
            )
            for each in explanation.considered
        ]
        self.show_rows(("score", "refused", "words", "passage"), rows)

    def show_documents(self, response: DocumentsResponse) -> None:
        """Print the documents: a table on a terminal, tab-separated lines in a pipe."""
        rows = [
            (
                document.doc_id,
                document.title,
                document.issuer,
                str(document.year or ""),
                document.source_name,
            )
            for document in response.documents
        ]
        self.show_rows(("id", "title", "issuer", "year", "file"), rows)

    def show_outline(self, outline: Outline) -> None:
        """Print what was understood of a document."""
        context, read_from = outline.context, dict(outline.context.read_from)
        self.line(Text(outline.title, style="bold"))
        counts = (
            f"{outline.characters:,} characters",
            f"{outline.pages} pages" if outline.pages else "",
            f"{outline.paragraphs} paragraphs",
            f"{outline.figures} figures",
        )
        self.line(f"  {outline.doc_id}  {outline.source_name}")
        self.line(f"  {', '.join(filter(None, counts))}")
        told = {
            "kind": context.kind.replace("_", " "),
            "issuer": outline.issuer,
            "bodies": ", ".join(context.bodies),
            "number": context.number,
            "title en": context.title_en,
            "url": context.url,
            "year": str(outline.year or ""),
            "places": ", ".join(context.places),
            "issued": context.issued,
            "in force": context.in_force,
            "revised": context.revised,
            "period": context.period,
            "plan period": context.plan_period,
            "short names": ", ".join(context.short_names),
        }
        for name, value in told.items():
            source = read_from.get(name.replace(" ", "_"), "").replace("_", " ")
            if value:
                self.line(f"  {name}: {value}{f' ({source})' if source else ''}")
        for section in outline.sections:
            self.line(f"  {'  ' * section.level}{section.text}")
        for table in outline.tables:
            self.line(f"  table of {table.rows} rows: {table.caption or '(no caption)'}")
        for warning in outline.warnings:
            self.line(f"  warning: {warning}")

    def show_figures(self, response: FiguresResponse) -> None:
        """Print figures: a table on a terminal, tab-separated lines in a pipe."""
        rows = [_figure_cells(row) for row in response.figures]
        self.show_rows(("figure", "change", "of", "scope", "period", "passage"), rows)
        if not response.figures:
            self.line("no figure found")

    def show_rows(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows as a table; in a pipe as lines, parted by tabs, without the names."""
        with named_output():
            if self._console.is_terminal and rows:
                self._console.print(_table(names, rows))
                return
            for row in rows:
                # rich would turn the tabs into spaces.
                self._console.file.write("\t".join(row) + "\n")


def _heading(hit: FoundPassage, titles: Mapping[str, str]) -> Text:
    passage = hit.passage
    title = titles.get(passage.doc_id, passage.doc_id)
    path = _join_path(title, passage.heading_path, passage.page)
    return Text.assemble((f"{hit.rank}. ", "bold"), (path, "cyan"))


def _join_path(title: str, heading_path: Sequence[str], page: int | None) -> str:
    return " › ".join((title, *heading_path, *([f"p. {page}"] if page is not None else [])))


def _marked(text: str, highlights: Sequence[Range]) -> Text:
    """Return a passage's text with its highlights, the cells of a table row set apart."""
    marked = Text(text)
    for start, end in highlights:
        marked.stylize("bold yellow", start, end)
    return Text("  ") + Text(" | ").join(marked.split("\t"))


def _reasons(hit: FoundPassage) -> str:
    lexical, dense = hit.legs["lexical"], hit.legs["dense"]
    parts = [f"score {hit.score:.3f}", _leg("lexical", lexical), _leg("dense", dense)]
    if lexical.matches:
        parts.append(" ".join(_match(match) for match in lexical.matches))
    return " · ".join((*parts, hit.passage.passage_id))


def _match(match: MatchedTerm) -> str:
    """Show a term, and what it translates where the question has other words."""
    if match.term == match.source:
        return match.term
    return f"{match.source}→{match.term}"


def _leg(name: str, leg: LegScore) -> str:
    return f"{name} none" if leg.rank is None else f"{name} #{leg.rank} {leg.score:.2f}"


def _figure_cells(row: FigureRow) -> tuple[str, ...]:
    """Return what a line shows of a figure; a figure that is a change is no change of its own.

    A change is shown in the report's words, which say its way; another number with a sign for what
    bounds it: 下降0.7个百分点, ≥ 90万件.
    """
    change = "" if row.change is None or row.is_change else row.change.raw
    printed = row.change.raw if row.change is not None and row.is_change else row.raw
    bounded = printed if printed != row.raw else f"{_BOUND_SIGNS[row.bound]}{printed}"
    cells = (bounded, change, row.subject, row.scope, row.period, row.passage_id)
    return tuple(" ".join(cell.split()) for cell in cells)


_BOUND_SIGNS: Mapping[Bound, str] = {
    "exact": "",
    "range": "",
    "approx": "≈ ",
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
}


def show_ranges(ranges: Sequence[Range]) -> str:
    """Show ranges for people: those that only a dropped space parts are one.

    >>> show_ranges([(3, 7), (8, 12), (40, 41)])
    '[3, 12) [40, 41)'
    """
    joined: list[Range] = []
    for start, end in ranges:
        if joined and start - joined[-1][1] <= 1:
            start = joined.pop()[0]
        joined.append((start, end))
    return " ".join(f"[{start}, {end})" for start, end in joined)


def _table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table()
    for name in names:
        # An id that is cut off cannot be copied.
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
