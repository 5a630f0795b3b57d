"""The responses of the API to many questions at once as records; see ``service.responses``."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from service.responses import AnswerResponse, Failure, SearchResponse

MAX_QUESTIONS: Final = 100
MAX_BATCH_HITS: Final = 2_000
"""Of all questions of a batch together, their number times ``k``."""
Mode: TypeAlias = Literal["search", "answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedQuestion(Failure):
    """The error of one question of a batch, with the question."""

    query: str

    def to_dict(self) -> dict[str, object]:
        """Return the question and its error for a data frame."""
        return {"query": self.query, "error": self.error}


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchesResponse:
    """The hits of each question, in the order asked; an error in the place of a bad question."""

    ok: Literal[True] = True
    mode: Literal["search"] = "search"
    took_ms: float
    build_id: str
    results: tuple[SearchResponse | FailedQuestion, ...]

    def to_dicts(self) -> list[dict[str, object]]:
        """Return one flat dict a hit, or a bad question, for a data frame."""
        rows: list[dict[str, object]] = []
        for found in self.results:
            if isinstance(found, FailedQuestion):
                rows.append(found.to_dict())
            else:
                rows += ({"query": found.query, **row} for row in found.to_dicts())
        return rows

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        from service.notebook import table_html

        return table_html(self.to_dicts(), ("query", "rank", "text", "heading_path", "error"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersResponse:
    """The answer to each question, in the order asked; an error in the place of a bad question."""

    ok: Literal[True] = True
    mode: Literal["answer"] = "answer"
    took_ms: float
    build_id: str
    results: tuple[AnswerResponse | FailedQuestion, ...]

    def to_dicts(self) -> list[dict[str, object]]:
        """Return one flat dict a question for a data frame."""
        return [found.to_dict() for found in self.results]

    def _repr_html_(self) -> str:
        """Return a table for a notebook."""
        from service.notebook import table_html

        return table_html(self.to_dicts(), ("query", "text", "reason", "quote", "title", "error"))
