"""The reader: a transformer that reads passages with a question and weighs spans of them.

It sees a question with what its words are called in a passage, the title and headings over the
passage, and the passage; of each piece of the passage it says how likely an answer starts or ends
there. All passages of a question compete, with each other and with *no answer*. It writes nothing:
what it weighs was found by others.
"""

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from tokenizers import Tokenizer

from index import check_deadline
from ingest import Span, simplify
from service.answering.reading import Page, Reading, Window
from service.errors import ReaderError

MOST_WINDOWS: Final = 4
"""So many windows are read for a question, of the passages found first. Of 3, 4, 6 and all on
documents-dev, 4 answered as many rightly as any in half the time of all."""

_MODEL: Final = "model.onnx"
_TOKENIZER: Final = "tokenizer.json"
_SHAPE: Final = "shape.json"
_CACHED: Final = 512
_AT_ONCE: Final = min(os.cpu_count() or 1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How question, context and text share the places of a window.

    Attributes:
        longest: pieces of a window.
        question: pieces of a question and its gloss at most; what is longer is cut.
        context: pieces of a context at most; what is longer loses its beginning.
        overlap: pieces of the text that two neighbouring windows share.
        windows: of a page at most; what follows is not read.
        start: id of the piece that begins a window and stands for *no answer*.
        stop: id of the piece that ends question, context and text.
        pieces: how many the network knows.
    """

    longest: int
    question: int
    context: int
    overlap: int
    windows: int
    start: int
    stop: int
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A window before it is read: all its pieces, and the places in the text of the last of them.

    The piece that ends the window has no place.
    """

    pieces: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


class Reader(Protocol):
    """Reads pages with a question."""

    def read(self, question: str, pages: Sequence[Page]) -> Reading:
        """Read pages with a question."""


class NoReader:
    """Reads nothing: the order of candidates is left to what else is known of them."""

    def read(self, question: str, pages: Sequence[Page]) -> Reading:
        """Return a reading of nothing."""
        return Reading(pages={})


class OnnxReader:
    """The reader that ``python -m train reader`` writes.

    Each window is read alone, so that what is said of one depends on nothing beside it.

    Args:
        folder: of the model.

    Raises:
        ReaderError: it holds no model that can be read.
    """

    def __init__(self, folder: Path) -> None:
        # Takes a fifth of a second to import, for which a search need not wait.
        import onnxruntime

        try:
            self._shape = Shape(**json.loads((folder / _SHAPE).read_text(encoding="utf-8")))
            self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
            options = onnxruntime.SessionOptions()
            # Two windows side by side take less time than one after the other on two threads each.
            options.intra_op_num_threads = 1
            self._session = onnxruntime.InferenceSession(
                str(folder / _MODEL), options, providers=["CPUExecutionProvider"]
            )
            self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="reader")
            known = self._tokenizer.get_vocab_size()
            if known != self._shape.pieces:
                raise ReaderError(
                    f"{folder}: the tokenizer has another vocabulary than the reader: {known:,} "
                    f"pieces for {self._shape.pieces:,}"
                )
            self._see = lru_cache(maxsize=_CACHED)(self._look)
            self.read("？", [Page(passage_id="", context="", text="。")])
        except ReaderError:
            raise
        except Exception as error:  # Neither library says what it raises.
            raise ReaderError(
                f"{folder}: cannot open the reader: {error}; mend it or ZHIWEN_READER"
            ) from error

    def read(self, question: str, pages: Sequence[Page]) -> Reading:
        """Read the first ``MOST_WINDOWS`` windows of some pages with a question."""
        asked = simplify(question)
        cuts: list[tuple[str, _Cut]] = []
        for page in pages:
            check_deadline()
            cuts += ((page.passage_id, cut) for cut in self._cut(asked, page))
        del cuts[MOST_WINDOWS:]
        check_deadline()
        seen: dict[str, list[Window]] = {}
        windows = self._threads.map(self._see, [cut for _, cut in cuts])
        for (passage_id, _), window in zip(cuts, windows, strict=True):
            seen.setdefault(passage_id, []).append(window)
        return Reading(pages=seen)

    def _cut(self, question: str, page: Page) -> Iterator[_Cut]:
        """Yield the windows of a page that are to be read."""
        shape = self._shape
        glossed = f"{question} | {page.gloss}" if page.gloss else question
        asked = self._tokenizer.encode(glossed, add_special_tokens=False).ids[: shape.question]
        context = self._tokenizer.encode(page.context, add_special_tokens=False).ids
        text = self._tokenizer.encode(page.text, add_special_tokens=False)
        head = [shape.start, *asked, shape.stop, shape.stop, *context[-shape.context :], shape.stop]
        room = shape.longest - len(head) - 1
        last = max(len(text.ids) - room, 0)
        begins = sorted({*range(0, last, room - shape.overlap), last})
        if page.candidates:
            begins = _holding(page.candidates, begins, text.offsets, room)
        for begin in begins[: shape.windows]:
            yield _Cut(
                pieces=(*head, *text.ids[begin : begin + room], shape.stop),
                offsets=tuple(text.offsets[begin : begin + room]),
            )

    def _look(self, cut: _Cut) -> Window:
        """Return what the network says of a window."""
        pieces = np.array([cut.pieces])
        feed = {"pieces": pieces, "mask": np.ones_like(pieces)}
        starts, ends = (each[0] for each in self._session.run(None, feed))
        text = slice(-1 - len(cut.offsets), -1)
        return Window(
            offsets=np.array(cut.offsets, dtype=np.int64).reshape(-1, 2),
            starts=starts[text],
            ends=ends[text],
            nothing=(float(starts[0]), float(ends[0])),
        )


def _holding(
    spans: Sequence[Span], begins: Sequence[int], offsets: Sequence[tuple[int, int]], room: int
) -> list[int]:
    """Return where the windows begin that hold some spans, each the farthest from the edges.

    Args:
        spans: of the text.
        begins: the first pieces of all windows.
        offsets: of the text's pieces.
        room: pieces of a window.
    """
    pieces = np.array(offsets).reshape(-1, 2)
    wanted = set()
    for span in spans:
        inside = np.flatnonzero((pieces[:, 0] < span.end) & (pieces[:, 1] > span.start))
        if len(inside):
            first, last = int(inside[0]), int(inside[-1])
            wanted.add(max(begins, key=lambda begin: min(first - begin, begin + room - 1 - last)))
    return sorted(wanted)
