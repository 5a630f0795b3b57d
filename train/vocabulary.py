"""The choice of the model's pieces: as many as fit, by how often the training texts use them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, trainers

from train import lexicon
from train.cleaning import has_han
from train.pairs import PairSet
from train.tokenizer import SPECIAL, build_tokenizer, fold

COUNT_LIMIT = 60_000
FRAGMENTS = 3_000
FRAGMENT_LOG_PROB = -13.0
LETTER_LOG_PROB = -16.0
CHUNK = 8_192

_RUN = re.compile(r"[\u3400-\u9fff]+|[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Everything that could be a piece.

    Attributes:
        log_probs: each candidate, folded, with its log-probability.
        forced: those that must be pieces whatever their count.
    """

    log_probs: Mapping[str, float]
    forced: frozenset[str]


def choose_pieces(
    pair_sets: Sequence[PairSet], *, terms: Sequence[str] = (), budget: int
) -> dict[str, float]:
    """Choose the pieces of the vocabulary.

    Args:
        pair_sets: the training pairs; each source's weight multiplies its counts.
        terms: terms that must be whole pieces where they can be, e.g. a glossary's.
        budget: how many pieces, the two special ones included.

    Returns:
        The pieces with their log-probabilities, in order: forced ones, then by falling count.
    """
    samples = [(pair_set.weight, _sample(pair_set)) for pair_set in pair_sets]
    candidates = collect_candidates(samples, terms)
    counts = _count(candidates, samples)
    ranked = sorted(
        (piece for piece in candidates.log_probs if counts.get(piece, 0) > 0),
        key=lambda piece: (piece not in candidates.forced, -counts[piece], piece),
    )
    kept = [piece for piece in candidates.forced if piece not in counts]
    room = budget - len(SPECIAL) - FRAGMENTS - len(kept)
    kept = sorted(kept) + ranked[: max(room, 0)]
    chosen = {piece: candidates.log_probs[piece] for piece in kept}
    words = {word: counts[word] for word in ranked[max(room, 0) :] if not has_han(word)}
    return chosen | _fragments(words, chosen)


def collect_candidates(
    samples: Sequence[tuple[float, Sequence[str]]], terms: Sequence[str]
) -> Candidates:
    """Gather the candidate pieces of texts (with their sources' weights) and of terms."""
    texts = [text for _, sample in samples for text in sample]
    chinese = lexicon.log_probs(lexicon.chinese_counts())
    english = lexicon.log_probs(
        {word: count for word, count in lexicon.english_counts(texts).items() if count > 1}
    )
    numbers = lexicon.number_log_probs()
    letters = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", LETTER_LOG_PROB)
    base = letters | chinese | english | numbers
    _add_characters(base, texts)
    folded_terms = [fold(term) for term in terms]
    extra = [text for text in texts if lexicon.is_han_term(text) or lexicon.is_phrase(text)]
    long_terms = [
        term for term in folded_terms if lexicon.is_han_term(term) or lexicon.is_phrase(term)
    ]
    added = _join(base, [*long_terms, *extra])
    forced = {term for term in folded_terms if term in base or term in added}
    forced |= set(numbers) | set(letters)
    return Candidates(log_probs=base | added, forced=frozenset(forced))


def _sample(pair_set: PairSet) -> list[str]:
    step = max(1, len(pair_set.pairs) // COUNT_LIMIT)
    texts = dict.fromkeys(
        text for pair in pair_set.pairs[::step] for text in (pair.left, pair.right)
    )
    return [fold(text) for text in texts]


def _add_characters(base: dict[str, float], texts: Iterable[str]) -> None:
    """Add the Han characters that occur in the texts and stand in no dictionary."""
    lowest = min(base.values())
    for text in texts:
        for character in text:
            if character not in base and has_han(character):
                base[character] = lowest


def _join(base: Mapping[str, float], terms: Iterable[str]) -> dict[str, float]:
    """Give each new term the score of its best cut, so that it is kept whole."""
    tokenizer = build_tokenizer(base)
    pieces = list(SPECIAL) + list(base)
    scores = np.array([0.0, 0.0, *base.values()])
    new = [term for term in dict.fromkeys(terms) if term not in base]
    added = {}
    for start in range(0, len(new), CHUNK):
        chunk = new[start : start + CHUNK]
        encodings = tokenizer.encode_batch_fast(chunk, add_special_tokens=False)
        for term, encoding in zip(chunk, encodings, strict=True):
            if all(pieces[index] != SPECIAL[0] for index in encoding.ids):
                added[term] = float(scores[encoding.ids].sum()) + 0.01
    return added


def _count(
    candidates: Candidates, samples: Sequence[tuple[float, Sequence[str]]]
) -> dict[str, float]:
    tokenizer = build_tokenizer(candidates.log_probs)
    totals: NDArray[np.float64] = np.zeros(tokenizer.get_vocab_size())
    for weight, texts in samples:
        for start in range(0, len(texts), CHUNK):
            batch = list(texts[start : start + CHUNK])
            encodings = tokenizer.encode_batch_fast(batch, add_special_tokens=False)
            ids = [index for encoding in encodings for index in encoding.ids]
            totals += weight * np.bincount(np.array(ids, dtype=np.int64), minlength=len(totals))
    return {
        piece: float(count)
        for piece, count in zip(candidates.log_probs, totals[len(SPECIAL) :], strict=True)
        if count > 0
    }


def _fragments(words: Mapping[str, float], chosen: Mapping[str, float]) -> dict[str, float]:
    """Learn the parts into which words outside the vocabulary fall (byte-pair merges)."""
    trainer = trainers.BpeTrainer(
        vocab_size=FRAGMENTS + 200, special_tokens=[], show_progress=False, max_token_length=6
    )
    model = Tokenizer(models.BPE())
    model.train_from_iterator(sorted(word for word in words if " " not in word), trainer)
    learnt = sorted(model.get_vocab().items(), key=lambda item: item[1])
    new = [piece for piece, _ in learnt if piece not in chosen and _RUN.fullmatch(piece)]
    return dict.fromkeys(new[:FRAGMENTS], FRAGMENT_LOG_PROB)
