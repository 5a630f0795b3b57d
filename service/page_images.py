"""Pictures of the pages that documents were read from, with what is cited marked on them."""

import json
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import Final, Protocol

from index import remaining_s
from ingest import Box, Document, Facsimile, Originals
from service.errors import RefusedError
from service.records import Range

TIME_LIMIT_S: Final = 20.0
"""A page that takes longer to draw is not shown."""
KEPT_BYTES: Final = 16 * 1024 * 1024
_RENDERER: Final = Path(__file__).parents[1] / "ingest" / "readers" / "pdf_rendering.py"


class FacsimileBackend(Protocol):
    """What is asked of a searcher here; ``index.Searcher`` is one."""

    def document(self, doc_id: str) -> Document | None:
        """Return a document, or ``None`` for an unknown id."""

    def facsimile(self, doc_id: str) -> Facsimile | None:
        """Return the file with pages that a document was read from; ``None`` for none."""


class PageImages:
    """Draws pages, each in a process of its own, and keeps the last pictures.

    Args:
        backend: knows the documents.
        originals: the files that they were read from; ``None`` for none.
    """

    def __init__(self, backend: FacsimileBackend, originals: Originals | None) -> None:
        self._backend = backend
        self._originals = originals
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def draw(
        self,
        doc_id: str,
        page: int,
        *,
        highlight: Sequence[Range] = (),
        mark: Sequence[Range] = (),
        crop: bool = False,
    ) -> bytes:
        """Return a page as a PNG.

        Args:
            doc_id: of the document.
            page: from 1.
            highlight: ranges of the document's text to mark, as far as they stand on the page.
            mark: ranges to mark more strongly.
            crop: show only the part of the page with what is marked.

        Raises:
            RefusedError: there is no such document, page or range, or it cannot be drawn.
        """
        document = self._backend.document(doc_id)
        shown = self._backend.facsimile(doc_id)
        if document is None or shown is None:
            raise _missing(f"{doc_id!r} has no pages that can be shown", code="page_not_found")
        if not 1 <= page <= len(document.pages):
            raise _missing(
                f"{doc_id} has {len(document.pages)} pages, there is no page {page}",
                code="page_not_found",
            )
        asked = {
            "page": page,
            "wide": _boxes(document, shown, page, highlight),
            "exact": _boxes(document, shown, page, mark),
            "crop": crop,
        }
        key = json.dumps([shown.file_sha256, asked])
        known = self._find(key)
        return known or self._keep(key, self._draw(shown.file_sha256, asked))

    def _draw(self, file_sha256: str, asked: dict[str, object]) -> bytes:
        file = self._originals.find(file_sha256) if self._originals else None
        if file is None:
            raise _missing(
                "the file that the page is of is no longer kept; run `zhiwen index`",
                code="original_not_kept",
            )
        command = [sys.executable, "-P", str(_RENDERER)]
        said = json.dumps({**asked, "path": str(file)}).encode()
        try:
            drawn = subprocess.run(  # noqa: S603
                command,
                input=said,
                capture_output=True,
                timeout=remaining_s(TIME_LIMIT_S),
                check=True,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise RefusedError(
                "the page cannot be drawn; its text can be read all the same",
                code="page_not_drawn",
                status=500,
            ) from error
        return drawn.stdout

    def _find(self, key: str) -> bytes | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: str, image: bytes) -> bytes:
        with self._lock:
            self._kept[key] = image
            while sum(map(len, self._kept.values())) > KEPT_BYTES:
                self._kept.popitem(last=False)
        return image


def _boxes(document: Document, shown: Facsimile, page: int, ranges: Iterable[Range]) -> list[Box]:
    """Return the boxes of what stands on a page of some ranges of a document's text."""
    begin = document.pages[page - 1]
    end = document.pages[page] if page < len(document.pages) else len(document.text)
    found: list[Box] = []
    for first, last in ranges:
        if not 0 <= first < last <= len(document.text):
            raise RefusedError(
                f"no range {first}-{last} in the {len(document.text)} characters of "
                f"{document.doc_id}",
                code="invalid_parameter",
                status=422,
            )
        found += shown.page_map.lines(max(first, begin), min(last, end))
    return found


def _missing(message: str, *, code: str) -> RefusedError:
    return RefusedError(message, code=code, status=404)
