from pathlib import Path

import pytest

from ingest import IngestError, Term, default_glossary, read_glossary

HEADER = "zh\ten\tvariants\n"


def glossary(folder: Path, text: str) -> Path:
    path = folder / "glossary.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_glossary_is_read_with_its_variants_put_to_their_language(tmp_path: Path) -> None:
    text = (
        "# terms\n" + HEADER + "惩罚性赔偿|惩罚赔偿\tpunitive damages\t惩赔|PD\n\n知识产权\tIP|IP\n"
    )
    assert read_glossary(glossary(tmp_path, text)) == (
        Term(zh=("惩罚性赔偿", "惩罚赔偿", "惩赔"), en=("punitive damages", "PD")),
        Term(zh=("知识产权",), en=("IP",)),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the header must be"),
        ("中文\ten\tvariants\n", "the header must be"),
        (HEADER + "专利\n", ":2: expected 2 or 3 fields, found 1"),
        (HEADER + "专利\t\t\n", ":2: a term needs"),
        (HEADER + "\tpatent\t\n", ":2: a term needs"),
    ],
)
def test_a_wrong_glossary_is_refused_by_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(IngestError, match=message):
        read_glossary(glossary(tmp_path, text))


def test_a_missing_glossary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IngestError, match="cannot read"):
        read_glossary(tmp_path / "none.tsv")


def test_the_glossary_that_ships_is_sound() -> None:
    assert all(term.zh and term.en for term in default_glossary())
