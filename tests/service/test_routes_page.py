import re

import httpx
import pytest

MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def test_the_page_has_its_search_box_at_once(http: httpx.Client) -> None:
    page = http.get("/").text
    assert '<input id="q" name="q" type="search" value=""' in page


@pytest.mark.parametrize(("header", "lang"), [("zh-CN,zh;q=0.9", "zh-Hans"), ("en-GB", "en")])
def test_the_page_opens_in_the_language_of_the_browser(
    http: httpx.Client, header: str, lang: str
) -> None:
    page = http.get("/", headers={"accept-language": header}).text
    assert f'<html lang="{lang}">' in page


def test_without_scripts_the_form_shows_passages(http: httpx.Client) -> None:
    plain = _plain_results(http.get("/", params={"q": "2023年惩罚性赔偿案件数"}).text)
    assert "319件" in plain
    assert "加强知识产权民事审判工作" in plain


def test_markup_in_a_question_is_escaped(http: httpx.Client) -> None:
    page = http.get("/", params={"q": MARKUP}).text
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "<img" not in page


def test_markup_in_a_document_is_escaped(http: httpx.Client) -> None:
    page = http.get("/", params={"q": "原样展示典型案例"}).text
    assert "&lt;b&gt;典型案例&lt;/b&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("question", "said"),
    [("？！", "neither letter nor digit"), ("知" * 1_001, "1001 characters")],
)
def test_without_scripts_a_bad_question_is_told(
    http: httpx.Client, question: str, said: str
) -> None:
    assert said in _plain_results(http.get("/", params={"q": question}).text)


def test_the_page_takes_the_parameters_of_links_to_it(http: httpx.Client) -> None:
    assert http.get("/?q=专利&at=x:1&utm_source=mail").status_code == 200


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_a_page_asks_nothing_of_other_hosts(http: httpx.Client, path: str) -> None:
    page = http.get(path).text
    links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert links
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in links)
    assert "<style" not in page
    assert not re.search(r'\son\w+="|\sstyle="|<script(?![^>]*\ssrc=)', page)


def test_every_static_file_that_a_page_names_is_served(http: httpx.Client) -> None:
    pages = http.get("/").text + http.get("/docs").text
    for path in set(re.findall(r'"(/static/[^"]*)"', pages)):
        assert http.get(path).status_code == 200


def test_no_script_parses_text_as_markup(http: httpx.Client) -> None:
    for name in ("page", "cards", "reader", "nodes", "words", "api", "docs"):
        script = http.get(f"/static/{name}.js").text
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script
        )


@pytest.mark.parametrize("path", ["/static/none.css", "/static/../app.py", "/static/"])
def test_a_static_file_that_is_not_there_is_in_the_envelope(http: httpx.Client, path: str) -> None:
    response = http.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def _plain_results(page: str) -> str:
    return page.split("<noscript>")[1].split("</noscript>")[0]
