"""What most tests share: the shipped report, the analyzer, the shipped model, a snapshot of all."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from index import Embedder, Searcher, build_snapshot, load_embedder
from ingest import (
    Analyzer,
    Document,
    DocumentStore,
    Passage,
    parse_blocks,
    read_document,
    split_passages,
)

ROOT = Path(__file__).parent.parent

MakePdf = Callable[..., bytes]
# Text as (left, foot, text, size), a rule as (left, top, right, bottom): points from the top left.
# A string is drawn as it is, in PDF's own terms.
Item = tuple[float, float, str, float] | tuple[float, float, float, float] | str
PageItems = Sequence[Item]
_PAGE_HEIGHT = 842

# No test is timed: how long an example takes is the machine's affair.
settings.register_profile("zhiwen", deadline=None)
settings.load_profile("zhiwen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option with which `make golden` rewrites what the golden tests compare with."""
    parser.addoption("--rewrite-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session")
def report_path() -> Path:
    return ROOT / "corpus" / "cn-ip-protection-2023.txt"


@pytest.fixture(scope="session")
def model_path() -> Path:
    return ROOT / "models" / "zhiwen-static"


@pytest.fixture(scope="session")
def report(report_path: Path) -> Document:
    return read_document(report_path)


@pytest.fixture(scope="session")
def report_passages(report: Document) -> tuple[Passage, ...]:
    return split_passages(report, parse_blocks(report))


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="session")
def embedder(model_path: Path) -> Embedder:
    return load_embedder(str(model_path))


@pytest.fixture(scope="session")
def report_data(
    report_path: Path,
    analyzer: Analyzer,
    embedder: Embedder,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Return a data folder with the report ingested and indexed; not to be changed."""
    data_dir = tmp_path_factory.mktemp("report-data")
    DocumentStore(data_dir).add(report_path)
    build_snapshot(data_dir, analyzer=analyzer, embedder=embedder)
    return data_dir


@pytest.fixture(scope="session")
def report_searcher(report_data: Path, analyzer: Analyzer, embedder: Embedder) -> Searcher:
    return Searcher.load(report_data, analyzer=analyzer, embedder=embedder)


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """Return what makes a PDF of pages in the songti that every viewer knows.

    ``turned`` is a matrix put before each page, ``rotate`` by how much viewers turn it.
    """

    def make(*pages: PageItems, turned: str = "1 0 0 1 0 0", rotate: int = 0) -> bytes:
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {len(pages)} /Kids "
            f"[{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
            "/DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
            "/W [1 [500] 14 94 500 814 [500]] /FontDescriptor 5 0 R "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 880 /Descent -120 "
            "/CapHeight 880 /ItalicAngle 0 /StemV 93 /FontBBox [-25 -254 1000 880] >>",
        ]
        for number, items in enumerate(pages):
            stream = "\n".join((f"{turned} cm", *map(_draw, items)))
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /Rotate {rotate} "
                f"/MediaBox [0 0 595 {_PAGE_HEIGHT}] /Contents "
                f"{7 + 2 * number} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            )
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return _assemble(objects)

    return make


def _draw(item: Item) -> str:
    if isinstance(item, str):
        return item
    left, top, third, last = item
    if isinstance(third, str):
        codes = third.encode("utf-16-be").hex()
        return f"BT /F1 {last} Tf 1 0 0 1 {left} {_PAGE_HEIGHT - top} Tm <{codes}> Tj ET"
    return f"{left} {_PAGE_HEIGHT - top} m {third} {_PAGE_HEIGHT - last} l S"


def _assemble(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (head + tail).encode("ascii")
