"""Hit* -> Answer: the HTTP API, the search page, the Python client, the command line."""

from service.async_client import AsyncClient
from service.client import Client
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
from service.responses_batch import AnswersResponse, FailedQuestion, SearchesResponse
from service.responses_checks import CheckedClaim, CheckResponse
from service.responses_citations import CitationResponse
from service.responses_figures import FigureRow, FiguresResponse
from service.retrying import Retries
from service.settings import SETTINGS, Settings

__all__ = [
    "SETTINGS",
    "Answer",
    "AnswerResponse",
    "AnswersResponse",
    "ApiError",
    "AsyncClient",
    "Change",
    "CheckResponse",
    "CheckedClaim",
    "Citation",
    "CitationResponse",
    "Client",
    "ClientConnectionError",
    "ClientError",
    "ClientTimeoutError",
    "DocumentResponse",
    "DocumentsResponse",
    "FailedQuestion",
    "FigureRow",
    "FiguresResponse",
    "FoundPassage",
    "PassageResponse",
    "RefusedError",
    "Reply",
    "Retries",
    "SearchResponse",
    "SearchesResponse",
    "ServiceError",
    "Settings",
    "SettingsError",
    "StartError",
    "UnexpectedResponseError",
]
