"""An id may be given by its first characters, as long as one document alone is meant."""

import re

import pytest

from ingest import IngestError, pick_document_id

IDS = ("kunming-2022-0a1b2c3d", "kunming-2022-0a1b2c3d-2", "qujing-2022-4e5f6a7b")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("q", "qujing-2022-4e5f6a7b"),
        ("qujing-2022-4e5f6a7b", "qujing-2022-4e5f6a7b"),
        ("kunming-2022-0a1b2c3d", "kunming-2022-0a1b2c3d"),
        ("kunming-2022-0a1b2c3d-", "kunming-2022-0a1b2c3d-2"),
    ],
)
def test_an_id_is_known_by_its_first_characters(given: str, expected: str) -> None:
    assert pick_document_id(given, IDS) == expected


@pytest.mark.parametrize("given", ["", "x", "qujing-2022-4e5f6a7b0", "昆明"])
def test_what_no_id_begins_with_is_refused(given: str) -> None:
    with pytest.raises(IngestError, match=re.escape(f"{given!r}: no document has an id")):
        pick_document_id(given, IDS)


def test_what_several_ids_begin_with_names_the_first_of_them() -> None:
    with pytest.raises(IngestError, match=r"2 documents begin so \(kunming-\S+, kunming-\S+-2\)"):
        pick_document_id("kun", IDS)
    many = [f"a{number}" for number in range(8)]
    with pytest.raises(IngestError, match=r"8 documents .*\(a0, a1, a2, a3, a4, 3 more\)"):
        pick_document_id("a", many)
