import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from eval.errors import BenchError
from eval.processes import (
    find_command,
    find_free_port,
    measure_resident_bytes,
    run_server,
    time_command,
    weigh_command,
)

SERVER = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Ready(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def log_message(self, *arguments):
        pass

HTTPServer(("127.0.0.1", int(sys.argv[1])), Ready).serve_forever()
"""


def python(script: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script, *arguments)


def test_a_command_is_timed_to_its_end() -> None:
    assert time_command(python("import time; time.sleep(0.2)"), os.environ) >= 0.2


def test_a_command_sees_the_environment_given() -> None:
    script = "import os, sys; sys.exit(os.environ['ZHIWEN_DATA'] != '数据')"
    assert time_command(python(script), {**os.environ, "ZHIWEN_DATA": "数据"}) > 0


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("import sys; sys.exit('没有文件')", "exit status 1; it said: 没有文件"),
        ("raise SystemExit(3)", "exit status 3; it said nothing"),
    ],
)
def test_a_command_that_fails_is_quoted(script: str, message: str) -> None:
    with pytest.raises(BenchError, match=message):
        time_command(python(script), {**os.environ, "PYTHONUTF8": "1"})


def test_a_command_that_hangs_is_given_up() -> None:
    with pytest.raises(BenchError, match="not done within 0 s"):
        time_command(python("import time; time.sleep(60)"), os.environ, timeout_s=0.1)


def test_a_server_runs_within_the_block_and_not_after() -> None:
    port = find_free_port()
    url = f"http://127.0.0.1:{port}"
    with run_server(python(SERVER, str(port)), os.environ, url=url) as server:
        assert httpx.get(url, trust_env=False).status_code == 200
        assert 0 < server.ready_s < 60
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, trust_env=False)


def test_a_server_is_stopped_when_the_block_fails() -> None:
    port = find_free_port()
    url = f"http://127.0.0.1:{port}"
    with (
        pytest.raises(KeyError),
        run_server(python(SERVER, str(port)), os.environ, url=url),
    ):
        raise KeyError("measuring failed")
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, trust_env=False)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("import sys; sys.exit('port taken')", "ended with status 1; it said: port taken"),
        ("import time; time.sleep(60)", "/readyz is not 200 in time"),
    ],
)
def test_a_server_that_does_not_get_ready_is_quoted(script: str, message: str) -> None:
    url = f"http://127.0.0.1:{find_free_port()}"
    with (
        pytest.raises(BenchError, match=message),
        run_server(python(script), os.environ, url=url, timeout_s=0.5),
    ):
        pass


def test_a_command_that_is_not_installed_is_named() -> None:
    with pytest.raises(BenchError, match="zhiwen-none: no such command; install the project"):
        find_command("zhiwen-none")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_memory_counts_the_children_too() -> None:
    size_bytes = 40_000_000
    script = f"data = b'x' * {size_bytes}; print(len(data), flush=True); input()"
    alone = measure_resident_bytes(os.getpid())
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(python(script), **pipes) as child:
        child.stdout.readline()
        both, its_own = measure_resident_bytes(os.getpid()), measure_resident_bytes(child.pid)
        child.communicate(b"\n")
    assert its_own >= size_bytes
    assert both >= alone + size_bytes / 2


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_process_that_has_ended_holds_no_memory() -> None:
    with subprocess.Popen(python("pass")) as child:
        child.wait()
    assert measure_resident_bytes(child.pid) == 0


def test_the_time_and_memory_of_a_command_are_its_own() -> None:
    idle = weigh_command(python("pass"), os.environ)
    busy = weigh_command(python("b = bytearray(80_000_000); sum(range(9_000_000))"), os.environ)
    assert busy.cpu_s > idle.cpu_s > 0
    if idle.peak_bytes is not None and busy.peak_bytes is not None:
        assert busy.peak_bytes - idle.peak_bytes > 60_000_000


def test_a_command_that_fails_or_hangs_is_not_weighed() -> None:
    with pytest.raises(BenchError, match="exit status 1; it said: 没有文件"):
        weigh_command(python("import sys; sys.exit('没有文件')"), {**os.environ, "PYTHONUTF8": "1"})
    with pytest.raises(BenchError, match="exit status -9"):
        weigh_command(python("import time; time.sleep(9)"), os.environ, timeout_s=0.1)
