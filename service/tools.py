"""The tools that a model is given: what each is for, what it takes, what it returns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from service.arguments import (
    AnswerArguments,
    DocumentsArguments,
    FiguresArguments,
    PassageArguments,
    SearchArguments,
)
from service.aside import Kind
from service.envelope import explain_parameter
from service.errors import RefusedError
from service.library import Library
from service.responses_tools import (
    CitedAnswer,
    DocumentsListed,
    FiguresFound,
    PassageRead,
    PassagesFound,
)
from service.tool_views import (
    answer_view,
    documents_view,
    figures_view,
    passage_view,
    search_view,
)
from service.transcripts import (
    write_answer,
    write_documents,
    write_figures,
    write_passage,
    write_passages,
)

Arguments = TypeVar("Arguments", bound=BaseModel)
Record = TypeVar("Record")

INSTRUCTIONS: Final = (
    "Zhiwen holds Chinese government reports (statistical communiqués, work reports, white papers,"
    " laws, notices) and quotes them; it writes no text of its own. Questions in Chinese and in"
    " English both work over the same documents, most of which are in Chinese.\n\nFor one fact call"
    " `answer`; where it gives none, read the passages it returns or call `search`. For tables and"
    " comparisons call `figures`. `documents` says what is there, and which years and places it"
    " covers. Give every figure as it is printed, with its document, heading and quoted sentence;"
    " where no answer is given, say so, and do not fill it in from memory."
)


class _UntitledSchema(GenerateJsonSchema):
    """Leaves out titles that only repeat the names of fields: a model reads all of a schema."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401
        """Set none."""
        return False


@dataclass(frozen=True, kw_only=True)
class Tool(Generic[Arguments, Record]):
    """A tool.

    Attributes:
        name: by which it is called.
        title: for people.
        description: for the model that chooses among the tools.
        arguments: what it takes.
        record: what it returns.
        view: asks the library.
        text: the same record as plain text.
        kind: of the work that it is.
    """

    name: str
    title: str
    description: str
    arguments: type[Arguments]
    record: type[Record]
    view: Callable[[Library, Arguments], Record]
    text: Callable[[Record], str]
    kind: Kind = "lookup"

    @cached_property
    def input_schema(self) -> dict[str, Any]:
        """The JSON schema of its arguments."""
        return self.arguments.model_json_schema(schema_generator=_UntitledSchema)

    @cached_property
    def output_schema(self) -> dict[str, Any]:
        """The JSON schema of its record."""
        adapter = TypeAdapter(self.record)
        return adapter.json_schema(mode="serialization", schema_generator=_UntitledSchema)

    def prepare(self, library: Library, given: Mapping[str, Any]) -> Callable[[], Record]:
        """Return what asks the library, once the arguments are found to be good.

        Args:
            library: is asked.
            given: the arguments; one that is null counts as left out.

        Raises:
            RefusedError: an argument is missing, unknown or out of its range.
        """
        kept = {name: value for name, value in given.items() if value is not None}
        try:
            arguments = self.arguments.model_validate(kept)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = ".".join(str(part) for part in first["loc"])
            code, message = explain_parameter(name, first)
            raise RefusedError(message, code=code, status=422) from error
        return partial(self.view, library, arguments)


_ANSWER: Final = Tool(
    name="answer",
    title="Answer a question",
    description="Answer one question from the loaded Chinese government reports with the figure,"
    " date, name or list that they print, and the sentence it stands in. Chinese and English"
    " questions both work. No answer is given when none is sure enough: then `reason` and `message`"
    " say why, and `nearest` holds the passages to read instead; do not guess. Where several"
    " figures fit, they are `choices` and none is preferred. Figures are quoted as printed (`raw`);"
    " `value` has 万 and 亿 applied. Cite `citations`.",
    arguments=AnswerArguments,
    record=CitedAnswer,
    view=answer_view,
    text=write_answer,
    kind="answer",
)
_SEARCH: Final = Tool(
    name="search",
    title="Find passages",
    description="Find the passages (paragraphs, list items, rows of tables, notes) of the loaded"
    " Chinese government reports that fit a question or keywords best. Chinese and English both"
    " search the same passages. Nothing is left out for a low score: read the text before you"
    " rely on it. Use it to read around a subject or where `answer` gives no answer.",
    arguments=SearchArguments,
    record=PassagesFound,
    view=search_view,
    text=write_passages,
)
_FIGURES: Final = Tool(
    name="figures",
    title="List figures",
    description="List the figures that the loaded reports print, each with what it counts, its"
    " period, the change printed beside it and its sentence, in the order of the reports. `query`"
    " filters and does not rank: each of its words, Chinese or English, must stand with the figure,"
    " so give one or two. Figures are quoted as printed (`raw`); `value` has 万 and 亿 applied. Use"
    " it for tables and comparisons; for one fact use `answer`.",
    arguments=FiguresArguments,
    record=FiguresFound,
    view=figures_view,
    text=write_figures,
)
_PASSAGE: Final = Tool(
    name="passage",
    title="Read a passage",
    description="Read one passage whole, by the `passage_id` that every result carries, with its"
    " document, headings and offsets: to check a quotation or read the sentences around it.",
    arguments=PassageArguments,
    record=PassageRead,
    view=passage_view,
    text=write_passage,
)
_DOCUMENTS: Final = Tool(
    name="documents",
    title="List the documents",
    description="List the loaded documents with what was understood of each: title, issuer, year"
    " reported on, kind, places, date of issue. Call it to learn what can be asked about, and for"
    " the `doc_id` that the other tools filter by.",
    arguments=DocumentsArguments,
    record=DocumentsListed,
    view=documents_view,
    text=write_documents,
)
TOOLS: Final[Mapping[str, Tool[Any, Any]]] = {
    tool.name: tool for tool in (_ANSWER, _SEARCH, _FIGURES, _PASSAGE, _DOCUMENTS)
}


def find_tool(name: str) -> Tool[Any, Any]:
    """Return a tool.

    Raises:
        RefusedError: there is no such tool.
    """
    if name not in TOOLS:
        raise RefusedError(
            f"no tool {name[:60]!r}; there are {', '.join(TOOLS)}", code="not_found", status=404
        )
    return TOOLS[name]
