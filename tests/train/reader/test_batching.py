"""Questions and passages as pieces: what stands where, and what is right."""

from random import Random

import numpy as np
from tokenizers import Tokenizer

from train.reader.batching import PAD, START, STOP, encode, iter_batches
from train.reader.examples import Example, Reading
from train.reader.recipe import Shape

SHAPE = Shape(longest=40, question=8, context=6, overlap=4)
READING = Reading(context="新收审结案件", text="审结319件，新收5件。", answers=((2, 6),))


def test_a_question_is_followed_by_its_gloss_the_context_and_the_text(tokenizer: Tokenizer) -> None:
    glossed = Reading(context="案件", text="审结319件。", gloss="审结")
    found = encode(tokenizer, "多少", glossed, shape=SHAPE, random=None)
    said = "".join(tokenizer.id_to_token(each) for each in found.pieces)
    assert said == "<s>▁多少▁<unk>▁审结</s></s>▁案件</s>▁审结319件。</s>"
    assert found.pieces[0] == START
    assert found.pieces[-1] == STOP


def test_what_is_too_long_loses_the_end_of_the_question_and_the_beginning_of_the_context(
    tokenizer: Tokenizer,
) -> None:
    found = encode(tokenizer, "审结案件多少新收案件", READING, shape=SHAPE, random=None)
    said = "".join(tokenizer.id_to_token(each) for each in found.pieces[: found.first])
    assert said == "<s>▁审结案件多少新</s></s>新收审结案件</s>"


def test_an_answer_starts_and_ends_at_its_pieces(tokenizer: Tokenizer) -> None:
    found = encode(tokenizer, "多少", READING, shape=SHAPE, random=None)
    ((start, end),) = zip(found.starts, found.ends, strict=True)
    spans = [found.offsets[place - found.first] for place in (start, end)]
    assert (spans[0][0], spans[1][1]) == (2, 6)


def test_batches_stay_within_their_budget_and_hold_every_question_once(
    tokenizer: Tokenizer,
) -> None:
    short = Reading(context="", text="新收5件。")
    examples = [
        Example(
            kind="figure", lang="zh", question="多少", readings=(READING, short)[: 1 + number % 2]
        )
        for number in range(30)
    ]
    batches = list(iter_batches(tokenizer, examples, shape=SHAPE, budget=200, random=Random(0)))
    assert len(batches) > 1
    assert all(batch.pieces.numel() <= 200 for batch in batches)
    sizes = [end - start for batch in batches for start, end in batch.groups]
    assert sorted(sizes) == [1] * 15 + [2] * 15
    for batch in batches:
        assert np.array_equal(batch.mask.numpy() == 0, batch.pieces.numpy() == PAD)
        assert not batch.allowed[batch.mask == 0].any()


def test_where_no_passage_answers_the_first_piece_of_each_is_right(tokenizer: Tokenizer) -> None:
    empty = Reading(context="", text="新收5件。")
    example = Example(kind="none", lang="zh", question="多少", readings=(empty, empty))
    (batch,) = iter_batches(tokenizer, [example], shape=SHAPE, budget=200, random=Random(0))
    assert batch.starts[:, 0].all()
    assert batch.ends[:, 0].all()
    assert batch.starts.sum() == batch.ends.sum() == 2
