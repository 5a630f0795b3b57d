"""Web pages as reports are saved from official sites: the article without what stands around it."""

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage

from lxml.html import HtmlElement

from ingest.errors import IngestError
from ingest.readers.grids import GridCell, write_grid, write_line
from ingest.readers.html_page import clean_page, decode_html, is_block, parse_html
from ingest.readers.main_block import find_main_block, is_data_table, is_link, names_site
from ingest.readers.raised import write_raised
from ingest.readers.records import FileText
from ingest.title_page import is_labelled

MAX_SPAN = 200
"""A cell that says it spans more columns or rows is taken to span so many."""
MAX_DEPTH = 250
"""libxml2 nests no deeper; what lies deeper is read on one level."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
# Files break Chinese anywhere; a space that is meant is one.
_BROKEN = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u2e80-\u9fff\uff00-\uffef])")
_MARKED = re.compile(r"[•●■◆▪○◇□➢\-*+—–]|[（(]?[\d一二三四五六七八九十①-⑳]+[）)]?[、.．]?\s*|第")
_SITE = re.compile(r"\s*[-_|–—]+\s*[^-_|–—]{1,30}$")
_TITLE_NAMES = ("articletitle",)
_DATE_NAMES = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "publish_time",
    "firstpublishedtime",
)
_DATE = re.compile(r"((?:19|20)\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})")
_HEAD_LINES = 8


def read_html(data: bytes, *, name: str) -> FileText:
    """Read a web page: its title, date and main block.

    Menus, links, scripts and what a page hides or strikes out are left out. It is decoded as UTF-8,
    else as it declares, else as GB18030, for pages that declare GB2312 are often saved as UTF-8.

    Args:
        data: the file's bytes.
        name: what to call the file in an error.

    Raises:
        IngestError: it cannot be decoded, or holds no text.
    """
    page = parse_html(decode_html(data, name=name), name=name)
    titles, date = _titles_of(page), _meta(page, _DATE_NAMES)
    clean_page(page)
    lines = write_element(find_main_block(page))
    text = "\n\n".join(_with_head(lines, _choose_title(titles, lines), date))
    if not text.strip():
        raise IngestError(f"{name}: the page holds no text; save it as a complete page")
    return FileText(text=text + "\n")


def read_message(data: bytes, *, name: str) -> FileText:
    """Read a web page that is saved as a mail message.

    Raises:
        IngestError: the message holds no page, or the page no text.
    """
    parsed = email.message_from_bytes(data, policy=email.policy.default)
    for part in parsed.walk():
        if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return read_html(content, name=name)
    raise IngestError(f"{name}: the message holds no web page; save the page anew")


def write_element(element: HtmlElement) -> list[str]:
    """Return the paragraphs, headings and rows of an element; the rows of a table are one entry."""
    return [line for line in _iter_block(element, str(element.tag), 1, 0) if line.strip()]


def _meta(page: HtmlElement, names: tuple[str, ...]) -> str:
    said = {
        str(each.get("name") or each.get("property") or "").lower(): str(each.get("content") or "")
        for each in page.iter("meta")
    }
    return next((said[each].strip() for each in names if said.get(each, "").strip()), "")


def _titles_of(page: HtmlElement) -> list[str]:
    """Return what the page's title may be: what it says for certain, or the parts of its title."""
    heads = [write_line(str(each.text_content())) for each in page.iter("h1")]
    titles = [write_line(str(each.text_content())) for each in page.iter("title")]
    whole = titles[0] if titles else ""
    said = _meta(page, _TITLE_NAMES) or next((head for head in heads if head and head in whole), "")
    if said:
        return [write_line(said)]
    parts = [_SITE.sub("", whole), whole]
    while (shorter := _SITE.sub("", parts[-1])) != parts[-1]:
        parts.append(shorter)
    return parts


def _choose_title(titles: Sequence[str], lines: Sequence[str]) -> str:
    """Return the title that stands at the head of the article; the first one if none does.

    None is, where the page only names its site or its body: the article's own head is it then.
    """
    heads = {_squeeze(line) for line in lines[:_HEAD_LINES]}
    found = next((title for title in titles if _squeeze(title) in heads), titles[0])
    return "" if names_site(found) and _squeeze(found) not in heads else found


