import json
import re
from html import unescape

import httpx
import pytest
from starlette.testclient import TestClient

from service.access import Access
from service.app import create_app
from service.library import Library
from service.middleware import content_security_policy
from service.page_words import LANGUAGES, STATIC_DIR, read_words
from service.routes_embed import EmbedScript, embed_script

OURS = "https://gov.example"
MAX_BYTES = 20_000
SOURCE = (STATIC_DIR / "embed.js").read_text(encoding="utf-8")
MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


@pytest.mark.parametrize(
    ("origins", "framed_by"),
    [
        ((), "'none'"),
        ((OURS, "http://b.example:1"), "https://gov.example http://b.example:1"),
        (("*",), "*"),
    ],
)
def test_the_search_box_may_be_framed_by_those_who_may_ask(
    library: Library, origins: tuple[str, ...], framed_by: str
) -> None:
    client = TestClient(create_app(library, access=Access(origins=origins)))
    policy = client.get("/embed").headers["content-security-policy"]
    assert policy == content_security_policy(frame_ancestors=framed_by)
    for path in ("/", "/figures", "/read/x", "/library", "/docs", "/embed.js", "/embed/", "/v1/x"):
        assert "frame-ancestors 'none'" in client.get(path).headers["content-security-policy"]


def test_the_box_is_in_the_language_of_its_address(http: httpx.Client) -> None:
    page = http.get("/embed?lang=zh", headers={"accept-language": "en"})
    assert '<html lang="zh-Hans">' in page.text
    assert '<button type="submit">搜索</button>' in page.text
    assert "accept-language" in page.headers["vary"]
    assert '<html lang="en">' in http.get("/embed?lang=auto&q=专利").text


def test_without_scripts_the_box_answers_and_stays_where_it_is(http: httpx.Client) -> None:
    asked = {"q": "惩罚性赔偿案件数", "year": "2023", "lang": "zh"}
    page = http.get("/embed", params=asked).text
    assert 'action="/embed"' in page
    assert '<input type="hidden" name="year" value="2023">' in page
    sent_on = re.search(r'content="0; url=([^"]*)"', page)
    assert sent_on is not None
    plain = http.get(unescape(sent_on[1])).text
    assert "319件" in plain
    assert '<html lang="zh-Hans">' in plain


def test_links_of_the_box_open_beside_the_page_that_frames_it(http: httpx.Client) -> None:
    page = http.get("/embed").text
    assert '<base target="_blank">' in page
    assert 'id="form" target="_self"' in page


def test_markup_in_the_address_of_the_box_is_escaped(http: httpx.Client) -> None:
    asked = dict.fromkeys(("q", "lang", "doc", "place", "issuer", "kind"), MARKUP)
    for more in ({}, {"plain": "1"}):
        page = http.get("/embed", params={**asked, **more}).text
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "<img" not in page


def test_the_component_may_be_had_by_every_page_and_is_kept(http: httpx.Client) -> None:
    response = http.get("/embed.js", headers={"origin": "https://any.example"})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert response.headers["cache-control"] == "public, max-age=600"
    known = {"if-none-match": response.headers["etag"]}
    again = http.get("/embed.js", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == response.headers["etag"]
    assert http.get("/embed.js", headers={"if-none-match": '"old"'}).status_code == 200
    head = http.head("/embed.js")
    assert (head.status_code, head.content) == (200, b"")


@pytest.fixture(scope="module")
def script() -> str:
    return embed_script().body.decode()


def test_the_component_is_light_to_load() -> None:
    assert 10_000 < len(embed_script().body) < MAX_BYTES


def test_every_word_that_it_names_is_in_it_in_each_language(script: str) -> None:
    (table,) = re.findall(r"const WORDS = (\{.*\});", script)
    words = json.loads(table)
    named = set(re.findall(r'\bword\("(\w+)"', SOURCE))
    assert len(named) > 10
    assert named | {"not_in_corpus", "no_such_figure", "ambiguous", "sure_low"} <= set(words)
    for place, lang in enumerate(LANGUAGES):
        assert {name: said[place] for name, said in words.items()}.items() <= read_words(
            lang
        ).items()
    assert re.findall(r"const LANGUAGES = (\[.*\]);", script) == [json.dumps(list(LANGUAGES))]


def test_nothing_is_left_of_its_comments_and_nothing_else_is_gone(script: str) -> None:
    assert "// " not in script
    kept = [line.strip() for line in SOURCE.splitlines()]
    kept = [line for line in kept if line and not line.startswith("//")]
    assert len(script.splitlines()) == len(kept)


def test_it_needs_no_other_file_and_asks_no_other_host(script: str) -> None:
    assert not re.search(r"\bimport\b|\bfetch\(\s*[\"'`]|@import|url\(", script)
    assert not re.search(r"https?://(?!zhiwen\.example)", script)


@pytest.mark.parametrize(
    ("header", "known"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)],
)
def test_a_browser_that_has_it_is_known(header: str, known: bool) -> None:
    assert EmbedScript(b"", '"a"').is_known(header) == known
