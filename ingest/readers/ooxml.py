"""The parts of office files, which are XML."""

import re
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|officeDocument/)"
)
_USUAL: Final = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}


def parse_xml(data: bytes) -> "etree._Element":
    """Parse XML without entities, networks or trees of any depth.

    The names of the strict form of a Word document come out as those of the usual one.

    Raises:
        etree.XMLSyntaxError: it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(_STRICT.sub(lambda found: _USUAL[found[1]], data), parser)
