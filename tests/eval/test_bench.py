import sys
from pathlib import Path

import pytest

from eval.bench import ASK_RUNS, Timing, iter_timings
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
    print(verb, data.name, data.is_dir(), file=notes)
if verb == "serve":
    options = dict(zip(arguments[::2], arguments[1::2]))
    HTTPServer((options["--host"], int(options["--port"])), Route).serve_forever()
"""


@pytest.mark.parametrize(
    ("value", "target", "met"), [(2.0, 2, True), (2.1, 2, False), (9, None, None), (None, 2, None)]
)
def test_a_target_is_met_up_to_its_figure(
    value: object, target: float | None, met: bool | None
) -> None:
    assert Timing(name="ask", value=value, unit="s", target=target).met is met


def test_everything_is_measured_in_one_data_folder_of_its_own(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = (sys.executable, "-c", COMMAND, str(log))
    load = Load(warm_up=1, measured=3)
    timings = list(
        iter_timings(command, Path("report.txt"), questions=["多少件？", "How many?"], load=load)
    )
    verbs, folders, present = zip(*map(str.split, log.read_text().splitlines()), strict=True)
    assert verbs == ("ingest", "index", *["ask"] * ASK_RUNS, "serve")
    assert len(set(folders)) == 1
    assert set(present) == {"True"}
    assert not list(tmp_path.parent.rglob(folders[0]))
    targets = {timing.name: timing.target for timing in timings}
    assert targets["ingest and index"] == 10
    assert targets["search over HTTP (n=3, 2 questions), p50"] == 5
    assert targets["search over HTTP (n=3, 2 questions), p95"] == 15
    assert targets["answer over HTTP (n=3, 2 questions), p99"] is None
