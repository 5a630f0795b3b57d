import pytest

from service.records import Answer, Citation, Reply

ANSWER = Answer(text="319件", kind="figure", raw="319件", confidence=0.9)
CITATION = Citation(
    passage_id="d:0",
    doc_id="d",
    title="报告",
    heading_path=(),
    quote="共计319件。",
    quote_span=(0, 7),
    answer_span=(2, 6),
    source=((0, 7),),
    sha256="0" * 64,
)


def test_an_answer_needs_a_citation() -> None:
    with pytest.raises(ValueError, match="no citation, no answer"):
        Reply(answer=ANSWER, reason=None, citations=())


def test_a_reply_without_an_answer_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="an answer or a reason"):
        Reply(answer=None, reason=None, citations=())


def test_a_reply_with_an_answer_gives_no_reason() -> None:
    with pytest.raises(ValueError, match="an answer or a reason"):
        Reply(answer=ANSWER, reason="not_in_corpus", citations=(CITATION,))
