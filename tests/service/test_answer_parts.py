"""A question for several things is answered one by one."""

import httpx
import pytest


def parts(http: httpx.Client, question: str) -> list[tuple[str, str | None]]:
    body = http.get("/v1/answer", params={"q": question}).json()
    return [(part["thing"], (part["answer"] or {}).get("raw")) for part in body["parts"]]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("2023年发明专利和实用新型专利授权分别多少件", {"92.08万件", "209.03万件"}),
        (
            "2023年新收知识产权民事、刑事和行政一审案件分别多少件",
            {"462176件", "7335件", "20583件"},
        ),
        ("2023年惩罚性赔偿案件数", set()),
        ("火星和金星的人口分别是多少", set()),
    ],
)
def test_each_thing_has_a_figure_of_its_own_or_there_are_none(
    http: httpx.Client, question: str, found: set[str]
) -> None:
    assert {raw for _, raw in parts(http, question)} == found


def test_each_part_is_cited(http: httpx.Client) -> None:
    body = http.get("/v1/answer", params={"q": "2022年和2023年惩罚性赔偿案件数"}).json()
    for part in body["parts"]:
        assert part["query"] != body["query"]
        assert bool(part["answer"]) == (part["reason"] is None)
        assert part["citations"] or not (part["answer"] or part["choices"])
