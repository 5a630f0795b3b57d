"""The reader's card: what it is, what it was made from, what it reaches and what it gets wrong."""

from collections.abc import Mapping
from pathlib import Path

from train.reader.recipe import Recipe
from train.reader.scoring import ReadingScores

_CARD = (Path(__file__).parent / "card.txt").read_text(encoding="utf-8")


def write_card(
    recipe: Recipe,
    scores: Mapping[str, Mapping[tuple[str, str], ReadingScores]],
    *,
    folder: Path,
    pieces: int,
) -> str:
    """Return the text of the card.

    Args:
        recipe: the settings of the run.
        scores: by set, then by language and kind.
        folder: the model's, for its size.
        pieces: how many the tokenizer knows.
    """
    size = sum(each.stat().st_size for each in folder.iterdir() if each.suffix != ".md")
    return _CARD.format(
        layers=recipe.layers,
        pieces=pieces,
        size=size / 1e6,
        general=recipe.general,
        steps=recipe.steps,
        frozen=recipe.frozen,
        rounded=recipe.rounded,
        budget=recipe.budget,
        rate=recipe.rate,
        restarts="".join(
            f", from step {step:,} on anew and half as high" for step in recipe.restarts
        ),
        longest=recipe.shape.longest,
        windows=recipe.shape.windows,
        table="\n".join(build_rows(scores)),
    )


def build_rows(scores: Mapping[str, Mapping[tuple[str, str], ReadingScores]]) -> list[str]:
    """Return the scores as the lines of a Markdown table."""
    rows = [
        "| set | questions | kind | asked | overlap | exact | F1 | lost | refused |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, groups in scores.items():
        for (lang, kind), each in groups.items():
            shares = (each.overlap, each.exact, each.f1, each.lost, each.refused)
            told = " | ".join(f"{share:.2f}" for share in shares)
            rows.append(f"| {name} | {lang} | {kind} | {each.asked:,} | {told} |")
    return rows
