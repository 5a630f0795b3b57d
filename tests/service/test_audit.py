"""Every change is written down: over HTTP, by the jobs behind it, and by commands."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from typer.testing import Result

from service.admin import Admin
from service.app import create_app
from service.audit import Audit
from service.errors import StartError
from service.intake import do_jobs
from service.journal import configure_log
from service.keyring import Keyring
from service.keys import add_key
from service.library import Library
from service.settings import Settings

Serve = Callable[[FastAPI], AbstractContextManager[str]]
Zhiwen = Callable[..., Result]
REPORT = "2023年澄浦市工作报告\n\n全市受理案件1024件，比上年增长3.2%。\n"
ROOT = Path(__file__).parent.parent.parent


class Waiting(Admin):
    """One whose jobs nobody does."""

    def wake(self) -> None:
        pass


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "audit.log"


def lines(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()]


def shown(log: Path, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(line.get(name) for name in names) for line in lines(log)]


def test_each_request_for_a_change_is_written_down_with_who_and_what_became_of_it(
    library: Library, tmp_path: Path, log: Path, serve: Serve
) -> None:
    keys = tmp_path / "keys.json"
    reader, writer = add_key(keys, "reader", "read"), add_key(keys, "编辑部", "write")
    admin = Waiting(tmp_path, keyring=Keyring(keys), audit=Audit(log), max_bytes=1000)
    with serve(create_app(library, admin=admin)) as url, httpx.Client(base_url=url) as http:

        def send(method: str, path: str, key: str, **more: Any) -> int:  # noqa: ANN401
            headers = {"authorization": f"Bearer {key}", "x-request-id": "r-1"}
            return http.request(method, path, headers=headers, **more).status_code

        assert send("PUT", "/v1/files/公报.txt", writer, content=REPORT.encode()) == 202
        assert send("PUT", "/v1/files/b.txt", "zhiwen_wrong", content=b"x") == 401
        assert send("DELETE", "/v1/documents/x", reader) == 403
        assert send("PATCH", "/v1/documents/x", writer, json={"year": 1}) == 404
        assert send("PUT", "/v1/files/c.txt", writer, content=b"x" * 1001) == 413
        assert send("GET", "/v1/jobs", writer) == 200
        assert send("GET", "/v1/documents", reader) == 200
    assert shown(log, "who", "via", "action", "document", "outcome", "status") == [
        ("编辑部", "http", "add", "公报.txt", "accepted", 202),
        ("nobody", "http", "add", "b.txt", "refused", 401),
        ("reader", "http", "remove", "x", "refused", 403),
        ("编辑部", "http", "correct", "x", "refused", 404),
        ("编辑部", "http", "add", "c.txt", "refused", 413),
    ]
    assert {line["request_id"] for line in lines(log)} == {"r-1"}
    assert {line["address"] for line in lines(log)} == {"127.0.0.1"}
    assert lines(log)[0]["job_id"] == admin.queue.jobs()[0].job_id
    for secret in (reader, writer, "zhiwen_wrong"):
        assert secret not in log.read_text("utf-8")


def test_what_becomes_of_a_job_is_written_down_with_who_asked_for_it(
    tmp_path: Path, log: Path
) -> None:
    settings = Settings.from_environ(
        {"ZHIWEN_DATA": str(tmp_path / "data"), "ZHIWEN_AUDIT_LOG": str(log)}
    )
    queue = Admin(settings.data_dir, max_bytes=1).queue
    for name, text in (("a.txt", REPORT), ("b.pdf", "no report")):
        job_id, path = queue.prepare_file(name)
        path.write_text(text, encoding="utf-8")
        queue.add("add", path.name, job_id=job_id, by="编辑部")
    do_jobs(settings)
    told = {line["outcome"]: line for line in lines(log)}
    assert set(told) == {"done", "failed"}
    assert {line["who"] for line in told.values()} == {"编辑部"}
    assert told["done"]["document"] == queue.jobs()[0].doc_id
    assert told["failed"]["document"] == "b.pdf"
    assert told["failed"]["error"] == queue.jobs()[1].error


def test_without_a_file_the_lines_are_in_the_log_whatever_its_level(
    capfd: pytest.CaptureFixture[str],
) -> None:
    configure_log("error", "json")
    Audit().write(who="a", via="http", action="add", document="x\ny", outcome="accepted")
    line = json.loads(capfd.readouterr().err)
    assert (line["event"], line["who"], line["document"]) == ("audit", "a", "x\ny")


def test_a_line_stays_one_line_whatever_a_document_is_called(log: Path) -> None:
    for document in ("a\nb", "x" * 5000, "\ud800", "\x1b[31m"):
        Audit(log).write(who="a", via="http", action="add", document=document, outcome="refused")
    assert len(lines(log)) == 4
    assert "\x1b" not in log.read_text("utf-8")
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_written_keeps_the_server_from_starting(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="ZHIWEN_AUDIT_LOG"):
        Audit(tmp_path / "none" / "audit.log").check()


def test_commands_are_written_down_with_the_user(fresh: Zhiwen, tmp_path: Path, log: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(REPORT, encoding="utf-8")
    environ = {"ZHIWEN_AUDIT_LOG": str(log), "ZHIWEN_API_KEYS": str(tmp_path / "keys.json")}
    assert fresh("ingest", str(report), str(tmp_path / "none.txt"), **environ).exit_code == 1
    assert fresh("ingest", str(report), **environ).exit_code == 0
    assert fresh("index", **environ).exit_code == 0
    assert fresh("index", **environ).exit_code == 0
    doc_id = lines(log)[0]["document"]
    made = fresh("keys", "add", "newsroom", **environ)
    assert fresh("keys", "remove", "newsroom", **environ).exit_code == 0
    assert fresh("remove", doc_id, **environ).exit_code == 0
    assert [(action, outcome) for action, outcome in shown(log, "action", "outcome")] == [
        ("add", "added"),
        ("add", "failed"),
        ("index", "built"),
        ("add key", "done"),
        ("remove key", "done"),
        ("remove", "done"),
    ]
    assert {line["via"] for line in lines(log)} == {"command"}
    assert all(line["who"] for line in lines(log))
    assert made.stdout.strip() not in log.read_text("utf-8")


def test_a_server_with_keys_writes_down_from_the_request_to_the_end_of_the_job(
    both_data: Path, tmp_path: Path, log: Path
) -> None:
    subprocess.run(["cp", "-r", str(both_data), str(tmp_path / "data")], check=True)
    key = add_key(tmp_path / "keys.json", "newsroom", "write")
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "ZHIWEN_DATA": str(tmp_path / "data"),
        "ZHIWEN_API_KEYS": str(tmp_path / "keys.json"),
        "ZHIWEN_AUDIT_LOG": str(log),
        "ZHIWEN_LOG_LEVEL": "info",
        "ZHIWEN_LOG_FORMAT": "json",
        "ZHIWEN_RATE_LIMIT": "1000/minute",
        "NO_PROXY": "*",
    }
    command = [sys.executable, "-m", "service", "serve", "--port", "0", "--workers", "2", "--json"]
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        url = json.loads(server.stdout.readline())["address"]
        headers = {"authorization": f"Bearer {key}", "x-request-id": "first"}
        with httpx.Client(base_url=url, headers=headers, timeout=60) as http:
            assert http.put("/v1/files/a.txt", content=REPORT.encode()).status_code == 202
            assert httpx.get(f"{url}/v1/documents", timeout=60).status_code == 401
            deadline = time.monotonic() + 120
            while len(lines(log)) < 2 and time.monotonic() < deadline:
                time.sleep(0.5)
        server.terminate()
        said = server.stderr.read()
    assert shown(log, "who", "via", "outcome") == [
        ("newsroom", "http", "accepted"),
        ("newsroom", "job", "done"),
    ]
    assert len({line["job_id"] for line in lines(log)}) == 1
    logged = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    sent = next(each for each in logged if each.get("path") == "/v1/files/a.txt")
    assert (sent["key"], sent["request_id"], sent["status"]) == ("newsroom", "first", 202)
    assert key not in said
