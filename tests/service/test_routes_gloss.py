import httpx
import pytest


def gloss(http: httpx.Client, *texts: str) -> httpx.Response:
    return http.post("/v1/gloss", json={"texts": list(texts)})


def test_texts_are_glossed_in_their_order(http: httpx.Client) -> None:
    body = gloss(http, "城镇新增就业", "patents", "滨海市").json()
    assert body == {"ok": True, "glosses": ["new urban jobs", "", "Binhai City"]}


@pytest.mark.parametrize("texts", [[], ["专利"] * 201, ["利" * 2_001], [1]])
def test_too_many_or_too_long_texts_are_refused(http: httpx.Client, texts: list[object]) -> None:
    response = http.post("/v1/gloss", json={"texts": texts})
    assert (response.status_code, response.json()["ok"]) == (422, False)


def test_markup_stays_text(http: httpx.Client) -> None:
    said = gloss(http, "<script>专利</script>").json()["glosses"][0]
    assert "patent" in said
    assert "专利" not in said
