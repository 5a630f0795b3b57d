"""The reader's pieces of words: those of the encoder that Chinese and English documents hold.

Of the encoder's 250,037 pieces, most are of other languages. Kept are single characters, and what
the texts to learn from hold three times or more. A piece that joins digits to Chinese (年政府 is
none, 5年 is) is left out, so that a number begins and ends where a piece does.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from tokenizers import Tokenizer

MIN_COUNT: Final = 3
_WORD_START: Final = "\u2581"
_SPECIAL: Final = re.compile(r"<[^<>]+>")
_JOINED: Final = re.compile(r"\d.*[\u4e00-\u9fff]|[\u4e00-\u9fff].*\d")
_BATCH: Final = 4096


def choose_reader_pieces(tokenizer: Tokenizer, texts: Iterable[str]) -> list[int]:
    """Return the ids of the pieces to keep, in the encoder's order.

    Args:
        tokenizer: the encoder's.
        texts: what the documents and questions are like.
    """
    counts: Counter[int] = Counter()
    pending: list[str] = []
    for text in texts:
        pending.append(text)
        if len(pending) == _BATCH:
            _count(tokenizer, pending, counts)
            pending = []
    _count(tokenizer, pending, counts)
    vocabulary = tokenizer.get_vocab(with_added_tokens=False)
    return sorted(number for piece, number in vocabulary.items() if _is_kept(piece, counts[number]))


def cut_tokenizer(definition: bytes, kept: Sequence[int]) -> Tokenizer:
    """Return a tokenizer of the kept pieces alone, numbered from 0 in their order.

    Args:
        definition: the encoder's ``tokenizer.json``.
        kept: ids of pieces; the special ones must be among them.
    """
    described: dict[str, Any] = json.loads(definition)
    pieces = described["model"]["vocab"]
    new_ids = {old: new for new, old in enumerate(kept)}
    described["model"]["vocab"] = [pieces[old] for old in kept]
    described["model"]["unk_id"] = new_ids[described["model"]["unk_id"]]
    described["added_tokens"] = [
        {**token, "id": new_ids[token["id"]]}
        for token in described["added_tokens"]
        if token["id"] in new_ids
    ]
    described["post_processor"] = None
    described["truncation"] = None
    described["padding"] = None
    return Tokenizer.from_str(json.dumps(described, ensure_ascii=False))


def _count(tokenizer: Tokenizer, texts: Sequence[str], counts: Counter[int]) -> None:
    for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
        counts.update(encoding.ids)


def _is_kept(piece: str, count: int) -> bool:
    if _SPECIAL.fullmatch(piece):
        return True
    if _JOINED.search(piece):
        return False
    return len(piece.removeprefix(_WORD_START)) <= 1 or count >= MIN_COUNT
