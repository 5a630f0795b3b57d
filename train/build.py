"""From the shared data folder to the model folder, in one go."""

from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from ingest import read_glossary
from train.card import write_card
from train.checkpoint import clear_checkpoint
from train.collection import distinct_texts, index_pairs
from train.composition import compose
from train.dev import DevSets, read_dev_sets
from train.encoding import encode_texts
from train.export import CARD, folder_size, save_model
from train.heldout import forbidden_keys
from train.pairs import PairSet, build_pairs
from train.recipe import Recipe
from train.scoring import Scores, score_folder
from train.tokenizer import SPECIAL, build_tokenizer
from train.training import table_folders, train_model
from train.vocabulary import choose_pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a training run reads and writes.

    Attributes:
        data: the shared data folder.
        glossary: the glossary to train on as well; ``None`` for none.
        output: the model folder to write.
        run: the folder for the state of the run.
        hold_out: leave out the slices by which settings are chosen; the shipped model learns from
            them, too.
    """

    data: Path
    glossary: Path | None
    output: Path
    run: Path
    hold_out: bool = False


def build_model(places: Places, recipe: Recipe, *, console: Console) -> Scores:
    """Train a model, save it with its card, and score what was saved.

    Args:
        places: where to read and write.
        recipe: the settings.
        console: where progress is shown.

    Raises:
        TrainError: the data is absent or incomplete, or the model would be too large.
    """
    dev = read_dev_sets(places.data)
    pair_sets = build_pairs(
        places.data,
        forbidden=forbidden_keys(places.data, dev, hold_out=places.hold_out),
        glossary=places.glossary,
        report=console.print,
    )
    terms = _glossary_names(places.glossary)
    with console.status("choosing the vocabulary"):
        log_probs = choose_pieces(pair_sets, terms=terms, budget=recipe.pieces)
    console.print(f"vocabulary: {len(log_probs):,} pieces")
    return _train_and_save(places, recipe, pair_sets, log_probs, dev, console)


def _train_and_save(
    places: Places,
    recipe: Recipe,
    pair_sets: tuple[PairSet, ...],
    log_probs: dict[str, float],
    dev: DevSets,
    console: Console,
) -> Scores:
    tokenizer = build_tokenizer(log_probs)
    texts = distinct_texts(pair_sets)
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("cutting texts", total=len(texts))
        encoded = encode_texts(
            tokenizer, texts, report=lambda done: progress.update(task, completed=done)
        )
    parts = compose([*SPECIAL, *log_probs], recipe.parts)
    sources = index_pairs(pair_sets, texts)
    model = train_model(encoded, sources, parts, recipe, run=places.run, console=console)
    vectors = model.piece_vectors()
    save_model(places.output, vectors=vectors, tokenizer=tokenizer, files={})
    scores = score_folder(places.output, dev)
    size = folder_size(places.output)
    card = write_card(recipe, pair_sets, scores, pieces=len(vectors), size_bytes=size)
    (places.output / CARD).write_text(card, encoding="utf-8")
    for folder in table_folders(places.run, recipe):
        clear_checkpoint(folder)
    return scores


def _glossary_names(glossary: Path | None) -> list[str]:
    if glossary is None:
        return []
    return [name for term in read_glossary(glossary) for name in (*term.zh, *term.en)]
