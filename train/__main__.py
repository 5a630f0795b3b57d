"""The command line of training: ``python -m train`` and its commands."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ingest import Analyzer, ZhiwenError
from ingest.glossary import DEFAULT_GLOSSARY
from train.asking import AskingPlaces, ask_saved_model
from train.build import Places, build_model
from train.closing import close_saved_model
from train.dev import read_dev_sets
from train.heldout import forbidden_keys
from train.pairs import build_pairs
from train.questions import write_question_sets
from train.reader.recipe import Recipe as ReaderRecipe
from train.recipe import Recipe
from train.scoring import Scores, score_folder
from train.term_table import write_term_table

DATA = Path("../shared/data")
MODEL = Path("models/zhiwen-static")
LEXICON = Path("models/zhiwen-lexicon/lexicon.tsv")
RUN = Path("runs/train")
SETS = Path("runs/sets")
READER = Path("models/zhiwen-reader")
READER_RUN = Path("runs/reader")
FOUND = Path("runs/found.jsonl")
WHEELS = Path("runs/wheels")

DataOption = Annotated[Path, typer.Option(help="The folder of shared training data.")]
HoldOutOption = Annotated[
    bool, typer.Option("--hold-out", help="Leave out the slices by which settings are chosen.")
]

app = typer.Typer(
    add_completion=False,
    help="Train and score the bilingual embedding model.",
    no_args_is_help=False,
)


@app.callback(invoke_without_command=True)
def train(
    context: typer.Context,
    data: DataOption = DATA,
    output: Annotated[Path, typer.Option(help="The model folder to write.")] = MODEL,
    run: Annotated[Path, typer.Option(help="Where the state of the run is kept.")] = RUN,
    seed: Annotated[int, typer.Option(min=0, help="Of the first table.")] = Recipe().seed,
    passes: Annotated[int, typer.Option(min=1, help="Passes over the data.")] = Recipe().passes,
    tables: Annotated[int, typer.Option(min=1, help="Tables to average.")] = Recipe().tables,
    hold_out: HoldOutOption = False,
) -> None:
    """Train the model from the shared data, save it with its card, and score it."""
    if context.invoked_subcommand is not None:
        return
    console = Console(stderr=True)
    places = Places(data=data, glossary=DEFAULT_GLOSSARY, output=output, run=run, hold_out=hold_out)
    try:
        recipe = Recipe(seed=seed, passes=passes, tables=tables)
        scores = build_model(places, recipe, console=console)
    except ZhiwenError as error:
        raise _failure(error) from error
    _show(scores)


@app.command()
def lexicon(
    data: DataOption = DATA,
    output: Annotated[Path, typer.Option(help="The table to write.")] = LEXICON,
    hold_out: HoldOutOption = False,
) -> None:
    """Learn the bilingual lexicon of query terms from the same pairs."""
    console = Console(stderr=True)
    try:
        pair_sets = build_pairs(
            data,
            forbidden=forbidden_keys(data, read_dev_sets(data), hold_out=hold_out),
            glossary=DEFAULT_GLOSSARY,
            report=console.print,
        )
        rows = write_term_table(pair_sets, analyzer=Analyzer(), output=output)
    except ZhiwenError as error:
        raise _failure(error) from error
    typer.echo(f"{rows:,} rows: {output}")


@app.command()
def score(
    model: Annotated[Path, typer.Argument(help="A model folder.")] = MODEL,
    data: DataOption = DATA,
) -> None:
    """Score a model on the development sets."""
    try:
        scores = score_folder(model, read_dev_sets(data))
    except ZhiwenError as error:
        raise _failure(error) from error
    _show(scores)


@app.command()
def close(
    model: Annotated[Path, typer.Argument(help="A model folder that this package saved.")],
    output: Annotated[Path, typer.Option(help="The model folder to write.")],
    data: DataOption = DATA,
    rate: Annotated[
        float, typer.Option(min=0, help="Learning rate at the start.")
    ] = Recipe().closing_rate,
    hold_out: HoldOutOption = False,
) -> None:
    """Learn the closing sources once more, from a saved model, and score it."""
    console = Console(stderr=True)
    recipe = Recipe(closing_rate=rate)
    try:
        scores = close_saved_model(
            model, output, recipe, data=data, console=console, hold_out=hold_out
        )
    except ZhiwenError as error:
        raise _failure(error) from error
    _show(scores)


@app.command()
def ask(
    model: Annotated[Path, typer.Argument(help="A model folder that this package saved.")],
    output: Annotated[Path, typer.Option(help="The model folder to write.")],
    data: DataOption = DATA,
    found: Annotated[Path, typer.Option(help="What `python -m eval found` wrote.")] = FOUND,
) -> None:
    """Let a saved model learn which sentences answer questions, and score it."""
    console = Console(stderr=True)
    places = AskingPlaces(folder=model, output=output, data=data, found=found)
    try:
        scores = ask_saved_model(places, Recipe(), console=console)
    except ZhiwenError as error:
        raise _failure(error) from error
    _show(scores)


@app.command()
def reader(
    data: DataOption = DATA,
    wheels: Annotated[Path, typer.Option(help="The folder of the wheels to start from.")] = WHEELS,
    found: Annotated[Path, typer.Option(help="What `python -m eval found` wrote.")] = FOUND,
    output: Annotated[Path, typer.Option(help="The model folder to write.")] = READER,
    run: Annotated[Path, typer.Option(help="Where the state of the run is kept.")] = READER_RUN,
    steps: Annotated[int, typer.Option(min=1, help="Of Adam.")] = ReaderRecipe().steps,
    seed: Annotated[int, typer.Option(min=0, help="Of head and order.")] = ReaderRecipe().seed,
    shipped: Annotated[
        Path | None, typer.Option("--from", help="A reader's folder to go on from, --steps more.")
    ] = None,
) -> None:
    """Train the reader, or go on with a run that was cut off, save it with its card, score it."""
    # Torch is needed for this command alone.
    from train.reader.building import ReaderPlaces, build_reader
    from train.reader.card import build_rows

    places = ReaderPlaces(
        data=data, wheels=wheels, found=found, run=run, output=output, shipped=shipped
    )
    recipe = ReaderRecipe(steps=steps, seed=seed)
    if shipped is not None:
        recipe = recipe.further(steps)
    try:
        scores = build_reader(places, recipe, console=Console(stderr=True))
    except ZhiwenError as error:
        raise _failure(error) from error
    typer.echo("\n".join(build_rows(scores)))


@app.command()
def sets(
    data: DataOption = DATA,
    output: Annotated[Path, typer.Option(help="The folder to write.")] = SETS,
) -> None:
    """Write two sets of English questions for Chinese passages that nothing learns from."""
    try:
        counts = write_question_sets(data, output)
    except ZhiwenError as error:
        raise _failure(error) from error
    for name, count in counts.items():
        typer.echo(f"{count:,} questions: {output / name}.zh.json, {output / name}.en.json")


def _show(scores: Scores) -> None:
    for name, value in asdict(scores).items():
        typer.echo(f"{name:14} {value:.3f}")


def _failure(error: ZhiwenError) -> typer.Exit:
    typer.echo(f"error: {error}", err=True)
    return typer.Exit(code=1)


if __name__ == "__main__":
    app()
