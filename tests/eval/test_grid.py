"""A grid of places and years, on the project's own collection."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from eval.errors import GoldError
from eval.grid import GridOutcome, ask_grid, build_grid_table, describe_grid, judge_cell
from eval.grid_cells import (
    COLLECTION_CELLS,
    OFFICIAL_CELLS,
    GridCell,
    Value,
    ask_cells,
    known_indicators,
    parse_value,
    read_cells,
)
from index import Embedder, build_snapshot
from ingest import Analyzer, DocumentStore
from service import AnswerResponse, Settings
from service.composition import open_library

GOLD = Path(__file__).parents[2] / "eval" / "gold"
HEADER = "place\tzh\ten\tyear\ttense\tindicator\tvalue\n"
PLACES = {"d1": frozenset({"澄浦市"}), "d2": frozenset({"棠浦县"})}
PRINTED = {("澄浦市", "gdp", 2023): Value(low=Decimal("5.8"), high=None)}


@pytest.fixture(scope="module")
def outcomes(
    analyzer: Analyzer, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> tuple[GridOutcome, ...]:
    data = tmp_path_factory.mktemp("grid")
    store = DocumentStore(data)
    for path in sorted((GOLD / "collection").glob("*.txt")):
        store.add(path)
    build_snapshot(data, analyzer=analyzer, embedder=embedder)
    library = open_library(Settings.from_environ({"ZHIWEN_DATA": str(data)}))
    places = {each.doc_id: frozenset(each.context.places) for each in library.documents().documents}
    return ask_grid(read_cells(COLLECTION_CELLS), library, places)


def test_no_answer_is_of_another_place_or_year(outcomes: tuple[GridOutcome, ...]) -> None:
    astray = [each for each in outcomes if each.verdict in ("other place", "other year")]
    assert [(each.question.text, each.said) for each in astray] == []


def test_four_of_five_cells_that_are_printed_are_answered_rightly(
    outcomes: tuple[GridOutcome, ...],
) -> None:
    printed = [each for each in outcomes if each.question.cell.kind == "printed"]
    assert sum(each.verdict == "right" for each in printed) >= 0.8 * len(printed)


def test_the_table_counts_every_question(outcomes: tuple[GridOutcome, ...]) -> None:
    assert build_grid_table(outcomes).row_count == 8
    assert describe_grid(outcomes).endswith(f"of {len(outcomes)}")


def _cell(*, year: int = 2023, value: Value | None = None, kind: str = "other year") -> GridCell:
    return GridCell(
        place="澄浦市",
        names={"zh": "澄浦市", "en": "Chengpu"},
        year=year,
        tense="result",
        indicator="gdp",
        value=value,
        kind=kind,
    )


@pytest.mark.parametrize(
    ("cell", "answer", "verdict"),
    [
        (_cell(value=PRINTED["澄浦市", "gdp", 2023], kind="printed"), "5.8", "right"),
        (_cell(value=PRINTED["澄浦市", "gdp", 2023], kind="printed"), "6.7", "wrong value"),
        (_cell(year=2022, kind="unprinted"), "5.8", "other year"),
        (_cell(year=2022, kind="unprinted"), "6.7", "wrong value"),
        (_cell(year=2021), "6.7", "other year"),
    ],
)
def test_an_answer_is_right_or_of_another_year_by_its_value(
    make_response: Callable[..., AnswerResponse], cell: GridCell, answer: str, verdict: str
) -> None:
    response = make_response(value=Decimal(answer))
    assert judge_cell(cell, response, PLACES, PRINTED) == verdict


def test_an_answer_from_a_document_of_another_place_is_of_that(
    make_response: Callable[..., AnswerResponse],
) -> None:
    response = make_response(value=Decimal("5.8"))
    elsewhere = {"d1": frozenset({"棠浦县"})}
    assert judge_cell(_cell(), response, elsewhere, PRINTED) == "other place"
    assert judge_cell(_cell(), make_response(reason="not_in_corpus"), {}, {}) == "abstained"


def test_an_answer_dated_to_another_year_is_of_that(
    make_response: Callable[..., AnswerResponse],
) -> None:
    response = make_response(value=Decimal("6.7"), period="2021/2025")
    assert judge_cell(_cell(kind="unprinted"), response, PLACES, {}) == "other year"


def test_every_cell_is_asked_for_in_both_languages() -> None:
    cells = (*read_cells(OFFICIAL_CELLS), *read_cells(COLLECTION_CELLS))
    questions = ask_cells(cells)
    assert len(questions) == 2 * len(cells)
    assert all(str(each.cell.year) in each.text for each in questions)
    assert len(known_indicators()) == 10


def test_as_many_cells_are_there_as_are_not() -> None:
    cells = read_cells(OFFICIAL_CELLS)
    printed = sum(each.kind == "printed" for each in cells)
    assert printed <= len(cells) - printed


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("149.4万", 1_494_000, None), ("4.5~5", "4.5", "5"), ("-2.4", "-2.4", None)],
)
def test_a_value_is_read_as_it_is_printed(text: str, low: object, high: object) -> None:
    found = parse_value(text)
    assert found.low == Decimal(str(low))
    assert found.high == (None if high is None else Decimal(str(high)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("place\n", "first row must be"),
        (f"{HEADER}甲市\t甲市\tJia\tx\tresult\tgdp\t5\n", ":2: "),
        (f"{HEADER}甲市\t甲市\tJia\t2023\tresult\tgrowth\t5\n", "no indicator"),
        (f"{HEADER}甲市\t甲市\tJia\t2023\tsome day\tgdp\t5\n", "use result or target"),
        (f"{HEADER}甲市\t甲市\tJia\t2023\tresult\tgdp\tfive\n", ":2: "),
    ],
)
def test_a_row_that_is_no_cell_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "cells.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=message):
        read_cells(path)


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        read_cells(tmp_path / "none.tsv")
