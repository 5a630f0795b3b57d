"""What a notebook shows, and what a data frame is made of."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from service import Client, FailedQuestion
from service.notebook import marked_html, table_html

SAFE = {"table", "tr", "th", "td", "p", "strong", "br", "small", "mark"}


class Tags(HTMLParser):
    """Collects the tags of a page and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def client(server_url: str) -> Iterator[Client]:
    with Client(server_url) as client:
        yield client


@pytest.mark.parametrize("question", ["网页上原样展示<b>典型案例</b>", "<script> 规范页面展示"])
def test_what_a_report_prints_or_a_question_says_is_never_markup(
    client: Client, question: str
) -> None:
    shown = [
        Tags(found._repr_html_()) for found in (client.search(question), client.answer(question))
    ]
    for many in (client.search_many([question, "?"], k=3), client.answer_many([question, "?"])):
        shown.append(Tags(many._repr_html_()))
        assert question in shown[-1].text
    assert "<b>典型案例</b>与<script>" in shown[0].text
    assert set().union(*(page.tags for page in shown)) <= SAFE


def test_a_search_shows_its_highlights(client: Client) -> None:
    html = client.search("惩罚性赔偿", k=1)._repr_html_()
    assert "<mark>惩罚性赔偿</mark>" in html
    assert "（一）司法保护" in html


def test_an_answer_shows_figure_quotation_and_place(client: Client) -> None:
    html = client.answer("How many punitive damages cases in 2023?")._repr_html_()
    assert "319 cases" in html
    assert "<mark>319件</mark>" in html
    assert "二〇二三年中国知识产权保护状况 › 一、保护成效" in html


def test_no_answer_shows_why_and_the_nearest_passages(client: Client) -> None:
    html = client.answer("专利案件", year=1999)._repr_html_()
    assert "no answer: year_not_covered" in html


def test_figures_and_documents_are_tables(client: Client) -> None:
    figures = client.figures("惩罚性赔偿")
    assert Tags(figures._repr_html_()).text.startswith("rawvalueunit")
    assert f"of {figures.total}" in figures._repr_html_()
    assert "二〇二三年中国知识产权保护状况" in client.documents()._repr_html_()


def test_nothing_found_is_said(client: Client) -> None:
    assert client.search("专利", year=1999)._repr_html_() == "<p>no passage found</p>"


def test_a_hit_is_a_flat_row(client: Client) -> None:
    row = client.search("惩罚性赔偿", k=1).to_dicts()[0]
    assert (row["rank"], row["kind"], row["lexical_rank"]) == (1, "paragraph", 1)
    assert all(isinstance(value, str | int | float | None) for value in row.values())


def test_a_figure_is_a_flat_row_with_numbers_to_reckon_with(client: Client) -> None:
    row = client.figures("惩罚性赔偿", kind="money").to_dicts()[0]
    assert (row["raw"], row["value"], row["unit"]) == ("11.6亿元", 1_160_000_000.0, "元")
    assert (row["change_value"], row["change_unit"]) == (3.5, "倍")
    assert all(isinstance(value, str | int | float | None) for value in row.values())


def test_each_question_of_a_batch_is_a_row_of_the_same_columns(client: Client) -> None:
    asked = ["2023年惩罚性赔偿案件数", "1999年专利案件数", " "]
    found = client.answer_many(asked)
    rows = found.to_dicts()
    assert [row["query"] for row in rows] == [*asked[:2], ""]
    assert (rows[0]["value"], rows[0]["raw"], rows[0]["reason"]) == (319.0, "319件", None)
    assert rows[1]["reason"] == "year_not_covered"
    assert isinstance(found.results[2], FailedQuestion)
    assert rows[2] == {"query": "", "error": found.results[2].error}
    assert found.to_dicts()[0].keys() >= rows[2].keys()


def test_each_hit_of_a_batch_has_its_question(client: Client) -> None:
    rows = client.search_many(["惩罚性赔偿", " ", "customs"], k=2).to_dicts()
    assert [row["query"] for row in rows] == ["惩罚性赔偿"] * 2 + [""] + ["customs"] * 2


@pytest.mark.parametrize(
    ("text", "ranges", "expected"),
    [
        ("共319件。", [(1, 5)], "共<mark>319件</mark>。"),
        ("a<b", [], "a&lt;b"),
        ("A & B", [(0, 1), (4, 5)], "<mark>A</mark> &amp; <mark>B</mark>"),
    ],
)
def test_ranges_are_marked(text: str, ranges: list[tuple[int, int]], expected: str) -> None:
    assert marked_html(text, ranges) == expected


def test_a_table_leaves_empty_columns_out() -> None:
    page = Tags(table_html([{"a": 1, "b": None}, {"a": 2.5}], ("a", "b")))
    assert page.text == "a12.5"
