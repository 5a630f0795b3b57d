from io import StringIO

import pytest
from rich.console import Console

from index import FigureFilter
from service.library import Library
from service.terminal import Terminal


def _plain() -> tuple[Terminal, StringIO]:
    out = StringIO()
    return Terminal(Console(file=out, width=40)), out


def test_in_a_pipe_a_line_is_never_broken_or_coloured(library: Library) -> None:
    terminal, out = _plain()
    terminal.show_search(library.search("惩罚性赔偿", k=1), {})
    _, text, reasons = out.getvalue().splitlines()
    assert text.endswith("同比增长3.5倍。")
    assert "\x1b" not in out.getvalue()
    assert "lexical #1" in reasons


def test_the_cells_of_a_table_row_stand_apart(library: Library) -> None:
    terminal, out = _plain()
    terminal.show_search(library.search("清风行动", k=1), {})
    assert "2 | 清风行动 | 罚款2.6万元" in out.getvalue()


def test_markup_of_the_terminal_is_shown_as_it_is() -> None:
    terminal, out = _plain()
    terminal.line("[bold]专利[/bold] 2023")
    assert out.getvalue() == "[bold]专利[/bold] 2023\n"


def test_a_translated_term_is_shown_with_its_source(library: Library) -> None:
    terminal, out = _plain()
    terminal.show_search(library.search("punitive damages", k=1), {})
    assert "punitive damages→惩罚性赔偿" in out.getvalue()


def test_an_answer_is_printed_with_its_place(library: Library) -> None:
    terminal, out = _plain()
    terminal.show_answer(library.answer("2023年惩罚性赔偿案件数"))
    answer, quote, path, place = out.getvalue().splitlines()
    assert answer.endswith("319件，同比增长117%")
    assert "319件" in quote
    assert path.strip().startswith("二〇二三年中国知识产权保护状况 › 一、保护成效")
    assert "source [" in place


def test_on_a_terminal_documents_are_a_table_with_highlights(library: Library) -> None:
    out = StringIO()
    console = Console(file=out, force_terminal=True, width=200, color_system="truecolor")
    Terminal(console).show_documents(library.documents())
    assert "┃" in out.getvalue()
    Terminal(console).show_search(library.search("专利", k=1), {})
    assert "\x1b[1;33m专利" in out.getvalue()


def test_in_a_pipe_documents_are_tab_separated(library: Library) -> None:
    terminal, out = _plain()
    terminal.show_documents(library.documents())
    assert [line.count("\t") for line in out.getvalue().splitlines()] == [4, 4]


@pytest.mark.parametrize("text", ["清风行动", "foreign applicants"])
def test_figures_are_a_table_on_a_terminal_and_lines_in_a_pipe(library: Library, text: str) -> None:
    page = library.figures(FigureFilter(text=text, year=2022))
    out = StringIO()
    Terminal(Console(file=out, force_terminal=True, width=200)).show_figures(page)
    terminal, lines = _plain()
    terminal.show_figures(page)
    raw = page.figures[0].raw
    assert "┃" in out.getvalue()
    assert raw in out.getvalue()
    assert lines.getvalue().split("\t")[0] == raw
    assert lines.getvalue().count("\t") == 5


def test_the_figure_of_a_change_is_no_change_of_its_own(library: Library) -> None:
    page = library.figures(FigureFilter(text="新收", year=2022))
    terminal, out = _plain()
    terminal.show_figures(page)
    changes = [row for row in page.figures if row.is_change]
    assert changes
    for row in changes:
        assert f"{row.raw}\t\t" in out.getvalue()
