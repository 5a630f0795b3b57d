"""Traditional Chinese to Simplified, character by character, inside a standard tokenizer file.

A ``tokenizers`` file knows one fast way to rewrite thousands of characters: the compiled map of
SentencePiece, a double-array trie over UTF-8 bytes followed by the replacements. This module
builds one from OpenCC's table, so that a question in Traditional characters meets the same
pieces as one in Simplified, in any program that reads the file.
"""

from collections.abc import Mapping
from typing import TypeAlias

from opencc import OpenCC

_HAN_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2A6E0))
_LEAF = 1 << 8
_VALUE = 1 << 31
_OFFSET_LIMIT = 1 << 21


def simplified_characters() -> dict[str, str]:
    """Return every Han character that OpenCC ``t2s`` rewrites, with its Simplified form.

    >>> simplified_characters()["權"]
    '权'
    """
    convert = OpenCC("t2s").convert
    found = {}
    for first, end in _HAN_RANGES:
        for point in range(first, end):
            simplified = convert(chr(point))
            if simplified != chr(point):
                found[chr(point)] = simplified
    return found


def compile_charmap(characters: Mapping[str, str]) -> bytes:
    """Compile a character map into the form that ``normalizers.Precompiled`` reads.

    Args:
        characters: at least one single character, each with its replacement; no NUL.

    Returns:
        The trie's size in bytes (little-endian, 4 bytes), the trie, then the replacements, each
        closed by a NUL.

    Raises:
        ValueError: the map is empty, or too large for the format's plain offsets.

    Source: https://github.com/s-yata/darts-clone (unit layout) and sentencepiece
    ``Builder::CompileCharsMap`` (the order of the parts).
    """
    if not characters:
        raise ValueError("the character map is empty; give at least one character")
    texts, places = bytearray(), {}
    for target in sorted(set(characters.values())):
        places[target] = len(texts)
        texts += target.encode() + b"\0"
    keys = {source.encode(): places[target] for source, target in characters.items()}
    units = _double_array(keys)
    trie = b"".join(unit.to_bytes(4, "little") for unit in units)
    return len(trie).to_bytes(4, "little") + trie + bytes(texts)


_Node: TypeAlias = dict[int, "_Node | int"]


def _double_array(keys: Mapping[bytes, int]) -> list[int]:
    units: list[int | None] = [0]
    pending = [(0, _tree(keys))]
    taken: set[int] = set()  # a unit knows its label only, so two nodes must not share a base
    while pending:
        place, node = pending.pop()
        base = _free_base(units, taken, sorted(node))
        taken.add(base)
        units[place] = (units[place] or 0) | ((base ^ place) << 10)
        for label in sorted(node):
            child = node[label]
            if isinstance(child, int):
                units[base ^ label] = _VALUE | child
                units[place] = (units[place] or 0) | _LEAF
            else:
                units[base ^ label] = label
                pending.append((base ^ label, child))
    return [unit or 0 for unit in units]


def _tree(keys: Mapping[bytes, int]) -> _Node:
    """Nest the keys by byte; label 0 holds the value of the key that ends there."""
    root: _Node = {}
    for key, value in keys.items():
        node = root
        for byte in key:
            child = node.setdefault(byte, {})
            if isinstance(child, int):
                raise ValueError("a character map may not hold NUL")
            node = child
        node[0] = value
    return root


def _free_base(units: list[int | None], taken: set[int], labels: list[int]) -> int:
    base = max(1, len(units) - 512)
    while base in taken or any(_in_use(units, base ^ label) for label in labels):
        base += 1
    if base >= _OFFSET_LIMIT - 256:
        raise ValueError(f"the character map needs offset {base}; at most {_OFFSET_LIMIT - 257}")
    end = (base | 255) + 1  # any byte may be looked up from here, so all 256 units must exist
    units.extend([None] * (end - len(units)))
    return base


def _in_use(units: list[int | None], place: int) -> bool:
    return place < len(units) and units[place] is not None
