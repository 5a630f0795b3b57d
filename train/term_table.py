"""The bilingual lexicon that the searcher translates query terms with, learnt from the pairs."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.progress import track

from ingest import Analyzer
from train.alignment import AlignedTerms, TermPair, align
from train.cleaning import has_han
from train.pairs import PairSet

HEADER = ("en", "zh", "en_to_zh", "zh_to_en")
ALTERNATIVES = 10
MIN_AGREEMENT = 0.03
MIN_PROBABILITY = 0.02
_WORD = re.compile(r"[^\W\d_]+")

Terms = Callable[[str], list[str]]


def write_term_table(pair_sets: Iterable[PairSet], *, analyzer: Analyzer, output: Path) -> int:
    """Align the terms of all Chinese-English pairs and write the table.

    The terms are those of the analyzer, so that they are found in an index as they stand.

    Args:
        pair_sets: training pairs; those within one language are passed over.
        analyzer: the one that passages and questions go through.
        output: the TSV file to write, replaced as a whole.

    Returns:
        The number of rows.
    """
    pairs = [pair for pair_set in pair_sets for pair in _term_pairs(pair_set, analyzer.terms)]
    rows = select_rows(align(pairs))
    lines = ["\t".join(HEADER), *(_line(*row) for row in rows)]
    output.parent.mkdir(parents=True, exist_ok=True)
    aside = output.with_suffix(".part")
    aside.write_text("\n".join(lines) + "\n", encoding="utf-8")
    aside.replace(output)
    return len(rows)


def select_rows(aligned: Iterable[AlignedTerms]) -> list[tuple[str, str, float, float]]:
    """Keep the alternatives that both directions agree on, as shares of their word's sum.

    The agreement of two terms is the geometric mean of the probabilities of both directions:
    it is low for a frequent word that stands beside everything.

    Returns:
        (English, Chinese, share among the English word's, share among the Chinese word's
        alternatives), ordered by the English word and the share.
    """
    agreed = [(found, (found.to_right * found.to_left) ** 0.5) for found in aligned]
    agreed = [(found, score) for found, score in agreed if score >= MIN_AGREEMENT]
    en_sums = _top_sums((found.right, score) for found, score in agreed)
    zh_sums = _top_sums((found.left, score) for found, score in agreed)
    rows = [
        (found.right, found.left, score / en_sums[found.right], score / zh_sums[found.left])
        for found, score in agreed
    ]
    kept = [row for row in rows if max(row[2], row[3]) >= MIN_PROBABILITY]
    return sorted(kept, key=lambda row: (row[0], -row[2], row[1]))


def _top_sums(scored: Iterable[tuple[str, float]]) -> dict[str, float]:
    by_term: defaultdict[str, list[float]] = defaultdict(list)
    for term, score in scored:
        by_term[term].append(score)
    return {term: sum(sorted(scores)[-ALTERNATIVES:]) for term, scores in by_term.items()}


def _term_pairs(pair_set: PairSet, terms: Terms) -> Iterable[TermPair]:
    for pair in track(pair_set.pairs, pair_set.name):
        if has_han(pair.left) and not has_han(pair.right):
            left, right = _words(terms(pair.left)), _words(terms(pair.right))
            if left and right:
                yield left, right


def _words(terms: Sequence[str]) -> list[str]:
    return [term for term in terms if _WORD.fullmatch(term)]


def _line(en: str, zh: str, forward: float, backward: float) -> str:
    return f"{en}\t{zh}\t{forward:.3f}\t{backward:.3f}"
