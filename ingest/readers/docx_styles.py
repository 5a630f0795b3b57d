"""What the styles of a Word document say of its paragraphs: the level of a heading, a list."""

import re
from dataclasses import dataclass

from lxml import etree

from ingest.readers.ooxml import W, parse_xml

MAX_LEVEL = 6
"""The deepest heading that Markdown writes."""
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\b|toc\s*\d|目录", re.IGNORECASE)
_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style of paragraphs.

    Attributes:
        level: of the headings it makes, from 1; 0 for none.
        title: it is for the document's title.
        contents: it is for entries of the table of contents.
        numbering: id and depth of the list that its paragraphs belong to.
    """

    level: int = 0
    title: bool = False
    contents: bool = False
    numbering: tuple[str, int] | None = None


def read_styles(data: bytes | None) -> dict[str, Style]:
    """Read the styles of a document by their ids.

    Args:
        data: ``word/styles.xml``; ``None`` where there is none.
    """
    if data is None:
        return {}
    elements = {
        str(each.get(f"{W}styleId")): each
        for each in parse_xml(data).iter(f"{W}style")
        if each.get(f"{W}type") in (None, "paragraph")
    }
    return {style_id: _read_style(style_id, elements) for style_id in elements}


def outline_level(properties: "etree._Element | None") -> int:
    """Return the level of the heading that paragraph properties make, from 1; 0 for none."""
    found = None if properties is None else properties.find(f"{W}outlineLvl")
    said = "" if found is None else str(found.get(f"{W}val") or "")
    return int(said) + 1 if said.isdigit() and int(said) < MAX_LEVEL else 0


def list_of(properties: "etree._Element | None") -> tuple[str, int] | None:
    """Return id and depth of the list that paragraph properties name; ``None`` for none."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None
    number, depth = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    said = "" if depth is None else str(depth.get(f"{W}val") or "")
    list_id = "" if number is None else str(number.get(f"{W}val") or "")
    return (list_id, int(said) if said.isdigit() else 0)


def _read_style(style_id: str, elements: "dict[str, etree._Element]") -> Style:
    """Read a style with what it takes over from those it is based on."""
    level, numbering, title, contents = 0, None, False, False
    for _ in range(_MAX_CHAIN):
        element = elements.get(style_id)
        if element is None:
            break
        named, properties = element.find(f"{W}name"), element.find(f"{W}pPr")
        name = "" if named is None else str(named.get(f"{W}val") or "")
        said = _HEADING.match(name)
        level = level or (min(int(said[1]), MAX_LEVEL) if said else outline_level(properties))
        numbering = numbering or list_of(properties)
        title = title or name.lower() == "title"
        contents = contents or _CONTENTS.match(name) is not None
        based = element.find(f"{W}basedOn")
        style_id = "" if based is None else str(based.get(f"{W}val") or "")
    return Style(level=level, numbering=numbering, title=title, contents=contents)