def _with_head(lines: list[str], title: str, date: str) -> list[str]:
    """Return the lines with the title as their head, and the day of issue that the page gives."""
    squeezed = _squeeze(title)
    at = next((n for n, line in enumerate(lines[:_HEAD_LINES]) if _squeeze(line) == squeezed), None)
    above = lines[:at] if at is not None else []
    below = lines[at + 1 :] if at is not None else lines
    head = [f"# {title}"] if title else []
    said = _DATE.search(date)
    dated = any(is_labelled(line) and _DATE.search(line) for line in lines[:_HEAD_LINES])
    if said and not dated:
        year, month, day = (int(each) for each in said.groups())
        head.append(f"发布日期：{year}年{month}月{day}日")
    return [*head, *above, *below]


def _squeeze(text: str) -> str:
    return "".join(text.lstrip("#").split())


def _iter_paragraphs(element: HtmlElement, depth: int = 0) -> Iterator[str]:
    """Yield the paragraphs of an element: its own runs of text, and those of its blocks."""
    run: list[str] = [element.text or ""]
    count = 0
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            yield _flat(run)
            run = []
        elif is_block(tag) or (depth < MAX_DEPTH and _holds_block(child)):
            yield _flat(run)
            run = []
            count += tag == "li"
            yield from _iter_block(child, tag, count, depth)
        elif tag == "sup":
            run.append(write_raised("".join(run), str(child.text_content())))
        elif tag:
            run.append(str(child.text_content()))
        run.append(child.tail or "")
    yield _flat(run)


def _iter_block(child: HtmlElement, tag: str, count: int, depth: int) -> Iterator[str]:
    if tag in _HEADINGS:
        text = write_line(str(child.text_content()))
        yield f"{'#' * _HEADINGS[tag]} {text}" if text else ""
    elif tag == "table" and is_data_table(child):
        yield "\n".join(_write_table(child))
    elif tag == "li" and is_link(child):
        return
    elif tag == "pre":
        yield from str(child.text_content()).split("\n")
    elif tag == "li":
        texts = filter(str.strip, _iter_paragraphs(child, depth + 1))
        first = next(texts, "")
        marked = not first or _MARKED.match(first)
        yield first if marked else f"{_item_mark(child, count)} {first}"
        yield from texts
    elif not is_link(child):
        yield from _iter_paragraphs(child, depth + 1)


def _item_mark(item: HtmlElement, count: int) -> str:
    parent = item.getparent()
    return f"{count}." if parent is not None and parent.tag == "ol" else "-"


def _holds_block(element: HtmlElement) -> bool:
    return any(
        isinstance(each.tag, str) and (is_block(each.tag) or each.tag == "br") for each in element
    )


def _flat(run: list[str]) -> str:
    """Return a run of text on one line; the spaces that indent Chinese stay out."""
    text = _SPACE.sub(" ", _BROKEN.sub("", "".join(run))).replace("\u00a0", " ")
    return text.strip(" \u3000\u200b\ufeff")


def _write_table(table: HtmlElement) -> list[str]:
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    elements = list(table.iter("tr"))
    for row, element in enumerate(elements):
        column = 0
        for cell in element:
            if cell.tag not in ("td", "th"):
                continue
            while (row, column) in taken:
                column += 1
            rows = min(_span(cell, "rowspan"), len(elements) - row)
            columns = _span(cell, "colspan")
            text = " ".join(_iter_paragraphs(cell))
            cells.append(GridCell(row=row, column=column, rows=rows, columns=columns, text=text))
            taken |= {(row + i, column + j) for i in range(rows) for j in range(columns)}
            column += columns
    caption = [write_line(str(each.text_content())) for each in table.iter("caption")]
    return [*caption, *write_grid(cells)]


def _span(cell: HtmlElement, name: str) -> int:
    said = (cell.get(name) or "").strip()
    return min(max(int(said), 1), MAX_SPAN) if said.isascii() and said.isdigit() else 1
