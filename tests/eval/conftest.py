"""Makers of small records for the tests of eval, and a backend that returns what it is told."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from eval.backends import LegChoice, Retrieval, Retrieved
from eval.cli import main
from eval.gold import Question
from eval.judging import AnswerOutcome
from eval.measures import MEASURE_NAMES
from eval.report import Report
from eval.runs import Outcome
from service import Answer, AnswerResponse, Citation, FoundPassage
from service.responses import PassageText

PASSAGE = "2023年适用惩罚性赔偿共计319件，同比下降4.8%。"


@dataclass(frozen=True)
class ScriptedBackend:
    """Returns, for each question, the passages listed for it; for all legs the same."""

    passages: Mapping[str, str]
    found: Mapping[str, Sequence[str]]
    legs: tuple[LegChoice, ...] = ("lexical", "dense", "both")
    name: str = "scripted"
    asked: list[tuple[str, LegChoice]] = field(default_factory=list)

    def retrieve(self, text: str, *, legs: LegChoice) -> Retrieval:
        self.asked.append((text, legs))
        return retrieval({pid: self.passages[pid] for pid in self.found.get(text, ())})

    def collection(self) -> Retrieval:
        return retrieval(self.passages)


def retrieval(passages: Mapping[str, str]) -> Retrieval:
    return tuple(Retrieved(passage_id=pid, text=text) for pid, text in passages.items())


@pytest.fixture
def make_question() -> Callable[..., Question]:
    def make(**fields: object) -> Question:
        defaults = {"question_id": "q1", "lang": "zh", "kind": "figure", "text": "多少件？"}
        if fields.get("kind") != "unanswerable":
            defaults["evidence"] = ("319件",)
        return Question(**{**defaults, **fields})

    return make


@pytest.fixture
def make_outcome() -> Callable[..., Outcome]:
    def make(**fields: object) -> Outcome:
        rank = fields.get("rank", 1)
        hit = float(rank == 1)
        defaults = {
            "question_id": "q1",
            "lang": "zh",
            "kind": "figure",
            "text": "多少件？",
            "pair": None,
            "rank": rank,
            "full_rank": rank,
            "relevant": 1,
            "scores": dict.fromkeys(MEASURE_NAMES, hit),
            "first_id": "p1",
            "first_text": "共计319件。",
        }
        return Outcome(**{**defaults, **fields})

    return make


@pytest.fixture
def make_report() -> Callable[..., Report]:
    def make(*outcomes: Outcome, **fields: object) -> Report:
        defaults = {
            "created": "2024-05-01T08:00:00+00:00",
            "gold_name": "gold.jsonl",
            "gold_sha256": "0" * 64,
            "backend": "snapshot b1",
            "asked": len(outcomes),
            "unanswerable": 0,
            "outcomes": {"both": outcomes},
        }
        return Report(**{**defaults, **fields})

    return make


@pytest.fixture
def make_backend() -> type[ScriptedBackend]:
    return ScriptedBackend


@pytest.fixture
def write_gold(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: Mapping[str, object] | str, name: str = "gold.jsonl") -> Path:
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        path = tmp_path / name
        path.write_text("\n".join(texts), encoding="utf-8")
        return path

    return write


@pytest.fixture
def write_squad(tmp_path: Path) -> Callable[..., Path]:
    """Return a writer of SQuAD files: an article of contexts, each with (id, question) pairs."""

    def write(*articles: Mapping[str, Sequence[tuple[str, str]]], name: str = "squad.json") -> Path:
        listed = [
            {
                "paragraphs": [
                    {"context": text, "qas": [{"id": key, "question": q} for key, q in asked]}
                    for text, asked in article.items()
                ]
            }
            for article in articles
        ]
        path = tmp_path / name
        path.write_text(json.dumps({"data": listed}), encoding="utf-8")
        return path

    return write


@pytest.fixture
def run_eval() -> Callable[..., int]:
    """Return a caller of ``python -m eval`` in this process, which returns the exit status."""

    def run(*arguments: str | Path) -> int:
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        return int(caught.value.code or 0)

    return run


@pytest.fixture
def make_answer_outcome() -> Callable[..., AnswerOutcome]:
    """Return a maker of outcomes: a right figure, unless the fields say otherwise."""

    def make(**fields: object) -> AnswerOutcome:
        given = fields.get("said_kind", "figure") is not None
        answerable = fields.get("kind", "figure") != "unanswerable"
        defaults = {
            "question_id": "q1",
            "lang": "zh",
            "kind": "figure",
            "text": "多少件？",
            "pair": None,
            "verdict": "right",
            "expected": "319 件" if answerable else "no answer (any reason)",
            "expected_reason": None,
            "said_kind": "figure",
            "raw": "319件" if given else "",
            "value": "319" if given else None,
            "unit": "件" if given else None,
            "reason": None if given else "not_in_corpus",
            "confidence": 0.9 if given else None,
            "passage_id": "p1" if given else None,
            "cited": True if given and answerable else None,
        }
        return AnswerOutcome(**{**defaults, **fields})

    return make


@pytest.fixture
def make_response() -> Callable[..., AnswerResponse]:
    """Return a maker of responses: an answer cited from ``PASSAGE``, or none with a reason.

    ``quote`` is what is quoted, ``hits`` whether the ``passage`` is among the hits.
    """

    def make(
        *,
        quote: str = PASSAGE,
        reason: str | None = None,
        hits: bool = True,
        passage: str = PASSAGE,
        **answer: object,
    ) -> AnswerResponse:
        start = max(passage.find(quote), 0)
        citation = Citation(
            passage_id="d1:0",
            doc_id="d1",
            title="报告",
            heading_path=(),
            quote=quote,
            quote_span=(start, start + len(quote)),
            answer_span=(start, start + len(quote)),
            source=((start, start + len(quote)),),
            sha256="0" * 64,
        )
        defaults = {"kind": "figure", "raw": "319件", "text": "319", "confidence": 0.9}
        return AnswerResponse(
            query="多少件？",
            lang="zh",
            took_ms=1.0,
            build_id="b1",
            answer=None if reason else Answer(**{**defaults, **answer}),
            reason=reason,
            citations=() if reason else (citation,),
            hits=(make_hit(passage),) if hits else (),
        )

    return make


def make_hit(text: str) -> FoundPassage:
    return FoundPassage(
        rank=1, score=1.0, legs={}, passage=make_passage(text), highlights=(), source=()
    )


def make_passage(text: str) -> PassageText:
    return PassageText(passage_id="d1:0", doc_id="d1", kind="paragraph", text=text, heading_path=())
