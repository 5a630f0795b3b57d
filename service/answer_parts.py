"""Answers to a question for several things, one by one."""

import re
from collections.abc import Iterable
from typing import Protocol

from index import Filter, WeighedQuery
from ingest.characters import count_han
from service.answering import QUANTITIES, Answerer
from service.questions import Question, may_name_several, split_things
from service.records import Reply
from service.responses import AnswerPart

_FEWEST = 2
_YEAR = re.compile(r"\d{4}")
_HITS = 5


class WeighingBackend(Protocol):
    """What is asked of a searcher here; ``index.Searcher`` is one."""

    def weigh(self, query: str) -> WeighedQuery:
        """Return a query weighed against the collection."""


def answer_parts(
    question: Question, backend: WeighingBackend, answerer: Answerer, *, where: Filter
) -> tuple[AnswerPart, ...]:
    """Return an answer for each of the things that a question asks the number of one by one.

    Args:
        question: as it was read.
        backend: cuts it into words.
        answerer: answers for each.
        where: which passages may be drawn on.

    Returns:
        None where the question names one thing or asks for no number, where fewer than two of the
        things have a figure of their own, or where those are not of one year though the question
        names none.
    """
    text = question.text.strip()
    if question.asked not in QUANTITIES or not may_name_several(text):
        return ()
    words = {wording.source for wording in backend.weigh(text).query.wordings}
    things = split_things(text, words)
    if not things:
        return ()

    def ask(asked: Iterable[tuple[str, str]]) -> list[AnswerPart]:
        return [
            _part(thing, query, answerer.answer(query, k=_HITS, where=where).reply)
            for thing, query in asked
        ]

    parts = ask(things)
    years = _years(parts)
    if len(years) > 1 and not _YEAR.search(text):
        # What stands side by side is of one year, the last that there is.
        parts = ask(_of_year(things, max(years)))
        if len(_years(parts)) > 1:
            return ()
    return tuple(parts) if _differ(parts) else ()


def _years(parts: Iterable[AnswerPart]) -> set[str]:
    """Return the last years of the periods of the answers."""
    periods = (part.answer.period or "" for part in parts if part.answer is not None)
    return {found[-1] for period in periods if (found := _YEAR.findall(period))}


def _of_year(asked: Iterable[tuple[str, str]], year: str) -> list[tuple[str, str]]:
    return [
        (thing, f"{year}年{query}" if count_han(query) else f"{query.rstrip(' ?')} in {year}")
        for thing, query in asked
    ]


def _part(thing: str, query: str, reply: Reply) -> AnswerPart:
    """Return the answer to one thing: a figure, else what may be meant, else none."""
    given = reply.answer if reply.answer is not None and reply.answer.kind == "figure" else None
    return AnswerPart(
        thing=thing,
        query=query,
        answer=given,
        reason=None if given is not None else reply.reason or "no_such_figure",
        choices=reply.choices,
        citations=reply.citations if given is not None or reply.choices else (),
    )


def _differ(parts: list[AnswerPart]) -> bool:
    """Tell whether at least two things have a figure, and no two the same."""
    places = [
        (part.citations[0].passage_id, part.citations[0].answer_span)
        for part in parts
        if part.answer is not None
    ]
    return len(places) >= _FEWEST and len(set(places)) == len(places)
