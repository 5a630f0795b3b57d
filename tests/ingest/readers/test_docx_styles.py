"""A style of Word says whether its paragraphs are headings, a list or the table of contents."""

import pytest

from ingest.readers.docx_numbers import W, parse_xml
from ingest.readers.docx_styles import MAX_LEVEL, Style, list_of, outline_level, read_styles

NAMESPACE = f'xmlns:w="{W.strip("{}")}"'


def styles(*written: str) -> dict[str, Style]:
    return read_styles(f"<w:styles {NAMESPACE}>{''.join(written)}</w:styles>".encode())


def style(style_id: str, name: str, more: str = "", kind: str = "paragraph") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{more}</w:style>'
    )


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("heading 2", Style(level=2)),
        ("标题 3", Style(level=3)),
        ("heading 9", Style(level=MAX_LEVEL)),
        ("Title", Style(title=True)),
        ("toc 1", Style(contents=True)),
        ("Normal", Style()),
    ],
)
def test_a_style_is_known_by_its_name(name: str, read: Style) -> None:
    assert styles(style("a", name)) == {"a": read}


def test_a_style_takes_over_from_the_one_it_is_based_on() -> None:
    based = '<w:basedOn w:val="a"/>'
    read = styles(style("a", "heading 2"), style("b", "Ours", based), style("c", "More", based * 1))
    assert read["b"] == read["c"] == Style(level=2)


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    read = styles(
        style("a", "One", '<w:basedOn w:val="b"/>'), style("b", "Two", '<w:basedOn w:val="a"/>')
    )
    assert read == {"a": Style(), "b": Style()}


def test_a_style_of_characters_is_none() -> None:
    assert styles(style("a", "heading 1", kind="character")) == {}
    assert read_styles(None) == {}


@pytest.mark.parametrize(("said", "level"), [("0", 1), ("5", 6), ("6", 0), ("x", 0)])
def test_a_paragraph_may_say_its_level_itself(said: str, level: int) -> None:
    properties = parse_xml(f'<w:pPr {NAMESPACE}><w:outlineLvl w:val="{said}"/></w:pPr>'.encode())
    assert outline_level(properties) == level


def test_a_paragraph_may_name_its_list() -> None:
    numbered = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'
    assert list_of(parse_xml(f"<w:pPr {NAMESPACE}>{numbered}</w:pPr>".encode())) == ("7", 1)
    assert list_of(parse_xml(f"<w:pPr {NAMESPACE}/>".encode())) is None
    assert list_of(None) is None
