"""What reading a file yields: its text, where its pages begin and where on them it stands."""

from dataclasses import dataclass

from ingest.page_map import PageMap


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """The text of a file, as its reader found it.

    Attributes:
        text: paragraphs, headings and rows of tables, a line each; the cells of a row are parted by
            tabs, a heading that the file marks as one begins with ``#`` as in Markdown.
        pages: for each page the offset in ``text`` where it begins; none where the format has none.
        page_map: where its characters stand on the pages; ``None`` where that is not known.
        warnings: what could not be read, for people.

    Raises:
        ValueError: the pages do not begin in order within the text, or the map is of another text.
    """

    text: str
    pages: tuple[int, ...] = ()
    page_map: PageMap | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if list(self.pages) != sorted(self.pages) or any(
            not 0 <= start <= len(self.text) for start in self.pages
        ):
            raise ValueError(f"pages must begin in order within {len(self.text)} characters")
        if self.page_map is not None and len(self.page_map) != len(self.text):
            raise ValueError(f"{len(self.page_map)} boxes for {len(self.text)} characters")
