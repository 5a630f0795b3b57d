"""The model's tokenizer: a standard ``tokenizers`` Unigram file that cuts as jieba does.

Text is folded (NFKD, accents off, lower case, Simplified characters, everything but letters and
digits made a space), divided into runs of Han, of digits and of the rest, and each run is cut
into the pieces with the highest sum of log-probabilities.
"""

from collections.abc import Mapping
from functools import cache

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from train.charmap import compile_charmap, simplified_characters

UNKNOWN = "<unk>"
SPACE = " "
SPECIAL = (UNKNOWN, SPACE)


def build_tokenizer(log_probs: Mapping[str, float]) -> Tokenizer:
    """Build the tokenizer of a vocabulary.

    Ids follow the order of ``log_probs`` after the two special pieces, unknown (0) and space (1).

    Args:
        log_probs: each piece, folded, with its log-probability (<= 0).
    """
    entries = [(UNKNOWN, 0.0), (SPACE, 0.0), *((p, round(s, 3)) for p, s in log_probs.items())]
    tokenizer = Tokenizer(models.Unigram(entries, unk_id=0))
    tokenizer.normalizer = _normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"\p{Han}+"), "isolated"),
            pre_tokenizers.Split(Regex(r"\p{N}+"), "isolated"),
        ]
    )
    return tokenizer


def fold(text: str) -> str:
    """Return a text as the tokenizer's pieces are written.

    >>> fold("Punitive-Damages，懲罰性賠償")
    'punitive damages 惩罚性赔偿'
    """
    folded: str = _normalizer().normalize_str(text)
    return folded.strip()


@cache
def _normalizer() -> normalizers.Sequence:
    charmap = compile_charmap(simplified_characters())
    return normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"[^\p{L}\p{N}]+"), SPACE),
            normalizers.Precompiled(charmap),
        ]
    )
