"""The parameters of the routes: their names, types, ranges and defaults."""

from typing import Annotated

from fastapi import Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from index import MAX_K, Filter
from ingest import PassageKind
from service.errors import RefusedError


def _blank_to_none(value: object) -> object:
    """Take the empty field of a form, ``?year=``, as no filter."""
    return None if value == "" else value


_Question = Annotated[
    str, Field(description="A question or keywords, Chinese or English; at most 1,000 characters.")
]
_Document = Annotated[
    Annotated[str, Field(max_length=200)] | None,
    BeforeValidator(_blank_to_none),
    Field(description="Only passages of this document."),
]
_Year = Annotated[
    Annotated[int, Field(ge=1, le=9999)] | None,
    BeforeValidator(_blank_to_none),
    Field(description="Only passages of reports on this year."),
]
_Kind = Annotated[
    PassageKind | None,
    BeforeValidator(_blank_to_none),
    Field(description="Only passages of this kind."),
]
_Cutoff = Annotated[int, Field(ge=1, le=MAX_K, description="How many hits to return.")]


class SearchParameters(BaseModel):
    """What ``GET /v1/search`` takes."""

    model_config = ConfigDict(extra="forbid")

    q: _Question
    k: _Cutoff = 10
    doc: _Document = None
    year: _Year = None
    kind: _Kind = None

    @property
    def where(self) -> Filter:
        """Return the filter asked for."""
        return Filter(doc_id=self.doc, year=self.year, kind=self.kind)


class SearchBody(SearchParameters):
    """What ``POST /v1/search`` takes: the same, where ``"10"`` is no number."""

    model_config = ConfigDict(extra="forbid", strict=True)


class AnswerParameters(BaseModel):
    """What ``GET /v1/answer`` takes."""

    model_config = ConfigDict(extra="forbid")

    q: _Question
    k: _Cutoff = 5
    doc: _Document = None
    year: _Year = None

    @property
    def where(self) -> Filter:
        """Return the filter asked for."""
        return Filter(doc_id=self.doc, year=self.year)


class KnownParameters:
    """A dependency that refuses query parameters that are unknown or given twice."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    async def __call__(self, request: Request) -> None:
        """Check the query string of a request.

        Raises:
            RefusedError: a name is unknown or stands there more than once.
        """
        names = [name for name, _ in request.query_params.multi_items()]
        for name in names:
            if name not in self._names:
                raise RefusedError(
                    f"{name[:60]!r}: there is no such parameter",
                    code="unknown_parameter",
                    status=422,
                )
            if names.count(name) > 1:
                raise RefusedError(
                    f"{name}: given {names.count(name)} times; give it once",
                    code="repeated_parameter",
                    status=422,
                )


NO_PARAMETERS = KnownParameters()
