import sys
from pathlib import Path

import pytest

from eval.bench import ASK_RUNS, MANY, Timing, iter_collection_timings, iter_timings
from eval.latency import Load

# Stands for the command: notes what it is asked in the data folder, and serves what is needed.
COMMAND = """
import os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

class Route(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass

verb, *arguments = sys.argv[2:]
data, log = Path(os.environ["ZHIWEN_DATA"]), Path(sys.argv[1])
with log.open("a") as notes:
    print(verb, data, data.is_dir(), len(arguments), file=notes)
if verb == "serve":
    options = dict(zip(arguments[::2], arguments[1::2]))
    HTTPServer((options["--host"], int(options["--port"])), Route).serve_forever()
"""

TARGETS = {
    "ingest and index": 10,
    "search over HTTP (n=3, 2 questions), p50": 5,
    "search over HTTP (n=3, 2 questions), p95": 15,
    "answer over HTTP (n=3, 2 questions), p50": 120,
    "answer over HTTP (n=3, 2 questions), p95": 260,
    "answer over HTTP (n=3, 2 questions), p99": None,
    "answer, 20 reports, over HTTP (n=3, 2 questions), p95": 260,
    "answer, 20 reports over one, p50": 2,
}


@pytest.mark.parametrize(
    ("value", "target", "met"), [(2.0, 2, True), (2.1, 2, False), (9, None, None), (None, 2, None)]
)
def test_a_target_is_met_up_to_its_figure(
    value: object, target: float | None, met: bool | None
) -> None:
    assert Timing(name="ask", value=value, unit="s", target=target).met is met


def test_everything_is_measured_in_data_folders_of_its_own(tmp_path: Path) -> None:
    log, corpus = tmp_path / "log", tmp_path / "report.txt"
    corpus.write_text("2023年状况\n\n审结319件。\n", encoding="utf-8")
    command, load = (sys.executable, "-c", COMMAND, str(log)), Load(warm_up=1, measured=3)
    timings = list(iter_timings(command, corpus, questions=["多少件？", "How many?"], load=load))
    verbs, folders, present, counts = zip(
        *map(str.split, log.read_text().splitlines()), strict=True
    )
    assert verbs == ("ingest", "index", *["ask"] * ASK_RUNS, "serve", "ingest", "index", "serve")
    assert [len(set(part)) for part in (folders[:8], folders[8:], folders)] == [1, 1, 2]
    assert set(present) == {"True"}
    assert not any(Path(folder).exists() for folder in folders)
    assert [int(counts[place]) for place in (0, 8)] == [1, MANY]
    targets = {timing.name: timing.target for timing in timings}
    for name, target in TARGETS.items():
        assert targets[name] == target


def test_a_folder_that_is_there_is_served_and_left_as_it_is(tmp_path: Path) -> None:
    log = tmp_path / "log"
    kept = tmp_path / "kept"
    kept.mkdir()
    command = (sys.executable, "-c", COMMAND, str(log))
    timings = list(
        iter_collection_timings(
            command, kept, questions=["多少件？"], load=Load(warm_up=1, measured=2)
        )
    )
    verb, folder, present, _ = log.read_text().split()
    assert (verb, folder, present) == ("serve", str(kept), "True")
    assert kept.is_dir()
    targets = {timing.name: timing.target for timing in timings}
    assert targets["search over HTTP (n=2, 1 questions), p95"] == 20
    assert targets["answer over HTTP (n=2, 1 questions), p50"] == 120
