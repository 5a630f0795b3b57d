"""The table of what documents print of themselves, and how much of it is read right.

A row is a document (its file's stem), then its title, issuers, date of issue, period reported on,
period planned for, date in force and places, each as the document prints it. An empty cell is not
printed. ``;`` stands between the issuers or places of one document, ``|`` between readings that
are equally right.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.errors import SetError
from ingest import Document

FIELDS = ("title", "issuers", "issued", "reported", "planned", "in_force", "places")
"""What is compared, each field for itself."""

TARGETS = {"title": 0.95, "issuers": 0.95, "issued": 0.95, "reported": 0.95}
"""The share of documents that print a field of which it must be read right."""

_COLUMNS = ("document", *FIELDS)
_Names = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One field of one document.

    Attributes:
        document: the stem of its file.
        field: one of ``FIELDS``.
        printed: the readings that are right; empty where the document prints none.
        found: what was read; empty for nothing.
    """

    document: str
    field: str
    printed: frozenset[_Names]
    found: _Names

    @property
    def is_right(self) -> bool:
        """Whether what was read is printed, or nothing was where nothing is."""
        return self.found in self.printed if self.printed else not self.found


def read_facts(path: Path) -> dict[str, dict[str, frozenset[_Names]]]:
    """Read a table of facts: by document and field, the readings that are right.

    Raises:
        SetError: the file cannot be read or its columns are others.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except OSError as error:
        raise SetError(f"{path}: cannot be read ({error.strerror}); give a table") from error
    for number, row in enumerate(rows, start=2):
        if tuple(row) != _COLUMNS or None in row.values():
            raise SetError(f"{path}:{number}: columns are {list(row)}; use {list(_COLUMNS)}")
    return {row["document"]: {name: _readings(row[name]) for name in FIELDS} for row in rows}


def compare_facts(
    facts: Mapping[str, Mapping[str, frozenset[_Names]]], documents: Iterable[Document]
) -> tuple[Reading, ...]:
    """Set what was read of each document of the table beside what it prints.

    Args:
        facts: from ``read_facts``.
        documents: as ``read_document`` returns them; those that the table lacks are left out.
    """
    return tuple(
        Reading(document=stem, field=name, printed=facts[stem][name], found=found)
        for document in documents
        if (stem := Path(document.source_name).stem) in facts
        for name, found in _found(document).items()
    )


def share_right(readings: Iterable[Reading], field: str) -> tuple[int, int]:
    """Return how many documents print a field, and of how many it was read right."""
    printed = [each for each in readings if each.field == field and each.printed]
    return len(printed), sum(each.is_right for each in printed)


def count_invented(readings: Iterable[Reading], field: str) -> int:
    """Return for how many documents a field was read that they do not print."""
    return sum(each.field == field and not each.printed and bool(each.found) for each in readings)


def _readings(cell: str) -> frozenset[_Names]:
    return frozenset(_names(reading.split(";")) for reading in cell.split("|") if reading.strip())


def _found(document: Document) -> dict[str, _Names]:
    context = document.context
    return {
        "title": _names([document.title]),
        "issuers": _names(context.bodies),
        "issued": _names([context.issued]),
        "reported": _names([context.period]),
        "planned": _names([context.plan_period]),
        "in_force": _names([context.in_force]),
        "places": _names(context.places),
    }


def _names(texts: Iterable[str]) -> _Names:
    """Return texts without white space, which extraction adds and loses."""
    return frozenset(bare for text in texts if (bare := re.sub(r"\s", "", text)))
