"""The server as a process of its own, as users start it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from service.errors import StartError
from service.serving import run_app, run_server
from service.settings import Settings

ROOT = Path(__file__).parent.parent.parent
COMMAND = (sys.executable, "-c", "from service.cli import main; main()", "serve", "--port", "0")


@contextmanager
def _zhiwen_serve(data_dir: Path, *args: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    environ = {
        **os.environ,
        "ZHIWEN_DATA": str(data_dir),
        "ZHIWEN_EMBEDDER": "",
        "ZHIWEN_LOG_LEVEL": "info",
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen(
        (*COMMAND, *args), env=environ, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            yield re.findall(r"http://\S+", line)[0], process
        finally:
            process.send_signal(signal.SIGINT)


def test_the_command_serves_until_it_is_interrupted(both_data: Path) -> None:
    with _zhiwen_serve(both_data) as (url, process):
        assert httpx.get(f"{url}/readyz", trust_env=False).status_code == 200
        assert "Zhiwen" in httpx.get(url, trust_env=False).text
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stderr is not None
        log = process.stderr.read()
    assert "path=/readyz status=200" in log
    assert "Traceback" not in log


def test_several_workers_count_together(both_data: Path) -> None:
    with _zhiwen_serve(both_data, "--workers", "2") as (url, _):
        for _ in range(20):
            assert httpx.get(f"{url}/v1/search?q=专利", trust_env=False, timeout=30).is_success
        metrics = httpx.get(f"{url}/metrics", trust_env=False).text
    assert 'zhiwen_requests_total{method="GET",route="/v1/search",status="200"} 20.0' in metrics


@pytest.mark.parametrize("host", ["127.0.0.1", "192.0.2.1"])
def test_a_port_that_cannot_be_had_is_told(both_data: Path, host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings.from_environ(
            {"ZHIWEN_DATA": str(both_data), "ZHIWEN_HOST": host, "ZHIWEN_PORT": str(port)}
        )
        with pytest.raises(StartError, match=f"cannot listen on {host} port {port} .*--port"):
            run_server(settings, announce=lambda *_: None)
        with pytest.raises(StartError, match=f"cannot listen on {host} port {port} .*--port"):
            run_app(Starlette(), host=host, port=port, announce=lambda _: None)
