"""Proof of offline: the whole way from file to score with every socket but loopback blocked."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

# Runs before the program in the same process: a connection beyond loopback is an error at once.
GUARD = """
import socket, sys
real = socket.socket.connect
def connect(self, address):
    if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise AssertionError(f"a connection to {address} was tried")
    return real(self, address)
socket.socket.connect = socket.socket.connect_ex = connect
def resolve(host, *rest, **options):
    if host not in (None, "127.0.0.1", "::1", "localhost"):
        raise AssertionError(f"the name {host} was looked up")
    return look_up(host, *rest, **options)
look_up, socket.getaddrinfo = socket.getaddrinfo, resolve
import runpy
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def run_guarded(data_dir: Path, module: str, *arguments: str) -> str:
    environ = {**os.environ, "ZHIWEN_DATA": str(data_dir)}
    done = subprocess.run(
        [sys.executable, "-c", GUARD, module, *arguments],
        capture_output=True,
        text=True,
        env=environ,
        cwd=ROOT,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_guard_stops_a_connection(tmp_path: Path) -> None:
    program = tmp_path / "reaching_out.py"
    program.write_text("import socket; socket.create_connection(('192.0.2.1', 80), timeout=1)")
    done = subprocess.run(
        [sys.executable, "-c", GUARD, "reaching_out"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
        timeout=60,
    )
    assert "192.0.2.1" in done.stderr
    assert done.returncode != 0


def test_ingest_index_search_answer_and_eval_run_without_a_network(
    tmp_path: Path, report_path: Path
) -> None:
    run_guarded(tmp_path, "service", "ingest", str(report_path))
    run_guarded(tmp_path, "service", "index")
    assert "319" in run_guarded(tmp_path, "service", "search", "惩罚性赔偿案件")
    assert "319" in run_guarded(tmp_path, "service", "ask", "2023年惩罚性赔偿案件数")
    gold = "eval/gold/learning.jsonl"
    scores = run_guarded(
        tmp_path, "eval", "run", "--gold", gold, "--output", str(tmp_path / "runs")
    )
    assert "Success@1" in scores
