"""The model card: what the model is, what it was made from, what it reaches."""

import re
from collections.abc import Sequence
from dataclasses import asdict

from train.pairs import PairSet
from train.recipe import Recipe
from train.scoring import Scores
from train.sources import SOURCES

_TITLES = {
    "tatoeba_en_zh": "Tatoeba cmn-eng, English to Chinese, accuracy",
    "tatoeba_zh_en": "Tatoeba cmn-eng, Chinese to English, accuracy",
    "ntrex_en_zh": "NTREX, English to Chinese, accuracy",
    "ntrex_zh_en": "NTREX, Chinese to English, accuracy",
    "cmrc_ndcg": "CMRC 2018 dev, question to passage by best sentence, nDCG@10",
}

_RECIPE_LINE = "The recipe and what was tried beside it: `train/README.md`."

_CARD = """---
language: [zh, en]
license: cc-by-sa-4.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, static-embedding, bilingual, retrieval]
---

# zhiwen-static

A table of {pieces:,} vectors of {dim} dimensions for Chinese and English text, {size:.1f} MB in
all. The vector of a text is the mean of its pieces' vectors, brought to length 1; texts that
mean the same lie close together in either language. It is made for finding passages of Chinese
government reports with questions in Chinese (Simplified or Traditional) or English, on a CPU.

```python
from sentence_transformers import SentenceTransformer  # 6.2 or later

model = SentenceTransformer("models/zhiwen-static")
question, passage = model.encode(["How many punitive damages cases?", "适用惩罚性赔偿共计319件"])
```

The table is kept as whole numbers from -127 to 127 with one factor a row and is read as float32.
Zhiwen itself reads the folder without torch (`index/static_embedder.py`), with the same vectors.

## Scores

Measured on the saved folder by `python -m train score`. The sets were never trained on, but the
settings were chosen by them, so the figures lean to the high side. Accuracy: the true partner is
the nearest of all.

| set | score |
|---|---|
{scores}

## Training

`python -m train`, with {settings}.
{recipe_line}
The tokenizer is a Unigram model of jieba's dictionary (MIT) and the words of the texts below; it
folds width, case, accents and Traditional characters (OpenCC's table, Apache-2.0).

## Data

Pairs after cleaning, without those that share a text or a long sentence with the sets above.

| file | pairs | licence | from |
|---|---|---|---|
{data}
| glossary (`ingest/glossary.tsv`) | {glossary:,} | Apache-2.0 | this project |

The weights are offered under CC BY-SA 4.0, as the dictionaries and question sets among the data
ask for. The overlap filter read, but did not train on: Tatoeba test set of LASER (CC BY 2.0 FR),
NTREX (CC BY-SA 4.0), CMRC 2018 dev (CC BY-SA 4.0).

## Limits

- A sum of words: word order, negation and who does what to whom are lost. Read the passage found.
- Numbers are weak signals; a word index finds figures and case numbers better.
- At home in law, government and dictionary vocabulary; weaker on slang, names and current events.
- Unknown Chinese words fall into shorter words or characters, unknown English ones into fragments;
  other languages mostly get a vector of zeros or of little meaning.
"""


def write_card(
    recipe: Recipe,
    pair_sets: Sequence[PairSet],
    scores: Scores,
    *,
    pieces: int,
    size_bytes: int,
) -> str:
    """Return the card of a model as Markdown.

    Args:
        recipe: the settings of the run.
        pair_sets: what it was trained on, in the order of ``SOURCES``, then the glossary.
        scores: of the saved model.
        pieces: size of the vocabulary.
        size_bytes: of the saved folder.
    """
    counts = {pair_set.name: 0 for pair_set in pair_sets}
    for pair_set in pair_sets:
        counts[pair_set.name] += len(pair_set.pairs)
    sources = {source.path: source for source in SOURCES}
    return _CARD.format(
        pieces=pieces,
        dim=recipe.dim,
        size=size_bytes / 1e6,
        settings=_settings(recipe),
        recipe_line=_RECIPE_LINE,
        glossary=counts.get("glossary", 0),
        scores="\n".join(
            f"| {_TITLES[name]} | {value:.3f} |" for name, value in asdict(scores).items()
        ),
        data="\n".join(
            f"| {path} | {counts.get(path, 0):,} | {source.licence} | {source.attribution} |"
            for path, source in sources.items()
        ),
    )


def renew_card(card: str, scores: Scores, *, once_more: str) -> str:
    """Return the card of a model that learnt on after it was saved.

    Args:
        card: of the model before.
        scores: of the model after.
        once_more: what it learnt from, a sentence.
    """
    for name, value in asdict(scores).items():
        title = re.escape(_TITLES[name])
        card = re.sub(rf"(?m)^\| {title} \| .* \|$", f"| {_TITLES[name]} | {value:.3f} |", card)
    return card.replace(_RECIPE_LINE, f"{once_more}\n{_RECIPE_LINE}", 1)


def _seeds(recipe: Recipe) -> str:
    if recipe.tables == 1:
        return f"seed {recipe.seed}"
    last = recipe.seed + recipe.tables - 1
    return f"the average of {recipe.tables} tables, seeds {recipe.seed} to {last}"


def _settings(recipe: Recipe) -> str:
    return (
        f"{_seeds(recipe)}, {recipe.passes} passes, batches of {recipe.batch:,} pairs, "
        f"softmax scale {recipe.scale:g} across languages and {recipe.scale_within:g} "
        f"within Chinese, sparse Adam from {recipe.rate:g} to {recipe.last_rate:g}, then "
        f"{recipe.closing_passes} passes over the everyday sentences alone from "
        f"{recipe.closing_rate:g}"
    )
