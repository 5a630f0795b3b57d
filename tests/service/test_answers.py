from dataclasses import replace

from index import Hit, Searcher
from ingest import Span
from service.answers import compose_reply


def test_the_best_sentence_of_the_best_hit_is_quoted(searcher: Searcher) -> None:
    hits = searcher.search("2023年惩罚性赔偿案件数", k=5)
    reply = compose_reply(hits, find_document=searcher.document)
    assert reply.answer is not None
    assert reply.answer.kind == "passage"
    assert "319件" in reply.answer.text
    assert reply.citations[0].quote in hits[0].passage.text
    assert 0 <= reply.answer.confidence <= 1


def test_a_hit_whose_quotation_the_document_does_not_bear_out_is_passed_over(
    searcher: Searcher,
) -> None:
    hits = searcher.search("清风行动", k=2)
    forged = replace(hits[0].passage, text=hits[0].passage.text.replace("2.6", "9.9"))
    reply = compose_reply(
        (replace(hits[0], passage=forged, sentence=_whole(hits[0])), hits[1]),
        find_document=searcher.document,
    )
    assert reply.citations[0].passage_id == hits[1].passage.passage_id


def test_without_hits_the_reason_is_that_the_corpus_does_not_hold_it(searcher: Searcher) -> None:
    reply = compose_reply((), find_document=searcher.document)
    assert (reply.answer, reply.reason, reply.citations) == (None, "not_in_corpus", ())


def test_a_hit_of_a_document_that_is_gone_is_no_answer(searcher: Searcher) -> None:
    reply = compose_reply(searcher.search("清风行动", k=1), find_document=lambda _: None)
    assert reply.reason == "not_in_corpus"


def _whole(hit: Hit) -> Span:
    return replace(hit.sentence, start=0, end=len(hit.passage.text))
