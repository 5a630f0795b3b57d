"""One writer at a time, and whoever waits or looks is told who it is."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ingest import IngestError, LockState, lock_writers, look_at_lock
from ingest.locking import LOCK_FILE

_FREE = LockState(held=False, writer=None)


def test_a_folder_without_a_lock_is_looked_at_and_left_as_it_is(tmp_path: Path) -> None:
    assert look_at_lock(tmp_path / "nowhere") == look_at_lock(tmp_path) == _FREE
    assert list(tmp_path.iterdir()) == []


def test_who_writes_stands_in_the_lock_as_long_as_it_is_held(tmp_path: Path) -> None:
    with lock_writers(tmp_path):
        state = look_at_lock(tmp_path)
        assert state.held
        assert state.writer is not None
        assert state.writer.process_id == os.getpid()
    assert look_at_lock(tmp_path) == _FREE


def test_a_writer_that_fails_lets_go_of_the_lock(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no"), lock_writers(tmp_path):
        raise ValueError("no")
    assert look_at_lock(tmp_path) == _FREE


def test_whoever_waits_is_told_for_whom(tmp_path: Path) -> None:
    told: list[str] = []
    with (
        lock_writers(tmp_path),
        pytest.raises(IngestError, match=rf"process {os.getpid()} \(.*\) is still writing"),
        lock_writers(tmp_path, patience_s=0, waiting=told.append),
    ):
        pass
    assert re.fullmatch(rf"process {os.getpid()} \(.+, since \d{{4}}-\S+\+00:00\)", "".join(told))


def test_a_writer_that_was_killed_is_known_until_the_next_one(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from ingest import lock_writers\n"
        "with lock_writers(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        process.send_signal(signal.SIGKILL)
    state = look_at_lock(tmp_path)
    assert not state.held
    assert state.writer is not None
    assert state.writer.process_id == process.pid
    with lock_writers(tmp_path, patience_s=0):
        pass
    assert look_at_lock(tmp_path) == _FREE


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"process_id": 1}', b"\xff"])
def test_what_is_no_record_of_a_writer_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LOCK_FILE).write_bytes(content)
    assert look_at_lock(tmp_path) == _FREE
