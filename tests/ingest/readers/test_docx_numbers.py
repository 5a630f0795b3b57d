"""The numbers before a document's paragraphs are counted as Word counts them."""

import pytest
from lxml import etree

from ingest.readers.docx_numbers import parse_xml, read_numbering, write_number

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>""".encode()


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (21, "chineseCounting", "二十一"),
        (10, "chineseCountingThousand", "十"),
        (4, "upperRoman", "IV"),
        (3, "lowerLetter", "c"),
        (3, "decimalEnclosedCircle", "③"),
        (100, "chineseCounting", "100"),
        (27, "lowerLetter", "27"),
        (5, "unheard_of", "5"),
    ],
)
def test_a_number_is_written_in_the_style_of_its_list(
    number: int, style: str, written: str
) -> None:
    assert write_number(number, style) == written


def test_each_level_counts_on_and_the_deeper_ones_begin_anew() -> None:
    numbering = read_numbering(NUMBERING)
    taken = [numbering.take("7", depth) for depth in (0, 1, 1, 0, 1, 2)]
    assert taken == ["一、", "一.3", "一.4", "二、", "二.3", "- "]


def test_a_list_that_is_not_defined_has_no_numbers() -> None:
    assert read_numbering(None).take("7", 0) == ""
    assert read_numbering(NUMBERING).take("8", 0) == ""
    assert read_numbering(NUMBERING).take("7", 5) == ""


def test_what_is_no_xml_is_an_error() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse_xml(b"<w:numbering")


def test_an_entity_is_not_resolved() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert "aaaa" not in "".join(map(str, parse_xml(bomb).itertext()))
