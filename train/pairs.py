"""From the shared data to the training pairs: read, clean, drop overlap and duplicates."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from train.cleaning import without_duplicates, without_overlap
from train.dictionary import glossary_pairs
from train.errors import TrainError
from train.pair import Pair
from train.sources import SOURCES, Source

GLOSSARY_SHARE = 10.0
GLOSSARY_WEIGHT = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSet:
    """The pairs of one source, cleaned.

    Attributes:
        name: the source's file, relative to the data folder.
        pairs: in file order.
        share: how often each is seen in one pass.
        within: they are within Chinese.
        closing: they are learnt from once more at the end.
        weight: how much each counts when the vocabulary is chosen.
    """

    name: str
    pairs: tuple[Pair, ...]
    share: float
    weight: float
    within: bool = False
    closing: bool = False


def build_pairs(
    data: Path,
    *,
    forbidden: frozenset[str],
    glossary: Path | None = None,
    sources: Iterable[Source] = SOURCES,
    report: Callable[[str], None] = lambda _: None,
) -> tuple[PairSet, ...]:
    """Read all sources and return their cleaned pairs; the same data gives the same pairs.

    Args:
        data: the shared data folder.
        forbidden: keys of texts that must not be trained on.
        glossary: a glossary to train on as well.
        sources: the sources to read.
        report: is told of each source when it is done.

    Raises:
        TrainError: the folder or a file of it is absent, or no pair is left.
    """
    if not data.is_dir():
        raise TrainError(
            f"training data not found: {data} is no folder; "
            "give the shared data folder with --data FOLDER"
        )
    sets = []
    for source in sources:
        sets.append(_read_source(data, source, forbidden))
        report(f"{source.path}: {len(sets[-1].pairs):,} pairs")
    if glossary is not None:
        pairs = _clean(glossary_pairs(glossary), forbidden)
        sets.append(
            PairSet(name="glossary", pairs=pairs, share=GLOSSARY_SHARE, weight=GLOSSARY_WEIGHT)
        )
        report(f"{glossary.name}: {len(pairs):,} pairs")
    if not any(pair_set.pairs for pair_set in sets):
        raise TrainError(f"{data} yields no training pairs; check that its files are complete")
    return tuple(sets)


def _read_source(data: Path, source: Source, forbidden: frozenset[str]) -> PairSet:
    return PairSet(
        name=source.path,
        pairs=_clean(source.read(data / source.path), forbidden),
        share=source.share,
        weight=source.weight,
        within=source.within,
        closing=source.closing,
    )


def _clean(pairs: Iterator[Pair], forbidden: frozenset[str]) -> tuple[Pair, ...]:
    return tuple(without_duplicates(without_overlap(pairs, forbidden)))
