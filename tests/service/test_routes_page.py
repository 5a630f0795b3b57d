import re
from html import unescape

import httpx
import pytest

from service.page_words import STATIC_DIR

MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
PAGES = ["/", "/figures", "/docs", "/?q=专利", "/read/none:1", "/embed"]
SCRIPTS = sorted(path.name for path in STATIC_DIR.glob("*.js"))


def test_the_page_has_its_search_box_at_once(http: httpx.Client) -> None:
    page = http.get("/").text
    assert '<input id="q" name="q" type="search" value=""' in page


@pytest.mark.parametrize(
    ("header", "cookie", "lang", "word"),
    [
        ("zh-CN,zh;q=0.9", "", "zh-Hans", "搜索"),
        ("zh-HK", "", "zh-Hant", "搜尋"),
        ("en-GB", "", "en", "Search"),
        ("en-GB", "zh-Hans", "zh-Hans", "搜索"),
        ("zh-CN", "<script>", "zh-Hans", "搜索"),
    ],
)
def test_the_page_comes_in_the_language_of_the_reader(
    http: httpx.Client, header: str, cookie: str, lang: str, word: str
) -> None:
    headers = {"accept-language": header, "cookie": f"zhiwen-language={cookie}"}
    response = http.get("/", headers=headers)
    assert f'<html lang="{lang}">' in response.text
    assert f'<button type="submit">{word}</button>' in response.text
    assert "cookie" in response.headers["vary"]


def test_without_scripts_the_form_shows_passages(http: httpx.Client) -> None:
    plain = _plain_results(http, "/", q="2023年惩罚性赔偿案件数")
    assert "319件" in plain
    assert "加强知识产权民事审判工作" in plain


def test_without_scripts_the_filters_are_kept(http: httpx.Client) -> None:
    asked = {"q": "查处案件", "year": "2022", "kind": "table_row", "plain": "1"}
    page = http.get("/", params=asked).text
    assert '<option value="2022" selected>' in page
    assert '<option value="table_row" selected>' in page
    assert "护航行动" in _in_noscript(page)


def test_without_scripts_the_figures_are_a_table(http: httpx.Client) -> None:
    plain = _plain_results(http, "/figures", q="惩罚性赔偿")
    assert "<b>319件</b>" in plain
    assert 'href="/read/' in plain


def test_markup_in_a_question_is_escaped(http: httpx.Client) -> None:
    for path in ("/", "/figures"):
        asked = {"q": MARKUP, "doc": MARKUP, "unit": MARKUP}
        page = http.get(path, params=asked).text + _plain_results(http, path, **asked)
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "<img" not in page


def test_markup_in_a_document_is_escaped(http: httpx.Client) -> None:
    page = _plain_results(http, "/", q="原样展示典型案例")
    assert "&lt;b&gt;典型案例&lt;/b&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("question", "said"),
    [("？！", "neither letter nor digit"), ("知" * 1_001, "1001 characters")],
)
def test_without_scripts_a_bad_question_is_told(
    http: httpx.Client, question: str, said: str
) -> None:
    assert said in _plain_results(http, "/", q=question)


@pytest.mark.parametrize("asked", [{"unit": "件"}, {"unit": "个"}])
def test_without_scripts_the_explorer_says_if_it_shows_but_some(
    http: httpx.Client, asked: dict[str, str]
) -> None:
    total = http.get("/v1/figures", params=asked).json()["total"]
    plain = unescape(_plain_results(http, "/figures", **asked))
    assert (f"200 of {total} figures shown" in plain) == (total > 200)


@pytest.mark.parametrize("path", ["/", "/figures"])
def test_a_filter_that_names_nothing_is_told(http: httpx.Client, path: str) -> None:
    assert "no document 'none'" in unescape(_plain_results(http, path, q="专利", doc="none"))


def test_the_page_takes_the_parameters_of_links_to_it(http: httpx.Client) -> None:
    assert http.get("/?q=专利&at=x:1&utm_source=mail&year=x&kind=x").status_code == 200


def test_a_place_in_a_report_has_its_page(http: httpx.Client) -> None:
    hit = http.get("/v1/search", params={"q": "护航行动"}).json()["hits"][0]
    place = hit["passage"]["passage_id"]
    for path in (f"/read/{place}", f"/read/{place}@0-4", f"/read/{place.split(':')[0]}"):
        response = http.get(path)
        assert response.status_code == 200
        assert "护航行动" in _in_noscript(response.text)


@pytest.mark.parametrize("place", ["none-00000000", "none-00000000:5", "none:5@0-9", MARKUP])
def test_a_place_that_is_gone_has_a_page_that_says_so(http: httpx.Client, place: str) -> None:
    response = http.get(f"/read/{place}")
    assert response.status_code == 404
    assert "not in the library any more" in response.text
    assert "<img" not in response.text


def test_examples_come_in_both_languages(http: httpx.Client) -> None:
    english = http.get("/examples", headers={"accept-language": "en"}, timeout=30).json()[
        "questions"
    ]
    chinese = http.get("/examples", headers={"accept-language": "zh"}, timeout=30).json()[
        "questions"
    ]
    assert english
    assert chinese
    assert all(question.isascii() for question in english)
    assert not any(question.isascii() for question in chinese)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nothing_of_other_hosts(http: httpx.Client, path: str) -> None:
    page = http.get(path).text
    links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert links
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in links)
    assert "<style" not in page
    assert not re.search(r'\son\w+="|\sstyle="|<script(?![^>]*\ssrc=)', page)


@pytest.mark.parametrize("path", PAGES)
def test_every_static_file_that_a_page_names_is_served(http: httpx.Client, path: str) -> None:
    names = set(re.findall(r'"(/static/[^"]*)"', http.get(path).text))
    assert names
    assert all(http.get(name).status_code == 200 for name in names)


@pytest.mark.parametrize("path", ["/", "/figures", "/read/none"])
def test_every_module_is_named_in_the_head_so_that_none_is_waited_for(
    http: httpx.Client, path: str
) -> None:
    page = http.get(path).text
    named = set(re.findall(r'"/static/(\w+\.js)"', page))
    for name in named:
        script = (STATIC_DIR / name).read_text(encoding="utf-8")
        assert set(re.findall(r'from "\./(\w+\.js)"', script)) <= named


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_parses_text_as_markup(name: str) -> None:
    script = (STATIC_DIR / name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


@pytest.mark.parametrize("path", ["/static/none.css", "/static/../app.py", "/static/"])
def test_a_static_file_that_is_not_there_is_in_the_envelope(http: httpx.Client, path: str) -> None:
    response = http.get(path)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")


def _plain_results(http: httpx.Client, path: str, **asked: str) -> str:
    """Return what a browser without scripts is shown: it is sent on to the plain results."""
    sent_on = re.search(r'content="0; url=([^"]*)"', http.get(path, params=asked).text)
    assert sent_on is not None
    return _in_noscript(http.get(unescape(sent_on[1])).text)


def _in_noscript(page: str) -> str:
    return "".join(re.findall(r"<noscript>(.*?)</noscript>", page, re.DOTALL))
