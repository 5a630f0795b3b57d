"""The parameters of the routes: their names, types, ranges and defaults."""

import re
from typing import Annotated, Final, Literal, Self

from fastapi import Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from index import MAX_FIGURES, MAX_K, MAX_REACH, FigureFilter, Filter
from ingest import PassageKind
from ingest.figures import FigureKind
from service.errors import RefusedError
from service.responses_batch import MAX_BATCH_HITS, MAX_QUESTIONS, Mode

MAX_RANGES: Final = 64
MAX_GLOSSED_TEXTS: Final = 200
MAX_GLOSSED_CHARACTERS: Final = 2_000
_RANGE: Final = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


def _blank_to_none(value: object) -> object:
    """Take the empty field of a form, ``?year=``, as no filter."""
    return None if value == "" else value


_Question = Annotated[
    str, Field(description="A question or keywords, Chinese or English; at most 1,000 characters.")
]
_Document = Annotated[
    Annotated[str, Field(max_length=200)] | None,
    BeforeValidator(_blank_to_none),
    Field(description="Only passages of this document, by its `doc_id`."),
]
_Year = Annotated[
    Annotated[int, Field(ge=1, le=9999)] | None,
    BeforeValidator(_blank_to_none),
    Field(description="Only reports on this year."),
]
_Place = Annotated[
    Annotated[str, Field(max_length=200)] | None,
    BeforeValidator(_blank_to_none),
    Field(
        description="Only documents of this place or of one within it, by any of its names, Chinese"
        " or English: `广东省`, `粤`, `Guangdong`."
    ),
]
_Issuer = Annotated[
    Annotated[str, Field(max_length=200)] | None,
    BeforeValidator(_blank_to_none),
    Field(
        description="Only documents of this body: its name, else a part of it in whole words"
        " (`财政局`), else an abbreviation (`人社局`)."
    ),
]
_Kind = Annotated[
    PassageKind | None,
    BeforeValidator(_blank_to_none),
    Field(description="Only passages of this kind."),
]
_Cutoff = Annotated[int, Field(ge=1, le=MAX_K, description="How many hits to return.")]
_Offset = Annotated[
    int,
    Field(
        ge=0,
        description=f"How many hits to pass over first; with `k` at most {MAX_REACH:,} in all.",
    ),
]


_Explain = Annotated[
    bool,
    Field(description="Tell what was looked at for the answer, with scores, and what was refused."),
]
_Words = Annotated[
    str | None,
    BeforeValidator(_blank_to_none),
    Field(
        description="Words in Chinese or English; each, or a translation of it, must stand in the"
        " figure's sentence, subject, headings or period."
    ),
]
_Unit = Annotated[
    Annotated[str, Field(max_length=40)] | None,
    BeforeValidator(_blank_to_none),
    Field(
        description="Only figures of this unit, as printed: `件`, `亿元`, `%`; 亿 does not count."
    ),
]
_Period = Annotated[
    Annotated[str, Field(max_length=40)] | None,
    BeforeValidator(_blank_to_none),
    Field(
        description="Only figures of a period within this one: `2023`, `2023-09`, `2023Q1`,"
        " `2023H1`, `2023年上半年`, `2022/2023`."
    ),
]
_FigureKind = Annotated[
    FigureKind | None,
    BeforeValidator(_blank_to_none),
    Field(description="Only figures of this kind."),
]
_Limit = Annotated[int, Field(ge=1, le=MAX_FIGURES, description="How many figures to return.")]
_Cursor = Annotated[
    Annotated[str, Field(max_length=200)] | None,
    BeforeValidator(_blank_to_none),
    Field(description="`next` of the page before; the other parameters must be the same."),
]
_Format = Annotated[
    Literal["json", "csv"] | None,
    BeforeValidator(_blank_to_none),
    Field(description="`json` or `csv`; else the Accept header decides."),
]

_CitationFormat = Annotated[
    Literal["json", "ris", "bibtex", "csl"] | None,
    BeforeValidator(_blank_to_none),
    Field(
        description="`json`, `ris`, `bibtex` or `csl` (CSL-JSON); else the Accept header decides."
    ),
]


def _read_ranges(value: object) -> object:
    """Take ``10-20,30-40`` as ranges; a parameter of several values comes as a list of them."""
    if not isinstance(value, list):
        return value
    found = [_RANGE.fullmatch(part) for given in value for part in given.split(",") if part]
    if None in found or len(found) > MAX_RANGES:
        raise ValueError(f"must be at most {MAX_RANGES} ranges such as 10-20,30-40")
    return [(int(each[1]), int(each[2])) for each in found if each]


_Ranges = Annotated[
    tuple[tuple[int, int], ...],
    BeforeValidator(_read_ranges),
    Field(description="Ranges of the document's text in code points: `10-20,30-40`."),
]


class SearchParameters(BaseModel):
    """What ``GET /v1/search`` takes."""

    model_config = ConfigDict(extra="forbid")

    q: _Question
    k: _Cutoff = 10
    offset: _Offset = 0
    doc: _Document = None
    year: _Year = None
    place: _Place = None
    issuer: _Issuer = None
    kind: _Kind = None

    @property
    def where(self) -> Filter:
        """Return the filter asked for."""
        return _read_filter(self, kind=self.kind)


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
    place: _Place = None
    issuer: _Issuer = None
    explain: _Explain = False

    @property
    def where(self) -> Filter:
        """Return the filter asked for."""
        return _read_filter(self)


