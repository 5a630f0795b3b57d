"""The benchmark of many documents: what one costs, and whether that grows with their number."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.bench import Timing
from eval.processes import Cost, weigh_command
from eval.report_files import vary_text
from ingest import default_gazetteer, read_document

SIZES = (250, 500, 1_000, 2_000)
MOST_GROWTH = 1.5
"""How much dearer a document may be among the most documents than among the fewest."""
STEPS = {"ingest": "ingest", "index": "index", "open": "documents"}
"""What is measured, and the command that does it."""

_MB = 1_000_000
_MS = 1_000
_FIRST, _SECOND = "岚澄沧洛云清霞松梅竹", "江州川平原陵泉溪阳安"


def iter_growth(
    command: Sequence[str], sources: Sequence[Path], *, sizes: Sequence[int] = SIZES
) -> Iterator[Timing]:
    """Ingest, index and open so many documents, each time in a fresh data folder.

    Args:
        command: how ``zhiwen`` is called, without a subcommand.
        sources: files of documents, from which as many are made as are needed.
        sizes: numbers of documents, ascending, at least one.

    Yields:
        Of each step the CPU time and the peak memory a document; at the end how much dearer a
        document has become.

    Raises:
        BenchError: a command fails.
        IngestError: a source cannot be read.
    """
    costs: dict[tuple[str, int], Cost] = {}
    for size in sizes:
        with TemporaryDirectory(prefix="zhiwen-growth-") as folder:
            for step, cost in _iter_costs(command, sources, size, Path(folder)):
                costs[step, size] = cost
                yield from _timings(step, size, cost)
    for step in STEPS:
        first, last = (costs[step, size].cpu_s / size for size in (sizes[0], sizes[-1]))
        name = f"{step}, a document among {sizes[-1]} over one among {sizes[0]}"
        yield Timing(name=name, value=last / first, unit="times", target=MOST_GROWTH)


def vary_document(source: Path, number: int) -> str:
    """Return the text of a document as if it were of another year and place, with other numbers.

    Args:
        source: its file.
        number: of the variant, from 1.
    """
    document = read_document(source)
    text = vary_text(document.text, -number)
    for name, _ in default_gazetteer().find(document.title):
        text = text.replace(name, _place(number, kind=name[-1]))
    return text


def _iter_costs(
    command: Sequence[str], sources: Sequence[Path], size: int, folder: Path
) -> Iterator[tuple[str, Cost]]:
    environ = {**os.environ, "ZHIWEN_DATA": str(folder / "data")}
    paths = [str(path) for path in _iter_written(sources, size, folder)]
    for step, verb in STEPS.items():
        arguments = paths if step == "ingest" else []
        yield step, weigh_command((*command, verb, *arguments), environ)


def _iter_written(sources: Sequence[Path], size: int, folder: Path) -> Iterator[Path]:
    for number in range(size):
        source = sources[number % len(sources)]
        path = folder / f"{source.stem}-{number}.txt"
        path.write_text(vary_document(source, 1 + number // len(sources)), encoding="utf-8")
        yield path


def _place(number: int, *, kind: str) -> str:
    """Return a made-up place of a kind; the 101st is the first again.

    >>> _place(12, kind="市")
    '沧州市'
    """
    first, second = _FIRST[number % 10], _SECOND[number // 10 % 10]
    return f"{first}{second}{kind}"


def _timings(step: str, size: int, cost: Cost) -> tuple[Timing, ...]:
    label = f"{step}, {size} documents"
    peak = None if cost.peak_bytes is None else cost.peak_bytes / _MB / size
    return (
        Timing(name=f"{label}, CPU a document", value=cost.cpu_s * _MS / size, unit="ms"),
        Timing(name=f"{label}, peak memory a document", value=peak, unit="MB"),
    )
