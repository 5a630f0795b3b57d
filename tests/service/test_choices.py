"""Figures of which none can be preferred, as the terminal, a page and a notebook show them."""

from dataclasses import replace
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console

from service.library import Library
from service.page_results import answer_html
from service.page_words import read_words
from service.records import OtherFigure
from service.responses import AnswerResponse
from service.terminal import Terminal


@pytest.fixture
def undecided(library: Library) -> AnswerResponse:
    """Return a reply with two figures to choose from."""
    found = library.answer("2023年惩罚性赔偿案件数")
    cited = found.citations[0]
    choices = tuple(
        OtherFigure(
            raw=raw,
            value=Decimal(raw.removesuffix("件")),
            unit="件",
            subject="<b>案件",
            scope="",
            period="2023",
            passage_id=cited.passage_id,
        )
        for raw in ("319件", "147件")
    )
    return replace(
        found, answer=None, reason="ambiguous", citations=(cited, cited), choices=choices
    )


def test_the_terminal_lists_them(undecided: AnswerResponse) -> None:
    out = StringIO()
    Terminal(Console(file=out, width=200)).show_reason(undecided)
    assert "难以取舍" in out.getvalue()
    assert "319件" in out.getvalue()
    assert "147件" in out.getvalue()


def test_a_page_without_a_script_lists_them(undecided: AnswerResponse) -> None:
    html = answer_html(undecided, undecided.hits, read_words("en"))
    assert "none can be preferred" in html
    assert html.index("319件") < html.index("147件")


def test_a_notebook_lists_them_and_escapes_them(undecided: AnswerResponse) -> None:
    shown = undecided._repr_html_()
    assert "147件" in shown
    assert "<b>案件" not in shown
