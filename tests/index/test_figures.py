"""Figures come back from SQLite as they went in, and a filter lets through what it names."""

import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SnapshotError
from index.figures import FigureFilter, FigureStore, IndexedFigure
from index.texts import TEXTS_FILE, TextStore
from ingest import Document, Span
from ingest.figures import Amount, Change, Figure, FigureKind


def make_document(doc_id: str, year: int | None) -> Document:
    return Document(
        doc_id=doc_id,
        title="某省统计公报",
        issuer="",
        year=year,
        language="zh",
        source_name="made-up.txt",
        sha256="0" * 64,
        text="…",
    )


def make_figure(
    raw: str = "319件", *, unit: str = "件", kind: FigureKind = "count", place: str = "zh-1:5"
) -> Figure:
    return Figure(
        passage_id=place,
        doc_id=place.partition(":")[0],
        amount=Amount(
            span=Span(start=4, end=4 + len(raw)),
            raw=raw,
            value=Decimal(319),
            unit=unit,
            kind=kind,
            bound="exact",
        ),
        subject="惩罚性赔偿案件",
        scope=("concluded", "first_instance"),
        period="2023",
        change=None,
        is_change=False,
    )


FIGURES = (
    IndexedFigure(figure=make_figure("35件"), terms={"惩罚", "赔偿", "2023年"}),
    IndexedFigure(
        figure=make_figure("2.6万元", unit="元", kind="money"), terms={"罚款", "赔偿", "100%"}
    ),
    IndexedFigure(figure=make_figure("12 cases", place="en-2:9"), terms={"damag", "punit"}),
)


def write_figures(folder: Path, figures: Sequence[IndexedFigure] = FIGURES) -> FigureStore:
    documents = [(make_document("zh-1", 2023), ()), (make_document("en-2", None), ())]
    TextStore.write(folder, documents=documents, passages=[])
    FigureStore.write(folder, figures)
    return FigureStore.load(folder)


decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4)


@settings(deadline=None, max_examples=25)
@given(values=st.tuples(decimals, decimals), text=st.text(max_size=20), change=decimals)
def test_a_figure_comes_back_as_it_was(
    values: tuple[Decimal, Decimal],
    text: str,
    change: Decimal,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    amount = Amount(
        span=Span(start=0, end=6),
        raw="5%—10%",
        value=min(values),
        high=max(values),
        unit="%",
        kind="percent",
        bound="range",
    )
    figure = Figure(
        passage_id="zh-1:5",
        doc_id="zh-1",
        amount=amount,
        subject=text,
        scope=(),
        period="../2023",
        change=Change(span=Span(start=0, end=8), raw=text, value=change, unit="个百分点"),
        is_change=True,
    )
    indexed = IndexedFigure(figure=figure, terms=())
    store = write_figures(tmp_path_factory.mktemp("figures"), [indexed])
    assert (store.figures("zh-1:5"), store.select(FigureFilter(), limit=1).figures) == (
        (figure,),
        (figure,),
    )
    store.close()


def test_the_figures_of_a_passage_are_its_own(tmp_path: Path) -> None:
    store = write_figures(tmp_path)
    assert [figure.amount.raw for figure in store.figures("zh-1:5")] == ["35件", "2.6万元"]
    assert (store.figures("gone:1"), store.count()) == ((), 3)
    store.close()


@pytest.mark.parametrize(
    ("where", "words", "found"),
    [
        (FigureFilter(), (), ["35件", "2.6万元", "12 cases"]),
        (FigureFilter(doc_id="en-2"), (), ["12 cases"]),
        (FigureFilter(year=2023), (), ["35件", "2.6万元"]),
        (FigureFilter(year=1999), (), []),
        (FigureFilter(unit="元"), (), ["2.6万元"]),
        (FigureFilter(unit="亿元"), (), ["2.6万元"]),
        (FigureFilter(kind="count"), (), ["35件", "12 cases"]),
        (FigureFilter(kind="count", year=2023), (), ["35件"]),
        (FigureFilter(), [{"赔偿"}], ["35件", "2.6万元"]),
        (FigureFilter(), [{"惩罚"}, {"赔偿"}], ["35件"]),
        (FigureFilter(), [{"punit", "惩罚"}], ["35件", "12 cases"]),
        (FigureFilter(), [{"罚"}], []),
        (FigureFilter(), [{"100%"}], ["2.6万元"]),
        (FigureFilter(), [{"%"}], []),
    ],
)
def test_a_filter_lets_through_what_it_names(
    where: FigureFilter, words: Sequence[set[str]], found: list[str], tmp_path: Path
) -> None:
    store = write_figures(tmp_path)
    page = store.select(where, words, limit=9)
    assert [figure.amount.raw for figure in page.figures] == found
    assert (page.total, page.after) == (len(found), None)
    store.close()


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_the_pages_together_are_the_whole(limit: int, tmp_path: Path) -> None:
    store = write_figures(tmp_path)
    raws: list[str] = []
    after = None
    while not raws or after is not None:
        page = store.select(FigureFilter(), after=after, limit=limit)
        assert (page.total, len(page.figures) <= limit) == (3, True)
        raws += [figure.amount.raw for figure in page.figures]
        after = page.after
    assert raws == ["35件", "2.6万元", "12 cases"]
    store.close()


def test_a_snapshot_without_figures_is_refused(tmp_path: Path) -> None:
    TextStore.write(tmp_path, documents=[], passages=[])
    with pytest.raises(SnapshotError, match=r"no such table: figures.*run `zhiwen index`"):
        FigureStore.load(tmp_path)


def test_a_kind_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    write_figures(tmp_path).close()
    with sqlite3.connect(tmp_path / TEXTS_FILE) as connection:
        connection.execute("UPDATE figures SET kind = 'weight'")
    connection.close()
    store = FigureStore.load(tmp_path)
    with pytest.raises(SnapshotError, match="unknown figure kind 'weight'"):
        store.figures("zh-1:5")
    store.close()
