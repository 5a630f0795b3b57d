"""Citations as files for reference managers: RIS, BibTeX and CSL-JSON.

What a format has a field for and nobody knows is left out, as in the styles of reference lists.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from service.references import Reference, ReferenceKind

FileFormat = Literal["ris", "bibtex", "csl"]
_RIS_TYPES: Final[dict[ReferenceKind, str]] = {
    "report": "RPRT",
    "rule": "GOVDOC",
    "law": "STAT",
    "case": "CASE",
}
# Where EndNote and Zotero keep the number of each type: report, public law, docket.
_RIS_NUMBERS: Final[dict[ReferenceKind, str]] = {
    "report": "SN",
    "rule": "SN",
    "law": "M1",
    "case": "SV",
}
_CSL_TYPES: Final[dict[ReferenceKind, str]] = {
    "report": "report",
    "rule": "regulation",
    "law": "legislation",
    "case": "legal_case",
}
_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_LANGUAGES: Final = {"zh": "chinese", "en": "english"}
# BibTeX counts braces with a backslash before them, too: they have names instead.
_LATEX: Final = str.maketrans(
    {
        **{character: f"\\{character}" for character in "#$%&_"},
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileType:
    """A format: how it is written, sent and called."""

    media_type: str
    suffix: str
    write: Callable[[Reference], str]


def write_ris(reference: Reference) -> str:
    """Return a record of RIS; each line ends with carriage return and line feed.

    Source: RIS Format Specifications, Research Information Systems; tags of types as EndNote has
    them.
    """
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_lines(reference))


def write_bibtex(reference: Reference) -> str:
    """Return an entry of BibTeX, which biblatex reads as well.

    A report is ``@techreport`` where issuer and year are known, which that type requires; all else
    is ``@misc``. The body is in braces of its own, or BibTeX would take it for a person's name.

    Source: O. Patashnik, BibTeXing, 1988; ``date``, ``language`` and ``url``: the biblatex manual.
    """
    whole = reference.kind == "report" and reference.issuer and reference.issued
    fields = (f"  {name} = {value},\n" for name, value in _bibtex_fields(reference, bool(whole)))
    return f"@{'techreport' if whole else 'misc'}{{{reference.key},\n{''.join(fields)}}}\n"


def write_csl(reference: Reference) -> str:
    """Return CSL-JSON: a list of one item.

    Source: Citation Style Language 1.0.2, ``csl-data.json`` and appendices III and IV.
    """
    return json.dumps([_csl_item(reference)], ensure_ascii=False, indent=2) + "\n"


FILE_TYPES: Final[dict[FileFormat, FileType]] = {
    "ris": FileType(
        media_type="application/x-research-info-systems", suffix="ris", write=write_ris
    ),
    "bibtex": FileType(media_type="application/x-bibtex", suffix="bib", write=write_bibtex),
    "csl": FileType(
        media_type="application/vnd.citationstyles.csl+json", suffix="json", write=write_csl
    ),
}


def accepted_format(accept: str) -> FileFormat | None:
    """Return the format that an Accept header names first, ``None`` where it names another type.

    >>> accepted_format("application/x-bibtex;q=0.9, */*;q=0.1"), accepted_format("*/*")
    ('bibtex', None)
    """
    first = accept.split(",")[0].split(";")[0].strip().lower()
    return next(
        (name for name in get_args(FileFormat) if FILE_TYPES[name].media_type == first), None
    )


def _ris_lines(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield tags with their values."""
    issuer = reference.issuer
    yield "TY", _RIS_TYPES[reference.kind]
    yield from _known(
        # A comma would part a person's name.
        ("AU", issuer.replace(", ", "，").replace(",", "，")),
        ("TI", reference.title),
        ("TT", reference.title_en),
        ("PY", f"{reference.issued[0]:04}" if reference.issued else ""),
        ("DA", _ris_date(reference.issued)),
        ("PB", "" if reference.kind == "law" else issuer),
        (_RIS_NUMBERS[reference.kind], reference.number),
        ("SE", reference.article),
        ("SP", str(reference.page or "")),
        ("LA", reference.language),
        ("AB", reference.quote),
        ("N1", reference.note),
        ("UR", reference.url),
    )
    yield "ER", ""


def _ris_date(issued: tuple[int, ...]) -> str:
    """Return a date with its four parts parted, none for a year, which ``PY`` holds.

    >>> _ris_date((2023, 2, 28)), _ris_date((2023, 2)), _ris_date((2023,))
    ('2023/02/28/', '2023/02//', '')
    """
    if len(issued) == 1 or not issued:
        return ""
    year, *others = issued
    return "/".join((f"{year:04}", *(f"{part:02}" for part in others), *[""] * (3 - len(others))))


def _bibtex_fields(reference: Reference, whole: bool) -> Iterator[tuple[str, str]]:
    """Yield the names of fields with their values in braces."""
    issued, year = reference.issued, ""
    if issued:
        # In brackets and with a question mark, as in a note: it is printed as it stands here.
        year = f"[{issued[0]}?]" if reference.is_estimated else f"{issued[0]:04}"
    issuer = reference.issuer.translate(_LATEX)
    number = "number" if whole else "howpublished"
    values = (
        ("author", f"{{{issuer}}}" if issuer else ""),
        # In braces of its own, or some styles would print its capitals small.
        ("title", f"{{{reference.both_titles.translate(_LATEX)}}}"),
        ("institution", f"{{{issuer}}}" if whole else ""),
        ("year", year),
        ("date", "-".join(f"{part:02}" for part in issued) if len(issued) > 1 else ""),
        (number, reference.number.translate(_LATEX)),
        ("pages", str(reference.page or "")),
        ("note", reference.article.translate(_LATEX)),
        ("language", _LANGUAGES[reference.language]),
        ("abstract", reference.quote.translate(_LATEX)),
        ("annote", reference.note.translate(_LATEX)),
        # biblatex and the url package take an address as it is.
        ("url", reference.url),
    )
    for name, value in _known(*values):
        yield name, f"{{{value}}}"
        if name == "year" and len(issued) > 1:
            yield "month", _MONTHS[issued[1] - 1]


def _csl_item(reference: Reference) -> dict[str, object]:
    issued: dict[str, object] = {"date-parts": [list(reference.issued)]}
    if reference.is_estimated:
        issued["circa"] = True
    values: dict[str, object] = {
        "id": reference.key,
        "type": _CSL_TYPES[reference.kind],
        "title": reference.both_titles,
        "author": [{"literal": reference.issuer}] if reference.issuer else None,
        "issued": issued if reference.issued else None,
        "authority": reference.issuer if reference.kind == "case" else "",
        "publisher": reference.issuer if reference.kind in ("report", "rule") else "",
        "number": reference.number,
        "section": reference.article,
        "page": str(reference.page or ""),
        "language": reference.language,
        "abstract": reference.quote,
        "note": reference.note,
        "URL": reference.url,
    }
    return {name: value for name, value in values.items() if value}


def _known(*values: tuple[str, str]) -> Iterator[tuple[str, str]]:
    return (pair for pair in values if pair[1])
