"""Question sets in the SQuAD format: contexts to be found, and the questions they answer.

Source: Rajpurkar et al. 2016, https://arxiv.org/abs/1606.05250; CMRC 2018 and XQuAD keep the form.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.errors import SetError
from eval.sources import read_set_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A question, and the number of the one context that answers it."""

    topic_id: str
    text: str
    context: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadSet:
    """A question set.

    Attributes:
        name: of the file, without its folder; of both where the questions come from another.
        contexts: each distinct one once, in the order of the file.
        topics: in the order of the file, at least one; their ids differ.
        left_out: how many questions of the file the other file does not ask.
    """

    name: str
    contexts: tuple[str, ...]
    topics: tuple[Topic, ...]
    left_out: int = 0


def read_squad(path: Path) -> SquadSet:
    """Read a SQuAD file, gzipped or not.

    Raises:
        SetError: the file cannot be read, has another form, or asks nothing.
    """
    places: dict[str, int] = {}
    topics: dict[str, Topic] = {}
    try:
        for context, entry in _iter_entries(json.loads(read_set_text(path))):
            place = places.setdefault(context, len(places))
            topic = Topic(topic_id=str(entry["id"]), text=str(entry["question"]), context=place)
            if topics.setdefault(topic.topic_id, topic) != topic:
                raise SetError(f"{path}: two questions have the id {topic.topic_id!r}; rename one")
    except (ValueError, KeyError, TypeError) as error:
        raise SetError(
            f"{path}: not in the SQuAD format ({error!r}); expected data -> paragraphs -> qas"
        ) from error
    if not topics:
        raise SetError(f"{path}: asks no question; name a file with qas")
    return SquadSet(name=path.name, contexts=tuple(places), topics=tuple(topics.values()))


def with_questions(asked: SquadSet, other: SquadSet) -> SquadSet:
    """Return a set with the questions of another, such as another language's, by id.

    Questions of either set that the other lacks are left out.

    Raises:
        SetError: no id stands in both.
    """
    texts = {topic.topic_id: topic.text for topic in other.topics}
    topics = tuple(
        replace(topic, text=texts[topic.topic_id])
        for topic in asked.topics
        if topic.topic_id in texts
    )
    if not topics:
        raise SetError(
            f"{other.name}: has no question id of {asked.name}; name the same set in two languages"
        )
    return SquadSet(
        name=f"{asked.name} asked by {other.name}",
        contexts=asked.contexts,
        topics=topics,
        left_out=len(asked.topics) - len(topics),
    )


def _iter_entries(fields: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for article in fields["data"]:
        for paragraph in article["paragraphs"]:
            context = str(paragraph["context"])
            if not context.strip():
                raise ValueError("a context is blank")
            for entry in paragraph["qas"]:
                yield context, entry
