"""Golden files: how reports are read, passage by passage; `make golden` rewrites them."""

import hashlib
from pathlib import Path

import pytest

from ingest import Passage, parse_blocks, read_document, split_passages
from ingest.figures import FIGURE_RULES_VERSION, extract_figures, read_years

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden" / "cn-ip-protection-2023.passages.tsv"
GOLDEN_FIGURES = Path(__file__).parent / "golden" / "figures.tsv"
REPORTS = [
    ROOT / "corpus" / "cn-ip-protection-2023.txt",
    *sorted((ROOT / "eval" / "gold" / "made-up").glob("*.txt")),
    *sorted((ROOT / "tests" / "service" / "tables").glob("*.txt")),
]


def describe(passage: Passage) -> str:
    """Return a passage as one line: place, kind, headings, text with its borders visible."""
    text = passage.text.replace("\t", "␉").replace("\n", "␊")
    return "\t".join(
        (str(passage.source_offset(0)), passage.kind, " › ".join(passage.heading_path), text)
    )


def sum_up_figures(path: Path) -> str:
    """Return a report as one line: its name, how many figures it has, the sum of all read there."""
    report = read_document(path)
    passages = split_passages(report, parse_blocks(report))
    figures = extract_figures(report, passages)
    years = read_years(report, passages, figures)
    lines = [
        *map(repr, figures),
        *(f"{name} {told.reported} {sorted(told.told)}" for name, told in years.items()),
    ]
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return f"{path.stem}\t{len(figures)}\t{digest[:16]}\n"


def test_golden_passages_of_the_shipped_report(
    report_passages: tuple[Passage, ...], request: pytest.FixtureRequest
) -> None:
    found = "".join(describe(passage) + "\n" for passage in report_passages)
    if request.config.getoption("--rewrite-golden"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_golden_figures_change_with_the_version_of_their_rules_alone(
    request: pytest.FixtureRequest,
) -> None:
    version, _, golden = GOLDEN_FIGURES.read_text(encoding="utf-8").partition("\n")
    found = "".join(map(sum_up_figures, REPORTS))
    raised = int(version) < FIGURE_RULES_VERSION
    assert raised or found == golden, (
        "other figures are read than before: raise FIGURE_RULES_VERSION in"
        " ingest/figures/extraction.py, then run `make golden`"
    )
    if request.config.getoption("--rewrite-golden"):
        GOLDEN_FIGURES.write_text(f"{FIGURE_RULES_VERSION}\n{found}", encoding="utf-8")
        return
    assert (version, golden) == (str(FIGURE_RULES_VERSION), found), "run `make golden`"