class BatchBody(BaseModel):
    """What ``POST /v1/batch`` takes: the parameters of search or of answer, and many questions."""

    model_config = ConfigDict(extra="forbid", strict=True)

    questions: Annotated[
        list[str],
        Field(min_length=1, max_length=MAX_QUESTIONS, description="Each as in `q`."),
    ]
    mode: Annotated[Mode, Field(description="What to do with each question.")] = "answer"
    k: Annotated[
        _Cutoff | None, Field(description="Hits for each question; 10 for search, 5 for answer.")
    ] = None
    offset: Annotated[
        _Offset | None,
        Field(description="Hits to pass over first for each question; search only."),
    ] = None
    doc: _Document = None
    year: _Year = None
    place: _Place = None
    issuer: _Issuer = None
    kind: Annotated[_Kind, Field(description="Only passages of this kind; search only.")] = None

    @property
    def cutoff(self) -> int:
        """Return ``k``, or what it is for one question of the mode."""
        asked = AnswerParameters if self.mode == "answer" else SearchParameters
        return self.k or int(asked.model_fields["k"].default)

    @model_validator(mode="after")
    def _check_cost(self) -> Self:
        hits = len(self.questions) * self.cutoff
        if hits > MAX_BATCH_HITS:
            raise RefusedError(
                f"k: {len(self.questions)} questions with k={self.cutoff} make {hits:,} hits; ask"
                f" for at most {MAX_BATCH_HITS:,} in all",
                code="invalid_parameter",
                status=422,
            )
        return self

    @model_validator(mode="after")
    def _check_mode(self) -> Self:
        for name in ("kind", "offset"):
            if getattr(self, name) is not None and self.mode == "answer":
                raise RefusedError(
                    f'{name}: only with "mode": "search"; leave it out',
                    code="invalid_parameter",
                    status=422,
                )
        return self

    @property
    def where(self) -> Filter:
        """Return the filter asked for."""
        return _read_filter(self, kind=self.kind)


class CheckBody(BaseModel):
    """What ``POST /v1/check`` takes."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Annotated[
        str,
        Field(
            description="An article or a paragraph, Chinese or English: at most 20,000 characters"
            " and 200 claims."
        ),
    ]
    format: _Format = None


class GlossBody(BaseModel):
    """What ``POST /v1/gloss`` takes."""

    model_config = ConfigDict(extra="forbid", strict=True)

    texts: Annotated[
        list[Annotated[str, Field(max_length=MAX_GLOSSED_CHARACTERS)]],
        Field(
            min_length=1,
            max_length=MAX_GLOSSED_TEXTS,
            description="Texts in Chinese, at most 200, each of at most 2,000 characters.",
        ),
    ]


class ChartParameters(BaseModel):
    """What ``GET /v1/charts`` takes: which figures are asked for."""

    model_config = ConfigDict(extra="forbid")

    q: _Words = None
    doc: _Document = None
    year: _Year = None
    place: _Place = None
    issuer: _Issuer = None
    unit: _Unit = None
    kind: _FigureKind = None
    period: _Period = None

    @property
    def where(self) -> FigureFilter:
        """Return the filter asked for."""
        return FigureFilter(
            text=self.q,
            doc_id=self.doc,
            year=self.year,
            place=self.place,
            issuer=self.issuer,
            unit=self.unit,
            kind=self.kind,
            period=self.period,
        )


class FigurePageParameters(ChartParameters):
    """Which figures are asked for, and which page of them."""

    limit: _Limit = 50
    cursor: _Cursor = None


class CitationParameters(BaseModel):
    """What ``GET /v1/citations/{citation_id}`` takes."""

    model_config = ConfigDict(extra="forbid")

    format: _CitationFormat = None


class FigureParameters(FigurePageParameters):
    """What ``GET /v1/figures`` takes."""

    format: _Format = None


class DocumentParameters(BaseModel):
    """What narrows a list of documents."""

    model_config = ConfigDict(extra="forbid")

    year: _Year = None
    place: _Place = None
    issuer: _Issuer = None

    @property
    def where(self) -> Filter:
        """Return the filter asked for."""
        return Filter(year=self.year, place=self.place, issuer=self.issuer)


class PageParameters(BaseModel):
    """What ``GET /v1/documents/{doc_id}/pages/{page}.png`` takes."""

    model_config = ConfigDict(extra="forbid")

    highlight: _Ranges = ()
    mark: _Ranges = ()
    crop: Annotated[bool, Field(description="Only the part with what is marked.")] = False


def _read_filter(
    asked: SearchParameters | AnswerParameters | BatchBody, kind: PassageKind | None = None
) -> Filter:
    return Filter(
        doc_id=asked.doc, year=asked.year, place=asked.place, issuer=asked.issuer, kind=kind
    )


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


def prefers_csv(accept: str) -> bool:
    """Tell whether an Accept header names CSV first.

    >>> prefers_csv("text/csv, */*;q=0.1"), prefers_csv("*/*"), prefers_csv("")
    (True, False, False)
    """
    return accept.split(",")[0].split(";")[0].strip().lower() == "text/csv"


NO_PARAMETERS = KnownParameters()
