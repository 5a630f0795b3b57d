"""What the words of questions are called in the passages, as the product tells the reader."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.progress import track

from index.lexicon import select_translations
from index.query import gloss, read_wordings
from ingest import Analyzer, default_glossary, fold
from train.reader.examples import Example


class Glosses:
    """Finds the terms of a passage that translate the words of a question.

    Args:
        texts: what the passages hold; a word is translated into their terms only.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._analyzer = Analyzer()
        terms = {term for text in texts for term in self._analyzer.terms(text)}
        self._translations = select_translations(
            terms, analyzer=self._analyzer, glossary=default_glossary()
        )

    def add(self, example: Example) -> Example:
        """Return an example with the gloss of each of its passages."""
        tokens = self._analyzer.tokens(example.question)
        terms = [token.term for token in tokens]
        wordings = read_wordings(example.question, tokens, terms, self._translations)
        readings = tuple(
            replace(each, gloss=" ".join(gloss(wordings, fold(f"{each.context} {each.text}").text)))
            for each in example.readings
        )
        return replace(example, readings=readings)


def add_glosses(lessons: Sequence[Sequence[Example]]) -> tuple[list[Example], ...]:
    """Return sets of examples with the gloss of each passage."""
    texts = {
        text
        for lesson in lessons
        for example in lesson
        for each in example.readings
        for text in (each.context, each.text)
    }
    glosses = Glosses(track(sorted(texts), description="reading the passages' words"))
    return tuple(
        [glosses.add(each) for each in track(lesson, description="translating questions")]
        for lesson in lessons
    )
