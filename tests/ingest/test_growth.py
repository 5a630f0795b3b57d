"""Time grows as a text grows: four times the text takes about four times as long, not sixteen."""

from collections.abc import Callable
from time import process_time

import pytest

from ingest import Analyzer, Document, parse_blocks, split_passages, split_sentences
from ingest.figures import extract_figures
from ingest.figures.dates import read_dates
from ingest.layout import read_layout
from ingest.quantities import iter_quantities
from ingest.records import Span
from ingest.repair import mend

CHARS = 10_000
MOST = 9.0
TRIES = 4
SHORTEST_S = 0.02
"""What takes less tells nothing of growth."""


def read(text: str) -> None:
    document = Document(
        doc_id="report-00000000",
        title=text[:4].strip(),
        issuer="",
        year=2023,
        language="zh",
        source_name="report.txt",
        sha256="0" * 64,
        text=text,
    )
    passages = split_passages(document, parse_blocks(document))
    extract_figures(document, passages)
    for passage in passages:
        split_sentences(passage.text)


def repair(text: str) -> None:
    mend(text, [Span(start=0, end=len(text))])


def count(text: str) -> None:
    list(iter_quantities(text))


def lay_out(text: str) -> None:
    read_layout(text, text[:4].strip())


def seconds(act: Callable[[str], object], text: str) -> float:
    started = process_time()
    act(text)
    return process_time() - started


def growth(act: Callable[[str], object], piece: str) -> float:
    """Return the least growth seen: a neighbour on the machine makes a try slower, never faster."""
    text = piece * (CHARS // len(piece))
    found = []
    for _ in range(TRIES):
        once, four_times = seconds(act, text), seconds(act, text * 4)
        found.append(four_times / max(once, SHORTEST_S))
        if found[-1] < MOST:
            break
    return min(found)


@pytest.mark.parametrize(
    ("act", "piece"),
    [
        (repair, "1234567890"),
        (count, "1."),
        (count, "一二三四五六七八九十"),
        (count, "万亿"),
        (lay_out, "a" + " " * 40),
        (lay_out, "……"),
        (lay_out, "字\n"),
        (lay_out, "知识产权局年度报告\n"),
        (lay_out, "正文未完\n- 1 -\n\n"),
        (lay_out, "| 项目 | 1,234 |\n"),
        (read_dates, "2023年"),
        (read_dates, "2023年1月1日至"),
        (read, "2023年，案件共计319件，同比增长117%，"),
        (read, "1\t2\t3\t"),
        (read, "The number rose by 3.5 per cent to 1,234 million and "),
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(
    act: Callable[[str], object], piece: str
) -> None:
    act(piece * 10)
    assert growth(act, piece) < MOST


def test_characters_that_are_in_no_word_take_time_by_their_number(analyzer: Analyzer) -> None:
    analyzer.tokens("的")
    assert growth(analyzer.tokens, "的") < MOST


@pytest.mark.parametrize(
    "text", ["一" * 5_000 + "件", "万亿" * 3_000 + "件", "百分之" + "二" * 5_000]
)
def test_a_number_longer_than_any_is_none(text: str) -> None:
    assert list(iter_quantities(text)) == []
