"""Hit* -> Answer: the HTTP API, the search page, the Python client, the command line."""

from service.client import AsyncClient, Client
from service.errors import (
    ApiError,
    ClientConnectionError,
    ClientError,
    ClientTimeoutError,
    RefusedError,
    ServiceError,
    SettingsError,
    StartError,
    UnexpectedResponseError,
)
from service.records import Answer, Change, Citation, Reply
from service.responses import (
    AnswerResponse,
    DocumentResponse,
    DocumentsResponse,
    FoundPassage,
    PassageResponse,
    SearchResponse,
)
from service.responses_citations import CitationResponse
from service.responses_figures import FigureRow, FiguresResponse
from service.settings import SETTINGS, Settings

__all__ = [
    "SETTINGS",
    "Answer",
    "AnswerResponse",
    "ApiError",
    "AsyncClient",
    "Change",
    "Citation",
    "CitationResponse",
    "Client",
    "ClientConnectionError",
    "ClientError",
    "ClientTimeoutError",
    "DocumentResponse",
    "DocumentsResponse",
    "FigureRow",
    "FiguresResponse",
    "FoundPassage",
    "PassageResponse",
    "RefusedError",
    "Reply",
    "SearchResponse",
    "ServiceError",
    "Settings",
    "SettingsError",
    "StartError",
    "UnexpectedResponseError",
]
