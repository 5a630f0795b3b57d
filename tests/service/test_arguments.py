"""The tools take the parameters of the API, the question under a plainer name."""

import pytest
from pydantic import BaseModel, ValidationError

from service.arguments import (
    MAX_DOCUMENTS,
    AnswerArguments,
    DocumentsArguments,
    FiguresArguments,
    PassageArguments,
    SearchArguments,
)


@pytest.mark.parametrize(
    ("arguments", "name"),
    [(SearchArguments, "query"), (AnswerArguments, "question"), (FiguresArguments, "query")],
)
def test_what_is_asked_has_a_plain_name(arguments: type[BaseModel], name: str) -> None:
    assert arguments.model_validate({name: "专利"}).model_dump()["q"] == "专利"
    assert name in arguments.model_json_schema()["properties"]
    assert "q" not in arguments.model_json_schema()["properties"]


@pytest.mark.parametrize("limit", [0, MAX_DOCUMENTS + 1])
def test_so_many_documents_are_listed_and_no_more(limit: int) -> None:
    assert DocumentsArguments.model_validate({"limit": MAX_DOCUMENTS}).offset == 0
    with pytest.raises(ValidationError):
        DocumentsArguments.model_validate({"limit": limit})


def test_an_unknown_argument_is_an_error() -> None:
    with pytest.raises(ValidationError):
        PassageArguments.model_validate({"id": "p:0", "page": 1})
