"""A server changes over to each new snapshot while it runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from index import SnapshotError, build_snapshot, load_embedder
from ingest import Analyzer, DocumentStore
from service.journal import configure_log
from service.live import LiveApp, LiveLibrary
from service.settings import SHIPPED_MODEL, Settings

TEXT = "岚江市2023年年报\n\n全市受理案件319件。\n\n全年办结案件300件。\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.from_environ({"ZHIWEN_DATA": str(tmp_path / "data"), "ZHIWEN_READER": "off"})


@pytest.fixture
def app(settings: Settings, tmp_path: Path) -> Iterator[LiveApp]:
    publish(settings, tmp_path, TEXT)
    return LiveApp.open(settings)


def publish(settings: Settings, folder: Path, text: str) -> str:
    (folder / "report.txt").write_text(text, encoding="utf-8")
    DocumentStore(settings.data_dir).add(folder / "report.txt")
    embedder = load_embedder(str(SHIPPED_MODEL))
    return build_snapshot(settings.data_dir, analyzer=Analyzer(), embedder=embedder).build_id


def ask(app: LiveApp) -> dict[str, object]:
    with TestClient(app) as client:
        reply: dict[str, object] = client.get("/v1/search", params={"q": "受理案件"}).json()
        return reply


def test_nothing_changes_while_the_snapshot_is_the_same(app: LiveApp) -> None:
    before = app.build_id
    assert not app.refresh()
    assert ask(app)["build_id"] == app.build_id == before


def test_a_new_snapshot_is_served_and_counts_go_on(
    app: LiveApp, settings: Settings, tmp_path: Path
) -> None:
    first = ask(app)
    build_id = publish(settings, tmp_path, TEXT.replace("319", "422"))
    assert ask(app)["build_id"] == first["build_id"]
    assert app.refresh()
    assert "422件" in str(ask(app)["hits"])
    assert app.build_id == build_id
    with TestClient(app) as client:
        assert 'route="/v1/search",status="200"} 3.0' in client.get("/metrics").text


def test_a_damaged_snapshot_leaves_the_one_before_until_it_is_published_anew(
    app: LiveApp, settings: Settings, tmp_path: Path
) -> None:
    before = app.build_id
    text = TEXT.replace("319", "422")
    build_id = publish(settings, tmp_path, text)
    (settings.data_dir / "snapshots" / build_id / "passages.sqlite").write_bytes(b"no database")
    configure_log("warning")
    with capture_logs() as told:
        assert not app.refresh()
        assert not app.refresh()
    assert ask(app)["build_id"] == app.build_id == before
    assert ["cannot be served" in line["event"] for line in told] == [True]
    assert publish(settings, tmp_path, text) == build_id
    assert app.refresh()
    assert "422件" in str(ask(app)["hits"])


def test_a_data_folder_that_is_gone_stops_nothing(app: LiveApp, settings: Settings) -> None:
    (settings.data_dir / "CURRENT").unlink()
    assert not app.refresh()
    assert ask(app)["ok"] is True


def test_a_library_without_a_snapshot_says_so_until_there_is_one(
    settings: Settings, tmp_path: Path
) -> None:
    live = LiveLibrary(settings)
    for _ in range(2):
        with pytest.raises(SnapshotError, match="no snapshot yet; run `zhiwen ingest"):
            _ = live.library
    assert not live.refresh()
    build_id = publish(settings, tmp_path, TEXT)
    assert live.refresh()
    assert live.library.build_id == build_id


def test_a_library_says_what_is_wrong_with_its_first_snapshot(
    settings: Settings, tmp_path: Path
) -> None:
    live = LiveLibrary(settings)
    build_id = publish(settings, tmp_path, TEXT)
    (settings.data_dir / "snapshots" / build_id / "passages.sqlite").write_bytes(b"no database")
    assert not live.refresh()
    with pytest.raises(SnapshotError, match=r"passages\.sqlite"):
        _ = live.library


def test_an_application_needs_a_snapshot_to_begin_with(settings: Settings) -> None:
    with pytest.raises(SnapshotError, match="no snapshot yet"):
        LiveApp.open(settings)
