"""The arguments of the tools: the parameters of the API, the question under a plainer name."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from service.parameters import (
    AnswerParameters,
    DocumentParameters,
    FigurePageParameters,
    SearchParameters,
)

MAX_DOCUMENTS: Final = 500
"""So many documents are listed at once."""


class SearchArguments(SearchParameters):
    """What ``search`` takes."""

    model_config = ConfigDict(alias_generator=lambda name: "query" if name == "q" else name)


class AnswerArguments(AnswerParameters):
    """What ``answer`` takes."""

    model_config = ConfigDict(alias_generator=lambda name: "question" if name == "q" else name)


class FiguresArguments(FigurePageParameters):
    """What ``figures`` takes."""

    model_config = ConfigDict(alias_generator=lambda name: "query" if name == "q" else name)


class PassageArguments(BaseModel):
    """What ``passage`` takes."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[
        str,
        Field(
            max_length=200,
            description="A `passage_id`, as the other tools give it with every result.",
        ),
    ]


class DocumentsArguments(DocumentParameters):
    """What ``documents`` takes."""

    limit: Annotated[
        int, Field(ge=1, le=MAX_DOCUMENTS, description="How many documents to return.")
    ] = 50
    offset: Annotated[int, Field(ge=0, description="How many documents to pass over first.")] = 0
