"""Gold questions: what is asked, and the wording that a relevant passage must contain."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from eval.errors import GoldError

QuestionLanguage = Literal["zh", "en", "mixed", "zh-Hant"]
QuestionKind = Literal[
    "figure", "change", "date", "entity", "list", "case", "table", "explain", "unanswerable"
]
SHIPPED_GOLD = Path(__file__).parent / "gold" / "cn-ip-protection-2023.jsonl"

Fields: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line of a gold file.

    Attributes:
        question_id: unique in its file.
        lang: the language that the question is asked in.
        kind: what sort of answer it wants.
        text: the question.
        evidence: snippets of the report; a passage with all of them is relevant.
        evidence_alt: other sets of snippets, each as good as ``evidence``.
        answer: the report's own wording of the answer, where there is a short one.
        answer_value: the answer as a number, 万 and 亿 applied, a fall negative.
        answer_unit: the unit of ``answer_value``.
        answers_any: other wordings that are right.
        pair: shared by the questions that ask the same in two languages.
        doc: the report that the question is about.
        note: for people.

    Raises:
        ValueError: an unanswerable question has evidence, or another has none.
    """

    question_id: str
    lang: QuestionLanguage
    kind: QuestionKind
    text: str
    evidence: tuple[str, ...] = ()
    evidence_alt: tuple[tuple[str, ...], ...] = ()
    answer: str | None = None
    answer_value: Decimal | None = None
    answer_unit: str | None = None
    answers_any: tuple[str, ...] = ()
    pair: str | None = None
    doc: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if self.answerable and not self.evidence:
            raise ValueError("evidence is empty; give a snippet, or kind unanswerable")
        if not self.answerable and self.alternatives:
            raise ValueError("an unanswerable question has evidence; drop it, or change the kind")

    @property
    def answerable(self) -> bool:
        """Whether the report answers the question."""
        return self.kind != "unanswerable"

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """Each set of snippets that makes a passage relevant, ``evidence`` first."""
        return tuple(group for group in (self.evidence, *self.evidence_alt) if group)


def read_gold(path: Path) -> tuple[Question, ...]:
    """Read a gold file: JSON lines, UTF-8, blank lines skipped, fields unknown here ignored.

    Args:
        path: the file.

    Returns:
        The questions, in the order of the file; at least one.

    Raises:
        GoldError: the file cannot be read, holds no question, or a line is none. The message
            begins with ``FILE:LINE``.
    """
    questions: dict[str, Question] = {}
    for number, line in enumerate(_read_lines(path), start=1):
        if not line.strip():
            continue
        try:
            question = parse_question(line)
        except GoldError as error:
            raise GoldError(f"{path}:{number}: {error}") from error
        if question.question_id in questions:
            raise GoldError(
                f"{path}:{number}: id {question.question_id!r} is taken by an earlier line; "
                "give each question its own"
            )
        questions[question.question_id] = question
    if not questions:
        raise GoldError(f"{path}: holds no question; write one JSON object a line")
    return tuple(questions.values())


def parse_question(line: str) -> Question:
    """Parse one line of a gold file.

    Args:
        line: a JSON object with at least ``id``, ``lang``, ``kind`` and ``question``.

    Raises:
        GoldError: it is no JSON object, or a field is missing or has the wrong type or value.

    >>> parse_question('{"id": "q1", "lang": "zh", "kind": "figure", "question": "多少件？", '
    ...                '"evidence": ["319件"], "answer_value": 319}').answer_value
    Decimal('319')
    """
    try:
        fields = json.loads(line, parse_float=Decimal, parse_int=Decimal)
    except json.JSONDecodeError as error:
        raise GoldError(f"not JSON ({error}); write one object a line") from error
    if not isinstance(fields, dict):
        raise GoldError(f"expected a JSON object, found {type(fields).__name__}; see DESIGN 7")
    try:
        return _build_question(fields)
    except ValueError as error:
        raise GoldError(str(error)) from error


def _build_question(fields: Fields) -> Question:
    lang, kind = _required(fields, "lang"), _required(fields, "kind")
    return Question(
        question_id=_required(fields, "id"),
        lang=_one_of("lang", lang, get_args(QuestionLanguage)),  # type: ignore[arg-type]
        kind=_one_of("kind", kind, get_args(QuestionKind)),  # type: ignore[arg-type]
        text=_required(fields, "question"),
        evidence=_texts("evidence", fields.get("evidence")),
        evidence_alt=_groups("evidence_alt", fields.get("evidence_alt")),
        answer=_optional(fields, "answer"),
        answer_value=_number("answer_value", fields.get("answer_value")),
        answer_unit=_optional(fields, "answer_unit"),
        answers_any=_texts("answers_any", fields.get("answers_any")),
        pair=_optional(fields, "pair"),
        doc=_optional(fields, "doc"),
        note=_optional(fields, "note"),
    )


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError as error:
        raise GoldError(f"{path}: no such gold file; name one with --gold FILE") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 ({error}); save the file as UTF-8") from error
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}); name a file") from error


def _required(fields: Fields, name: str) -> str:
    text = _optional(fields, name)
    if text is None or not text.strip():
        raise ValueError(f"{name} is missing or empty; give it a text")
    return text


def _optional(fields: Fields, name: str) -> str | None:
    field = fields.get(name)
    if field is None or isinstance(field, str):
        return field
    raise ValueError(f"{name} must be a text or null, found {_shown(field)}")


def _one_of(name: str, text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise ValueError(f"{name} is {text!r}; use one of {', '.join(allowed)}")
    return text


def _texts(name: str, field: object) -> tuple[str, ...]:
    if field is None:
        return ()
    if not isinstance(field, list):
        raise ValueError(f"{name} must be a list of texts, found {_shown(field)}")
    for snippet in field:
        if not isinstance(snippet, str) or not snippet.strip():
            raise ValueError(f"{name} must hold texts that are not blank, found {_shown(snippet)}")
    return tuple(field)


def _groups(name: str, field: object) -> tuple[tuple[str, ...], ...]:
    if field is None:
        return ()
    if not isinstance(field, list):
        raise ValueError(f"{name} must be a list of lists of texts, found {_shown(field)}")
    return tuple(_texts(name, group) for group in field)


def _number(name: str, field: object) -> Decimal | None:
    try:
        number = Decimal(field) if isinstance(field, str) else field
    except InvalidOperation as error:
        raise ValueError(f"{name} must be a number, found {_shown(field)}") from error
    if number is None or (isinstance(number, Decimal) and number.is_finite()):
        return number
    raise ValueError(f"{name} must be a finite number or null, found {_shown(field)}")


def _shown(field: object) -> str:
    return str(field) if isinstance(field, Decimal) else json.dumps(field, ensure_ascii=False)
