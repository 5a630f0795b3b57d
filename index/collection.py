"""What is to be indexed: documents with their blocks, passages with their sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.progress import track

from ingest import (
    Block,
    Document,
    Passage,
    Span,
    parse_blocks,
    split_passages,
    split_sentences,
)
from ingest.figures import Figure, PassageYears, extract_figures, read_years

_NO_YEARS = PassageYears(reported=None, told=frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Documents and their passages; ``collect`` and ``read_collection`` make one.

    Attributes:
        documents: each with its blocks.
        passages: in the order of their ids, which is the order of the rows in an index.
        sentences: those of each passage.
        figures: what the passages count, in any order.
        years: what each passage tells of.
    """

    documents: Sequence[tuple[Document, Sequence[Block]]]
    passages: Sequence[Passage]
    sentences: Sequence[Sequence[Span]]
    figures: Sequence[Figure] = ()
    years: Sequence[PassageYears] = ()

    def sentence_texts(self) -> list[str]:
        """Return the sentences of all passages, one passage after the other."""
        return [
            span.of(passage.text)
            for passage, spans in zip(self.passages, self.sentences, strict=True)
            for span in spans
        ]


def collect(
    documents: Sequence[tuple[Document, Sequence[Block]]],
    passages: Iterable[Passage],
    figures: Iterable[Figure] = (),
    years: Mapping[str, PassageYears] | None = None,
) -> Collection:
    """Put passages in order and split them into sentences.

    Args:
        documents: each with its blocks.
        passages: of those documents, in any order, each with some text.
        figures: of those passages, in any order.
        years: of those passages, by id; a passage left out tells of none.
    """
    ordered = sorted(passages, key=lambda passage: passage.passage_id)
    return Collection(
        documents=documents,
        passages=ordered,
        sentences=[split_sentences(passage.text) for passage in ordered],
        figures=tuple(figures),
        years=[(years or {}).get(passage.passage_id, _NO_YEARS) for passage in ordered],
    )


def read_collection(documents: Sequence[Document], *, progress: bool = False) -> Collection:
    """Parse documents into a collection, with a progress bar if asked for."""
    parsed = []
    passages: list[Passage] = []
    figures: list[Figure] = []
    years: dict[str, PassageYears] = {}
    for document in track(documents, "Parsing", disable=not progress):
        blocks = parse_blocks(document)
        found = split_passages(document, blocks)
        parsed.append((document, blocks))
        passages += found
        counted = extract_figures(document, found)
        figures += counted
        years |= read_years(document, found, counted)
    return collect(parsed, passages, figures, years)
