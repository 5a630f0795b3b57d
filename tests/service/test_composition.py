from pathlib import Path

import pytest

from index import SnapshotError
from ingest import DocumentStore, IngestError
from service.composition import build_index, open_library, open_searcher
from service.settings import Settings


def test_the_settings_name_a_searcher_that_answers(both_data: Path) -> None:
    searcher = open_searcher(Settings.from_environ({"ZHIWEN_DATA": str(both_data)}))
    assert "319件" in searcher.search("惩罚性赔偿", k=1)[0].passage.text


def test_other_user_terms_than_the_index_was_built_with_are_refused(
    both_data: Path, tmp_path: Path
) -> None:
    terms = tmp_path / "terms.txt"
    terms.write_text("滨海市\n", encoding="utf-8")
    environ = {"ZHIWEN_DATA": str(both_data), "ZHIWEN_USER_TERMS": str(terms)}
    with pytest.raises(SnapshotError, match="zhiwen index"):
        open_library(Settings.from_environ(environ))


def test_a_term_of_the_users_glossary_is_translated(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("全年办理甲乙丙事项88件。\n\n全年召开会议9次。\n", encoding="utf-8")
    glossary = tmp_path / "terms.tsv"
    glossary.write_text("zh\ten\tvariants\n甲乙丙事项\tquuxly matter\t\n", encoding="utf-8")
    environ = {"ZHIWEN_DATA": str(tmp_path / "data"), "ZHIWEN_GLOSSARY": str(glossary)}
    settings = Settings.from_environ(environ)
    DocumentStore(settings.data_dir).add(report)
    build_index(settings)
    best = open_searcher(settings).search("quuxly matters")[0]
    matches = {match.term: match.source for match in best.legs["lexical"].matches}
    assert matches["甲乙丙事项"] == "quuxly matters"


def test_a_glossary_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    environ = {"ZHIWEN_DATA": str(tmp_path), "ZHIWEN_GLOSSARY": str(tmp_path / "gone.tsv")}
    with pytest.raises(IngestError, match=r"gone\.tsv"):
        build_index(Settings.from_environ(environ))
