"""A network that is as the encoder's, but small, with random weights."""

from collections.abc import Sequence

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace

from train.reader.encoder import Encoder

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
SIZES = {"width": 24, "inner": 48, "layers": 2, "heads": 2, "positions": 64}


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """Return a tokenizer of single characters."""
    return make_tokenizer("▁新收审结案件多少元一二三四五六七八九十0123456789，。？ab")


def make_tokenizer(characters: Sequence[str]) -> Tokenizer:
    tokenizer = Tokenizer(
        Unigram([(each, -1.0) for each in (*SPECIAL, *characters)], unk_id=3, byte_fallback=False)
    )
    tokenizer.pre_tokenizer = Metaspace()
    return tokenizer


@pytest.fixture(scope="session")
def encoder(tokenizer: Tokenizer) -> Encoder:
    random = np.random.default_rng(0)
    width, inner = SIZES["width"], SIZES["inner"]
    pieces = tokenizer.get_vocab_size()
    shapes = {"emb.word": pieces * width, "emb.pos": SIZES["positions"] * width}
    shapes |= {"emb.type": 2 * width, "emb.ln.w": width, "emb.ln.b": width}
    for layer in range(SIZES["layers"]):
        for name in ("q", "k", "v", "ao"):
            shapes |= {f"l{layer}.{name}.w": width * width, f"l{layer}.{name}.b": width}
        shapes |= {f"l{layer}.fi.w": width * inner, f"l{layer}.fi.b": inner}
        shapes |= {f"l{layer}.fo.w": width * inner, f"l{layer}.fo.b": width}
        for name in ("aln", "oln"):
            shapes |= {f"l{layer}.{name}.w": width, f"l{layer}.{name}.b": width}
    tensors = {
        name: random.normal(scale=0.2, size=size).astype(np.float32)
        for name, size in shapes.items()
    }
    return Encoder(pieces=pieces, tensors=tensors, **SIZES)
