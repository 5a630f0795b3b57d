import csv
import io

import httpx
import pytest

from service import ApiError, AsyncClient, Client
from service.library import Library
from service.middleware import MAX_TEXT_BYTES

TEXT = "2023年，知识产权民事案件适用惩罚性赔偿共计319件，同比增长17%。"


def test_a_text_comes_back_with_its_claims_marked(http: httpx.Client) -> None:
    reply = http.post("/v1/check", json={"text": TEXT}).json()
    assert reply["ok"]
    assert [claim["mark"] for claim in reply["claims"]] == ["printed", "contradicted"]


@pytest.mark.parametrize(
    ("body", "headers"),
    [({"text": TEXT, "format": "csv"}, {}), ({"text": TEXT}, {"accept": "text/csv"})],
)
def test_the_claims_are_a_table_where_csv_is_asked_for(
    http: httpx.Client, body: dict[str, str], headers: dict[str, str]
) -> None:
    reply = http.post("/v1/check", json=body, headers=headers)
    assert reply.headers["content-type"].startswith("text/csv")
    assert reply.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(reply.text.lstrip("\ufeff"))))
    assert [(row["raw"], row["mark"], row["printed"]) for row in rows] == [
        ("319件", "printed", "319件"),
        ("17%", "contradicted", "同比增长117%"),
    ]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": ""}, 422, "invalid_text"),
        ({"text": "长" * 20_001}, 422, "text_too_long"),
        ({"text": "收5亿元，支6亿元。" * 500}, 422, "too_many_claims"),
        ({}, 422, "missing_parameter"),
        ({"text": 5}, 422, "invalid_parameter"),
        ({"text": TEXT, "k": 3}, 422, "unknown_parameter"),
        ({"text": "x" * MAX_TEXT_BYTES}, 413, "body_too_large"),
    ],
)
def test_what_cannot_be_checked_is_refused_in_the_envelope(
    http: httpx.Client, body: dict[str, object], status: int, code: str
) -> None:
    reply = http.post("/v1/check", json=body)
    assert (reply.status_code, reply.json()["code"]) == (status, code)


def test_the_longest_text_is_taken_as_escaped_json(http: httpx.Client) -> None:
    body = b'{"text": "' + b"\\u957f" * 20_000 + b'"}'
    reply = http.post("/v1/check", content=body, headers={"content-type": "application/json"})
    assert reply.json()["characters"] == 20_000


def test_the_client_gets_the_record_that_the_library_gives(
    server_url: str, library: Library
) -> None:
    with Client(server_url) as client:
        found = client.check(TEXT)
        with pytest.raises(ApiError) as refused:
            client.check(" ")
    assert found.claims == library.check(TEXT).claims
    assert found.to_dicts()[1]["differs"] == "value"
    assert refused.value.code == "invalid_text"


async def _check(server_url: str) -> int:
    async with AsyncClient(server_url) as client:
        return (await client.check(TEXT)).count("printed")


def test_the_client_for_asyncio_checks_too(server_url: str) -> None:
    import asyncio

    assert asyncio.run(_check(server_url)) == 1


@pytest.mark.parametrize(
    ("lang", "printed", "contradicted"), [("en", "printed", "contradicted"), ("zh", "有据", "不符")]
)
def test_the_page_marks_the_text_by_a_plain_form(
    http: httpx.Client, lang: str, printed: str, contradicted: str
) -> None:
    reply = http.post("/check", data={"text": TEXT}, headers={"accept-language": lang})
    assert reply.status_code == 200
    page = reply.text
    assert f'319件</a><span class="claim-word">{printed}</span></mark>' in page
    assert f'17%</a><span class="claim-word">{contradicted}</span></mark>' in page
    assert 'href="/read/' in page


def test_the_form_is_there_and_says_what_cannot_be_seen(http: httpx.Client) -> None:
    page = http.get("/check").text
    assert '<form action="/check" method="post"' in page
    assert "What this check cannot see" in page
    assert 'href="/check" aria-current="page"' in page


def test_markup_of_the_text_is_shown_and_not_run(http: httpx.Client) -> None:
    text = '</textarea><script>alert(1)</script> "><img src=x> 惩罚性赔偿319件'
    page = http.post("/check", data={"text": text}).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;/textarea&gt;" in page


def test_the_form_downloads_the_table(http: httpx.Client) -> None:
    reply = http.post("/check", data={"text": TEXT, "format": "csv"})
    assert "zhiwen-check.csv" in reply.headers["content-disposition"]
    assert "contradicted" in reply.text


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "文稿是空的"), ("长" * 20_001, "超过 20,000 字"), ("收5亿元。" * 201, "超过 200 处")],
)
def test_the_page_says_in_its_language_why_a_text_cannot_be_checked(
    http: httpx.Client, text: str, said: str
) -> None:
    reply = http.post("/check", data={"text": text}, headers={"accept-language": "zh"})
    assert reply.status_code == 422
    assert said in reply.text


def test_line_ends_of_a_form_count_once(http: httpx.Client) -> None:
    reply = http.post("/check", data={"text": "长\r\n" * 10_000})
    assert reply.status_code == 200
