"""Web pages as trees: decoded, parsed, without what they hide and what stands around the text."""

import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement

from ingest.errors import IngestError
from ingest.readers.plain import decode_text

TAGS_FILE = Path(__file__).with_name("html_tags.tsv")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"']([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through", re.IGNORECASE
)
_ASIDE = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
    | {"menu", "menubar", "toolbar"}
)
"""The roles of what stands around an article."""
MAX_CONSENT_CHARS = 1000
"""What asks readers for their consent and is longer is the page itself."""
_CONSENT = re.compile(r"cookie|consent", re.IGNORECASE)
_COMMENTS = re.compile(
    r"(?:^|\s)comments?(?:-?(?:list|area|box|wrap|section))?(?:\s|$)", re.IGNORECASE
)
_WESTERN = re.compile(r"iso-?8859-?\d+|latin-?\d|windows-125\d|cp125\d|(?:us-)?ascii")
"""Encodings in which any bytes are text, and which servers declare unasked."""


def decode_html(data: bytes, *, name: str) -> str:
    """Decode a web page.

    Raises:
        IngestError: it is in no encoding that it could be in.
    """
    declared = _XML_CHARSET.search(data) or _CHARSET.search(data[:_DECLARED_WITHIN])
    said = declared[1].decode("ascii").lower() if declared else ""
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    if _WESTERN.fullmatch(said):
        with suppress(IngestError):
            return decode_text(data, name=name)
    # What declares GB2312 may hold characters of GB18030, which ``decode_text`` knows.
    if not said.startswith("gb"):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(said)
    return decode_text(data, name=name)


def parse_html(text: str, *, name: str) -> HtmlElement:
    """Parse a web page, its comments left out.

    Raises:
        IngestError: it is none.
    """
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        page = html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(f"{name}: no web page: {error}") from error
    if not isinstance(page, HtmlElement):
        raise IngestError(f"{name}: no web page")
    return page


def clean_page(page: HtmlElement) -> None:
    """Take out of a page what is no text of it: scripts, menus, what is hidden or struck out."""
    dropped = [tag for tag, role in _tags().items() if role == "dropped"]
    for each in list(page.iter(*dropped)):
        if each.getparent() is not None:
            each.drop_tree()
    for each in list(page.iter()):
        if not isinstance(each.tag, str) or each.getparent() is None:
            continue
        if _is_aside(each):
            each.drop_tree()


def _is_aside(element: HtmlElement) -> bool:
    """Tell whether an element is hidden or struck out, or no part of what the page says."""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    if (element.get("role") or "").lower() in _ASIDE:
        return True
    if element.tag == "a":
        return (element.get("href") or "").lower().startswith("javascript:")
    named = f"{element.get('id') or ''} {element.get('class') or ''}"
    if _COMMENTS.search(named) and not any(True for _ in element.iter("h1", "article")):
        return True
    asks = _CONSENT.search(named) is not None
    return asks and len(str(element.text_content())) <= MAX_CONSENT_CHARS


def is_block(tag: str) -> bool:
    """Tell whether the text of an element of that kind stands on lines of its own."""
    return _tags().get(tag) == "block"


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    """Return what each tag of the table is: ``block``, or ``dropped`` with all it holds."""
    lines = TAGS_FILE.read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)
