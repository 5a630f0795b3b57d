"""What a reference manager keeps of a citation, before it is written in any one format."""

import re
from dataclasses import dataclass
from typing import Final, Literal
from unicodedata import category

from ingest import Document, Language
from service.records import Citation

ReferenceKind = Literal["report", "rule", "law", "case"]
RULES: Final = frozenset(
    (
        *("announcement", "decision", "guide", "interpretation", "law", "measures", "notice"),
        *("opinion", "order", "plan", "reply", "scheme"),
    )
)
"""The kinds of document that set rules and are no report."""
_KINDS: Final[dict[str, ReferenceKind]] = {
    **dict.fromkeys(RULES, "rule"),
    "law": "law",
    "judgment": "case",
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# What Python and JavaScript take for the end of a line, and tabs.
_ENDS_OF_CELLS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNFIT_FOR_KEYS = re.compile(r"[^A-Za-z0-9]+")
_ESTIMATED = {
    "zh": "原件未载明发布日期，{year}年为文件所属年度。",
    "en": "No date of issue is printed; {year} is the year that the document is about.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A citation as a record of a reference manager; what nobody knows is empty.

    Attributes:
        key: of letters, digits and hyphens of ASCII; one for each passage or range of it.
        kind: a report, a document that sets rules, a law among these, or a judgment.
        title: of the document, in one line.
        title_en: in English, where it is another.
        issuer: the body that is its author.
        issued: year, month and day of issue, as far as they are known; of a law as last revised.
        is_estimated: no date of issue is known, and ``issued`` is the year that it reports on.
        number: that its issuer gave it.
        article: of a law or a set of rules the article quoted.
        page: the page quoted, from 1.
        language: of the document.
        quote: the quotation, in one line.
        note: where the quotation stands, its passage, and whether the year is estimated.
        url: where the document is published.
    """

    key: str
    kind: ReferenceKind
    title: str
    title_en: str
    issuer: str
    issued: tuple[int, ...]
    is_estimated: bool
    number: str
    article: str
    page: int | None
    language: Language
    quote: str
    note: str
    url: str

    @property
    def both_titles(self) -> str:
        """The title, and the English one behind it in brackets, as formats have it with one field.

        Source: The Chicago Manual of Style, 17th ed., 14.99.
        """
        return f"{self.title} [{self.title_en}]" if self.title_en else self.title


def make_reference(citation: Citation, document: Document, *, name: str) -> Reference:
    """Return what a reference manager keeps of a citation.

    Args:
        citation: of a passage or a range of it.
        document: that the citation is of.
        name: of the citation, one for each range: ``passage_id@start-end``.
    """
    context = document.context
    dated = _DATE.match(context.revised or context.issued)
    known = tuple(int(part) for part in dated.groups() if part) if dated else ()
    estimated = () if known or document.year is None else (document.year,)
    title, title_en = one_line(document.title), one_line(context.title_en)
    return Reference(
        key=reference_key(name),
        kind=_KINDS.get(context.kind, "report"),
        title=title,
        title_en="" if title_en == title else title_en,
        issuer=one_line(document.issuer),
        issued=known or estimated,
        is_estimated=bool(estimated),
        number=one_line(context.number),
        article=citation.article or "",
        page=citation.page,
        language=document.language,
        quote=one_line(citation.quote),
        note=_place(citation, name) + _remark(document.language, estimated),
        url=context.url,
    )


def reference_key(name: str) -> str:
    """Return the key of a citation, which a file can be called, too.

    >>> reference_key("binhai-2022-0a1b2c3d:971@288-294")
    'binhai-2022-0a1b2c3d-971-288-294'
    """
    return _UNFIT_FOR_KEYS.sub("-", name).strip("-")


def one_line(text: str) -> str:
    r"""Return a text in one line, without control characters; cells of a table are set apart.

    >>> one_line("护航行动\t35 件\r\nER  - ")
    '护航行动 | 35 件 | ER  -'
    """
    parted = _ENDS_OF_CELLS.sub("\n", text)
    plain = "".join(each for each in parted if each == "\n" or category(each) != "Cc")
    return " | ".join(cell.strip() for cell in plain.split("\n") if cell.strip())


def _place(citation: Citation, name: str) -> str:
    headings = " › ".join(map(one_line, citation.place))
    return f"{headings}; {name}" if headings else name


def _remark(language: Language, estimated: tuple[int, ...]) -> str:
    return f". {_ESTIMATED[language].format(year=estimated[0])}" if estimated else ""
