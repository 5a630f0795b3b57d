from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from eval.answering import answer_questions
from eval.gold import Question
from service import AnswerResponse, PassageResponse
from service.responses import PassageText

PASSAGE = "2023年适用惩罚性赔偿共计319件，同比下降4.8%。"


@dataclass
class ScriptedAnswerer:
    """Answers every question alike; notes what it is asked."""

    response: AnswerResponse
    asked: list[str] = field(default_factory=list)

    def answer(self, question: str, /) -> AnswerResponse:
        self.asked.append(question)
        return self.response

    def passage(self, passage_id: str, /) -> PassageResponse:
        self.asked.append(passage_id)
        passage = PassageText(
            passage_id=passage_id, doc_id="d1", kind="paragraph", text=PASSAGE, heading_path=()
        )
        return PassageResponse(build_id="b1", passage=passage, source=())


def test_every_question_is_put_once_and_its_progress_told(
    make_question: Callable[..., Question], make_response: Callable[..., AnswerResponse]
) -> None:
    questions = [
        make_question(question_id="q1", answer_value=Decimal(319), answer_unit="件"),
        make_question(question_id="q2", text="GDP?", kind="unanswerable"),
    ]
    answerer, ticks = ScriptedAnswerer(make_response(value=Decimal(319), unit="件")), []
    outcomes = answer_questions(questions, answerer, on_question=lambda: ticks.append(1))
    assert [outcome.verdict for outcome in outcomes] == ["right", "wrong"]
    assert answerer.asked == ["多少件？", "GDP?"]
    assert len(ticks) == 2


def test_a_passage_cited_that_is_no_hit_is_fetched(
    make_question: Callable[..., Question], make_response: Callable[..., AnswerResponse]
) -> None:
    answerer = ScriptedAnswerer(make_response(hits=False))
    (outcome,) = answer_questions([make_question()], answerer)
    assert answerer.asked == ["多少件？", "d1:0"]
    assert outcome.cited is True


def test_without_a_citation_nothing_is_fetched(
    make_question: Callable[..., Question], make_response: Callable[..., AnswerResponse]
) -> None:
    answerer = ScriptedAnswerer(make_response(reason="not_in_corpus"))
    (outcome,) = answer_questions([make_question()], answerer)
    assert (answerer.asked, outcome.cited) == (["多少件？"], None)
