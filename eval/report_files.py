"""Report files made for measurements: real government work reports, and variants of one report."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import yaml

from eval.errors import SetError
from eval.sources import read_set_text
from ingest import read_document

COLUMNS = ("doc", "year", "section", "paragraph")
_ISSUER = "国务院"
_TITLE = "国务院政府工作报告"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")
_STEP = 7
_CHINESE_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A report as ``zhiwen ingest`` reads it: a text, and the metadata beside it.

    Attributes:
        name: of the text file, without its ending; the gold questions call it ``doc``.
        title: of the report.
        issuer: who gave it.
        year: of the report, as its title names it.
        text: the whole report.
    """

    name: str
    title: str
    issuer: str
    year: int
    text: str


def read_work_reports(path: Path, years: Collection[int]) -> tuple[ReportFile, ...]:
    """Read government work reports out of a table of their paragraphs.

    Each section's name stands on a line above its paragraphs; a paragraph that is only the
    beginning of the next one is left out (the public table holds a few such doubles).

    Args:
        path: tab-separated table with the columns ``doc``, ``year``, ``section`` and ``paragraph``,
            without quoting; may be gzipped.
        years: of the reports wanted.

    Returns:
        One report a year, in the order of ``years``.

    Raises:
        SetError: the table is missing or has other columns, or it holds no report of a year.
    """
    reader = csv.DictReader(
        io.StringIO(read_set_text(path)), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise SetError(
            f"{path}: columns are {reader.fieldnames}, wanted {', '.join(COLUMNS)}; name the table "
            "of government work reports"
        )
    rows = list(reader)
    return tuple(_build_work_report(path, rows, year) for year in years)


def vary_report(path: Path, years: Iterable[int]) -> Iterator[ReportFile]:
    """Yield the report of a file as if it were of other years: other years, title and numbers.

    All years in the text move as far as the report's own; every other number of two digits or more
    grows with the distance, so that no figure of one variant is true of another. The variants
    serve for timing: what they say means nothing.

    Args:
        path: a report file with a year.
        years: of the variants.

    Raises:
        SetError: the report has no year.
        IngestError: the file cannot be read as a report.
    """
    document = read_document(path)
    if document.year is None:
        raise SetError(f"{path}: the report has no year; give one in the YAML file beside it")
    for year in years:
        shift = year - document.year
        yield ReportFile(
            name=f"{path.stem}-as-{year}",
            title=vary_text(document.title, shift),
            issuer=document.issuer,
            year=year,
            text=vary_text(document.text, shift),
        )


def vary_text(text: str, shift: int) -> str:
    """Return ``text`` with its years moved by ``shift`` and its other numbers grown with it.

    >>> vary_text("二〇二二年审结319件", -3)
    '二〇一九年审结340件'
    """
    moved = re.sub(
        r"[一二][〇零一二三四五六七八九]{3}(?=年)", lambda m: _move_chinese(m[0], shift), text
    )
    return _DIGITS.sub(lambda match: _move_digits(match[0], shift), moved)


def save_report_file(report: ReportFile, folder: Path) -> Path:
    """Write a report's text and its metadata into a folder, which is made where it is missing.

    Returns:
        The path of the text, for ``zhiwen ingest``.

    Raises:
        SetError: the folder cannot be written.
    """
    path = folder / f"{report.name}.txt"
    fields = {"title": report.title, "issuer": report.issuer, "year": report.year, "language": "zh"}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(report.text, encoding="utf-8")
        path.with_suffix(".yaml").write_text(
            yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
    except OSError as error:
        raise SetError(f"{path}: cannot be written ({error.strerror}); name a folder") from error
    return path


def _build_work_report(path: Path, rows: Iterable[Mapping[str, str]], year: int) -> ReportFile:
    ours = [row for row in rows if row["year"] == str(year) and _TITLE in row["doc"]]
    if not ours:
        raise SetError(f"{path}: holds no government work report of {year}; name another year")
    title = f"{year}年{_TITLE}"
    lines = [title, _ISSUER]
    for section, members in groupby(ours, key=lambda row: row["section"]):
        paragraphs = [row["paragraph"].strip() for row in members]
        lines += [section] if section else []
        lines += [
            paragraph
            for paragraph, after in zip(paragraphs, [*paragraphs[1:], ""], strict=True)
            if not after.startswith(paragraph)
        ]
    return ReportFile(
        name=f"gov-work-report-{year}",
        title=title,
        issuer=_ISSUER,
        year=year,
        text="\n\n".join(lines) + "\n",
    )


def _move_digits(digits: str, shift: int) -> str:
    """Return another number for each shift; a year stays a year, a single digit as it is.

    >>> _move_digits("2022", -3), _move_digits("319", -3), _move_digits("7", -3)
    ('2019', '340', '7')
    """
    if _YEAR.fullmatch(digits):
        return str(int(digits) + shift)
    if len(digits) == 1:
        return digits
    return str(int(digits) + _STEP * abs(shift)).zfill(len(digits))


def _move_chinese(year: str, shift: int) -> str:
    digits = "".join(str(_CHINESE_DIGITS.index(digit)) for digit in year.replace("零", "〇"))
    return "".join(_CHINESE_DIGITS[int(digit)] for digit in str(int(digits) + shift))
