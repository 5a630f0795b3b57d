"""Renders the search page: its shell, and plain results for a browser without JavaScript."""

from html import escape
from pathlib import Path
from string import Template

from index import QueryError
from service.library import Library
from service.responses import AnswerResponse, FoundPassage

STATIC_DIR = Path(__file__).resolve().parent / "static"


class SearchPage:
    """The page at ``/``; every text from outside is escaped on its way in."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._template = Template((STATIC_DIR / "index.html").read_text(encoding="utf-8"))

    def render(self, question: str, *, lang: str) -> str:
        """Return the page for a question.

        Args:
            question: may be empty, and need not be a fit one: then the page says what is wrong.
            lang: the language of the interface until the browser's script takes over.
        """
        return self._template.substitute(
            lang=escape(lang), question=escape(question), results=self._results(question)
        )

    def _results(self, question: str) -> str:
        if not question.strip():
            return "<p>知问 Zhiwen</p>"
        try:
            response = self._library.answer(question, k=10)
        except QueryError as error:
            return f'<p class="notice" role="alert">{escape(str(error))}</p>'
        if not response.hits:
            return '<p class="notice">没有找到段落。No passage found.</p>'
        return _quotation(response) + "".join(_passage(hit) for hit in response.hits)


def _quotation(response: AnswerResponse) -> str:
    return "".join(
        f'<blockquote class="card answer"><p>{escape(citation.quote)}</p>'
        f"<footer>{_path(citation.title, *citation.heading_path)}</footer></blockquote>"
        for citation in response.citations
    )


def _passage(hit: FoundPassage) -> str:
    text = escape(hit.passage.text).replace("\t", " │ ")
    return (
        f'<article class="card"><p class="path">{hit.rank}. {_path(*hit.passage.heading_path)}</p>'
        f"<p>{text}</p></article>"
    )


def _path(*names: str) -> str:
    return " › ".join(escape(name) for name in names)
