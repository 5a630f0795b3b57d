"""Which of the encoder's pieces are kept, and the tokenizer that knows them alone."""

import json

from tokenizers import Tokenizer

from train.reader.pieces import choose_reader_pieces, cut_tokenizer

PIECES = (
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "年",
    "政",
    "府",
    "5",
    "政府",
    "年政府",
    "5年",
    "▁the",
    "▁le",
)
DEFINITION = json.dumps(
    {
        "version": "1.0",
        "added_tokens": [
            {
                "id": number,
                "content": content,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": True,
            }
            for number, content in enumerate(PIECES[:4])
        ],
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"},
        "model": {
            "type": "Unigram",
            "unk_id": 3,
            "vocab": [[piece, -1.0 if len(piece) > 1 else -4.0] for piece in PIECES],
        },
    }
).encode()


def test_single_characters_and_what_occurs_often_are_kept_but_nothing_that_joins_digits() -> None:
    tokenizer = Tokenizer.from_str(DEFINITION.decode())
    texts = ["政府 the", "政府 the", "政府 the le", "5年"]
    kept = [PIECES[number] for number in choose_reader_pieces(tokenizer, texts)]
    assert kept == ["<s>", "<pad>", "</s>", "<unk>", "▁", "年", "政", "府", "5", "政府", "▁the"]


def test_a_cut_tokenizer_cuts_as_before_where_it_knows_the_pieces() -> None:
    kept = [number for number, piece in enumerate(PIECES) if piece not in ("年政府", "5年")]
    cut = cut_tokenizer(DEFINITION, kept)
    assert cut.get_vocab_size() == len(kept)
    assert cut.encode("5年政府 the", add_special_tokens=False).tokens == [
        *("▁", "5", "年", "政府"),
        "▁the",
    ]
    assert cut.token_to_id("</s>") == 2
