"""Paragraphs that a box or a table interrupts: their halves put together again."""

from collections.abc import Iterator, Sequence

from ingest.boxes import TABLE_KINDS, TEXT_KINDS
from ingest.characters import is_terminated
from ingest.joining import closes_quotation, cohesion, is_cut, is_prose, refers_back
from ingest.leads import lead_sentence
from ingest.records import Block
from ingest.repair import mend


def rejoin(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """Join the halves of each paragraph that a box or a table stands between.

    A paragraph that ends unfinished above a table goes on in the first paragraph below it. Above
    a box, it goes on in the paragraph that completes a word or a quotation of it; where none does,
    but a series of paragraphs with lead sentences goes on behind, in the last one before that:
    the rest must stand somewhere, and behind what is in the box. Otherwise the paragraph stays as
    it is: a wrong half would make a sentence that the report does not print.

    Args:
        blocks: a document's blocks, in order.
        text: the document's text.
    """
    joined = list(blocks)
    index = 0
    while index < len(joined):
        rest = _find_rest(joined, index, text)
        if rest is not None:
            spans = joined[index].spans + joined[rest].spans
            joined[index] = Block(kind=joined[index].kind, level=0, spans=spans)
            del joined[rest]
        index += 1
    return tuple(joined)


def _find_rest(blocks: Sequence[Block], index: int, text: str) -> int | None:
    if blocks[index].kind not in TEXT_KINDS or index + 1 >= len(blocks):
        return None
    if blocks[index + 1].kind not in ("box_heading", "caption", *TABLE_KINDS):
        return None
    before = _readable(blocks[index], text)
    if is_terminated(before):
        return None
    if blocks[index + 1].kind != "box_heading":
        return _below_table(blocks, index, text, before)
    return _behind_box(blocks, index, text, before)


def _readable(block: Block, text: str) -> str:
    return mend(text, block.spans).text


def _below_table(blocks: Sequence[Block], index: int, text: str, before: str) -> int | None:
    below = index + 1
    while below < len(blocks) and blocks[below].kind in ("caption", *TABLE_KINDS):
        below += 1
    if below == len(blocks) or blocks[below].kind != "paragraph":
        return None
    after = _readable(blocks[below], text)
    return below if lead_sentence(after) is None and is_cut(before, after) else None


def _behind_box(blocks: Sequence[Block], index: int, text: str, before: str) -> int | None:
    candidates, in_series = _candidates(blocks, index, text)
    for candidate, after in candidates:
        if closes_quotation(before, after) or refers_back(after):
            return candidate
    if not candidates or not is_prose(before):
        return None
    strengths = [cohesion(before, after) for _, after in candidates]
    strongest = max(range(len(candidates)), key=strengths.__getitem__)
    if strengths[strongest] > 0:
        return candidates[strongest][0]
    return candidates[-1][0] if in_series else None


def _candidates(
    blocks: Sequence[Block], index: int, text: str
) -> tuple[list[tuple[int, str]], bool]:
    """List the paragraphs that may be the rest, and whether a series of leads goes on behind."""
    found: list[tuple[int, str]] = []
    in_series = _is_in_series(blocks[: index + 1], text)
    for candidate, block in _iter_behind(blocks, index):
        after = _readable(block, text)
        if found and lead_sentence(after) is not None and not _is_like_first(found, after):
            in_series = True
            break
        found.append((candidate, after))
    filled = blocks[index + 2 : index + 3]
    first = 0 if filled and filled[0].kind in TABLE_KINDS else 1
    return found[first:], in_series


def _is_in_series(blocks: Sequence[Block], text: str) -> bool:
    """Tell whether a paragraph of the last section opens with a lead sentence."""
    for block in reversed(blocks):
        if block.kind == "heading":
            return False
        if block.kind in TEXT_KINDS and lead_sentence(_readable(block, text)) is not None:
            return True
    return False


def _is_like_first(found: Sequence[tuple[int, str]], after: str) -> bool:
    """Tell whether a lead sentence is one of the box's own: it ends as the box's first does."""
    first, lead = lead_sentence(found[0][1]), lead_sentence(after)
    return first is not None and lead is not None and first[-1] == lead[-1]


def _iter_behind(blocks: Sequence[Block], index: int) -> Iterator[tuple[int, Block]]:
    for candidate in range(index + 2, len(blocks)):
        block = blocks[candidate]
        if block.kind in TEXT_KINDS:
            yield candidate, block
        elif block.kind not in TABLE_KINDS:
            return
