from pathlib import Path

from eval.contexts import collect_contexts, context_id, open_context_searcher
from service import Settings

CONTEXTS = (
    "# 标题\n\n一、第一节\n第一段。第二段！\f- 3 -\n\n第三段。",
    "The harbour was built in 1920. It froze twice.",
)


def test_each_context_is_one_passage_to_the_letter() -> None:
    collection = collect_contexts(CONTEXTS)
    assert tuple(passage.text for passage in collection.passages) == CONTEXTS
    assert [passage.passage_id for passage in collection.passages] == [context_id(0), context_id(1)]
    assert [document.language for document, _ in collection.documents] == ["zh", "en"]
    assert all(not passage.heading_path for passage in collection.passages)


def test_ids_stand_in_the_order_of_the_numbers() -> None:
    ids = [context_id(number) for number in (0, 9, 10, 848, 100_000)]
    assert ids == sorted(ids)


def test_contexts_are_found_by_their_number(tmp_path: Path) -> None:
    searcher = open_context_searcher(CONTEXTS, tmp_path, Settings.from_environ({}))
    for question, number in (("哪里有第三段？", 0), ("When was the harbour built?", 1)):
        assert searcher.search(question)[0].passage.passage_id == context_id(number)
