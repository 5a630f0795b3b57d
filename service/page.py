"""Writes the pages: their shell in the reader's language, and plain results without JavaScript."""

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from string import Template
from typing import get_args
from urllib.parse import urlencode

from index import FigureFilter, Filter, QueryError
from ingest import PassageKind
from ingest.figures import FigureKind
from service.errors import RefusedError
from service.library import Library
from service.page_checks import check_html
from service.page_results import (
    answer_html,
    count_words,
    documents_html,
    figures_html,
    hidden_html,
    notice_html,
    options_html,
    passage_html,
    reports_html,
)
from service.page_words import STATIC_DIR, read_words

_IMPORT = re.compile(r'from "\./(\w+\.js)"')
_FILTERS = ("doc", "year", "place", "issuer", "kind")
_ORDERS = ("value_down", "value_up", "subject", "period_down", "change_down", "change_up")
_PLAIN_FIGURES = 200
_STARTING_REPORTS = 8
"""So many reports are listed below the search box."""
_AT = {
    "index.html": "at_search",
    "figures.html": "at_figures",
    "check.html": "at_check",
    "library.html": "at_library",
}
_PLACE = re.compile(r"(.+?)(?:@\d+-\d+)?", re.DOTALL)


class Pages:
    """The pages over a library; every text from outside is escaped on its way in.

    Each takes the parameters of its address as they came: unknown ones are left to the script,
    unfit ones are told on the page. ``plain`` asks for the results as well: a browser without
    JavaScript is sent there, so that the others need not wait for what their script asks for.

    Args:
        library: what is shown.
        editable: its documents can be changed by those who have the key.
    """

    def __init__(self, library: Library, *, editable: bool = False) -> None:
        self._library = library
        self._editable = editable

    def search_page(self, asked: Mapping[str, str], *, lang: str, busy: bool = False) -> str:
        """Return the search page for ``q`` and the filters that the API has, too.

        Where the server is ``busy`` it says so in the place of results.
        """
        words = read_words(lang)
        question = asked.get("q", "").strip()
        kinds = [(kind, words[f"kind_{kind}"]) for kind in get_args(PassageKind)]
        return _fill(
            "index.html",
            lang,
            title="知问 Zhiwen",
            body="" if question else "empty",
            question=escape(asked.get("q", "")),
            place=escape(asked.get("place", "")),
            issuer=escape(asked.get("issuer", "")),
            plain=_plain_address("/", asked) if question else "",
            results=_busy(words) if busy else self._answer(asked, words),
            reports=self._some_reports(words),
            kind_options=options_html([("", words["any_kind"]), *kinds], asked.get("kind", "")),
            **self._report_options(asked, words),
        )

    def embedded_page(self, asked: Mapping[str, str], *, lang: str, busy: bool = False) -> str:
        """Return the search box for a frame on another page; filters stand in its address alone.

        Where the server is ``busy`` it says so in the place of results.
        """
        words = read_words(lang)
        question = asked.get("q", "").strip()
        answered = question and "plain" in asked
        kept = [(name, asked.get(name, "")) for name in _FILTERS]
        return _fill(
            "embed.html",
            lang,
            title="知问 Zhiwen",
            body="" if question else "empty",
            question=escape(asked.get("q", "")),
            plain=_plain_address("/embed", asked) if question else "",
            results=_busy(words) if busy else self._answer(asked, words) if answered else "",
            filters=hidden_html([*kept, ("lang", asked.get("lang", ""))]),
        )

    def figures_page(self, asked: Mapping[str, str], *, lang: str, busy: bool = False) -> str:
        """Return the figures explorer for ``q`` and the filters that the API has.

        Where the server is ``busy`` it says so in the place of results.
        """
        words = read_words(lang)
        kinds = [(kind, words[f"figure_{kind}"]) for kind in get_args(FigureKind)]
        orders = [(order, words[f"order_{order}"]) for order in _ORDERS]
        unit = asked.get("unit", "")
        return _fill(
            "figures.html",
            lang,
            title=f"{words['figures_title']} · 知问 Zhiwen",
            question=escape(asked.get("q", "")),
            place=escape(asked.get("place", "")),
            period=escape(asked.get("period", "")),
            plain=_plain_address("/figures", asked),
            results=_busy(words) if busy else self._figures(asked, words),
            figure_options=options_html([("", words["figure_any"]), *kinds], asked.get("kind", "")),
            unit_options=options_html(
                [("", words["any_unit"]), *([(unit, unit)] if unit else [])], unit
            ),
            sort_options=options_html([("", words["order_place"]), *orders], asked.get("sort", "")),
            **self._report_options(asked, words),
        )

    def check_page(self, text: str | None, *, lang: str) -> tuple[str, int]:
        """Return the page that checks a text, with what was found, and the HTTP status.

        Args:
            text: to be checked; ``None`` for the empty form.
            lang: the language of the interface.
        """
        words = read_words(lang)
        results, status = "", 200
        if text is not None:
            try:
                results = check_html(text, self._library.check(text), words)
            except RefusedError as error:
                message = words.get(f"check_{error.code}", str(error))
                results, status = notice_html(message), error.status
        return (
            _fill(
                "check.html",
                lang,
                title=f"{words['check_title']} · 知问 Zhiwen",
                # A line feed right behind the tag is none of the text.
                text=f"\n{escape(text)}" if text else "",
                results=results,
                open="" if text else " open",
            ),
            status,
        )

    def library_page(self, *, lang: str) -> str:
        """Return the page of all documents."""
        words = read_words(lang)
        documents = self._library.documents().documents
        return _fill(
            "library.html",
            lang,
            title=f"{words['library_title']} · 知问 Zhiwen",
            count=escape(count_words(words, "library_count", len(documents))),
            documents=documents_html(documents, words),
            editable="yes" if self._editable else "no",
        )

    def reader_page(self, place: str, *, lang: str) -> tuple[str, bool]:
        """Return the page of a place in a report, and whether the library has that place.

        Args:
            place: a ``doc_id``, a ``passage_id`` or ``passage_id@start-end``.
            lang: the language of the interface.
        """
        words = read_words(lang)
        try:
            results = self._place(place)
        except RefusedError:
            return _fill(
                "read.html", lang, title=words["gone"], results=notice_html(words["gone"])
            ), False
        return _fill("read.html", lang, title="知问 Zhiwen", results=results), True

    def busy_page(self, *, lang: str) -> str:
        """Return the page of a place in a report without it: the server has too much to do."""
        words = read_words(lang)
        return _fill("read.html", lang, title="知问 Zhiwen", results=_busy(words))

    def _some_reports(self, words: Mapping[str, str]) -> str:
        documents = self._library.documents().documents
        listed = reports_html(documents[:_STARTING_REPORTS], words)
        if len(documents) <= _STARTING_REPORTS:
            return listed
        more = escape(words["library_all"].replace("{count}", str(len(documents))))
        return f'{listed}<p><a href="/library">{more}</a></p>'

    def _answer(self, asked: Mapping[str, str], words: Mapping[str, str]) -> str:
        if "plain" not in asked or not asked.get("q", "").strip():
            return ""
        try:
            where = _read_filter(asked)
            response = self._library.answer(asked["q"], k=10, where=where)
            hits = response.hits
            if asked.get("kind"):
                hits = self._library.search(asked["q"], k=10, where=where).hits
        except (QueryError, RefusedError) as error:
            return notice_html(str(error))
        return answer_html(response, hits, words)

    def _figures(self, asked: Mapping[str, str], words: Mapping[str, str]) -> str:
        if "plain" not in asked:
            return ""
        try:
            where = _read_figure_filter(asked)
            page = self._library.figures(where, limit=_PLAIN_FIGURES)
        except (QueryError, RefusedError) as error:
            return notice_html(str(error))
        if not page.figures:
            return notice_html(words["figures_none"])
        table = figures_html(page.figures)
        if page.next is None:
            return table
        shown = words["figures_shown"].format(shown=len(page.figures), count=page.total)
        return f"<p>{escape(shown)}</p>{table}"

    def _place(self, place: str) -> str:
        found = _PLACE.fullmatch(place)
        if found is None or ":" not in found[1]:
            report = self._library.document(place).document
            return f'<article class="card plain-text" lang="zh">{escape(report.text)}</article>'
        response = self._library.passage(found[1])
        return passage_html(response, self._library.titles()[response.passage.doc_id])

    def _report_options(self, asked: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
        documents = self._library.documents().documents
        years = sorted({one.year for one in documents if one.year is not None}, reverse=True)
        titles = [("", words["any_doc"]), *((one.doc_id, one.title) for one in documents)]
        named = [("", words["any_year"]), *((str(year), str(year)) for year in years)]
        return {
            "doc_options": options_html(titles, asked.get("doc", "")),
            "year_options": options_html(named, asked.get("year", "")),
        }


def _busy(words: Mapping[str, str]) -> str:
    return notice_html(f"{words['busy']} · {words['busy_hint']}")


def _plain_address(path: str, asked: Mapping[str, str]) -> str:
    """Return what sends a browser without JavaScript to the plain results, unless it is there."""
    if "plain" in asked:
        return ""
    address = escape(f"{path}?{urlencode({**asked, 'plain': '1'})}")
    return f'<noscript><meta http-equiv="refresh" content="0; url={address}"></noscript>'


def _read_filter(asked: Mapping[str, str]) -> Filter:
    kind = next((kind for kind in get_args(PassageKind) if kind == asked.get("kind")), None)
    return Filter(
        doc_id=asked.get("doc") or None,
        year=_read_year(asked),
        place=asked.get("place") or None,
        issuer=asked.get("issuer") or None,
        kind=kind,
    )


def _read_figure_filter(asked: Mapping[str, str]) -> FigureFilter:
    return FigureFilter(
        text=asked.get("q", "").strip() or None,
        doc_id=asked.get("doc") or None,
        year=_read_year(asked),
        place=asked.get("place") or None,
        period=asked.get("period") or None,
        unit=asked.get("unit") or None,
        kind=next((kind for kind in get_args(FigureKind) if kind == asked.get("kind")), None),
    )


def _read_year(asked: Mapping[str, str]) -> int | None:
    year = asked.get("year", "")
    return int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None


def _fill(name: str, lang: str, **values: str) -> str:
    """Fill a template and the parts that all pages share."""
    words = {f"w_{key}": escape(word) for key, word in read_words(lang).items()}
    values = {**words, "lang": lang, **dict.fromkeys(_AT.values(), ""), **values}
    if name in _AT:
        values[_AT[name]] = ' aria-current="page"'
    values["head"] = _template("head.html").substitute(values)
    values["bar"] = _template("bar.html").substitute(values)
    template = _template(name)
    values["preloads"] = _preloads(name)
    return template.substitute(values)


@cache
def _template(name: str) -> Template:
    return Template((STATIC_DIR / name).read_text(encoding="utf-8"))


@cache
def _preloads(name: str) -> str:
    """Return links to every module that a page's script imports: fetched at once, not in turn."""
    waiting = re.findall(r'src="/static/(\w+\.js)"', _template(name).template)
    found: list[str] = []
    while waiting:
        script = (STATIC_DIR / waiting.pop()).read_text(encoding="utf-8")
        new = [name for name in _IMPORT.findall(script) if name not in found]
        found += new
        waiting += new
    return "\n".join(f'<link rel="modulepreload" href="/static/{name}">' for name in found)
