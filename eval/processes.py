"""The command under test as a subprocess: timed, served from, and weighed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import httpx

from eval.errors import BenchError

_POLL_S = 0.01
_STOP_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerProcess:
    """A server that is ready: where it listens, its process, and how long it took to be ready."""

    url: str
    pid: int
    ready_s: float


def find_command(name: str = "zhiwen") -> str:
    """Return the path of a command installed beside this Python.

    Raises:
        BenchError: there is none.
    """
    path = Path(sys.executable).parent / name
    if not path.exists():
        raise BenchError(f"{path}: no such command; install the project with `make install`")
    return str(path)


def time_command(
    argv: Sequence[str], environ: Mapping[str, str], *, timeout_s: float = 300
) -> float:
    """Run a command to its end and return its wall time in seconds.

    Args:
        argv: the command and its arguments.
        environ: its whole environment.
        timeout_s: when to give up.

    Raises:
        BenchError: it fails or takes longer than ``timeout_s``; the message ends with its output.
    """
    start = time.perf_counter()
    try:
        subprocess.run(  # noqa: S603  the command is the project's own
            argv, env=dict(environ), check=True, capture_output=True, timeout=timeout_s
        )
    except subprocess.CalledProcessError as error:
        output = _last_lines(error.stdout + error.stderr)
        raise BenchError(f"{' '.join(argv)}: exit status {error.returncode}; {output}") from error
    except subprocess.TimeoutExpired as error:
        raise BenchError(f"{' '.join(argv)}: not done within {timeout_s:.0f} s") from error
    return time.perf_counter() - start


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command took.

    Attributes:
        cpu_s: of the process, its threads included.
        peak_bytes: the most memory that it held at once; ``None`` where the system cannot tell.
    """

    cpu_s: float
    peak_bytes: int | None


def weigh_command(
    argv: Sequence[str], environ: Mapping[str, str], *, timeout_s: float = 7_200
) -> Cost:
    """Run a command to its end and return what it took.

    Args:
        argv: the command and its arguments.
        environ: its whole environment.
        timeout_s: when to give up.

    Raises:
        BenchError: it fails or takes longer than ``timeout_s``; the message ends with its output.

    Source: proc(5), ``VmHWM`` of ``/proc/PID/status``. The ``ru_maxrss`` of getrusage(2) will not
    do: it holds what the parent had when it forked.
    """
    deadline = time.perf_counter() + timeout_s
    peak: int | None = None
    with TemporaryFile() as output:
        process = subprocess.Popen(  # noqa: S603  the command is the project's own
            argv, env=dict(environ), stdout=output, stderr=output
        )
        ended = 0
        while not ended:
            time.sleep(_POLL_S)
            peak = _peak_bytes(process.pid) or peak
            if time.perf_counter() > deadline:
                os.kill(process.pid, signal.SIGKILL)
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            verb = " ".join(argv[:3])
            raise BenchError(f"{verb}: exit status {process.returncode}; {_read_end(output)}")
    return Cost(cpu_s=usage.ru_utime + usage.ru_stime, peak_bytes=peak)


def _peak_bytes(pid: int) -> int | None:
    """Return the most memory that a running process has held; ``None`` where none can tell."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    found = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0].split()[1]) * 1024 if found else None


@contextmanager
def run_server(
    argv: Sequence[str], environ: Mapping[str, str], *, url: str, timeout_s: float = 60
) -> Iterator[ServerProcess]:
    """Start a server, wait until ``/readyz`` says 200, and stop it when the block is left.

    Args:
        argv: the command that serves at ``url`` until it is terminated.
        environ: its whole environment.
        url: of the server, without a path.
        timeout_s: when to give up waiting.

    Raises:
        BenchError: it ends or is not ready in time; the message ends with its output.
    """
    with TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  the command is the project's own
            argv, env=dict(environ), stdout=output, stderr=output
        )
        try:
            _wait_until_ready(process, url, output, deadline=start + timeout_s)
            yield ServerProcess(url=url, pid=process.pid, ready_s=time.perf_counter() - start)
        finally:
            _stop(process)


def find_free_port() -> int:
    """Return a TCP port of the loopback interface that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def measure_resident_bytes(pid: int) -> int | None:
    """Return the resident memory of a process and all its descendants, in bytes.

    Pages that they share are counted once for each. ``None`` where there is no ``/proc``.

    Source: proc(5), ``VmRSS`` of ``/proc/PID/status``, in kB of 1,024 bytes.
    """
    if not Path("/proc/self/status").exists():
        return None
    pids, found = [pid], 0
    while pids:
        folder = Path("/proc") / str(pids.pop())
        try:
            found += _resident_bytes(folder / "status")
            pids += [
                int(child)
                for child in (folder / f"task/{folder.name}/children").read_text().split()
            ]
        except FileNotFoundError:  # it ended while we looked
            continue
    return found


def _resident_bytes(status: Path) -> int:
    for line in status.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def _wait_until_ready(
    process: subprocess.Popen[bytes], url: str, output: IO[bytes], *, deadline: float
) -> None:
    with httpx.Client(timeout=5, trust_env=False) as client:
        while time.perf_counter() < deadline:
            if process.poll() is not None:
                raise BenchError(
                    f"the server ended with status {process.returncode}; {_read_end(output)}"
                )
            if _is_ready(client, url):
                return
            time.sleep(_POLL_S)
    raise BenchError(f"{url}/readyz is not 200 in time; {_read_end(output)}")


def _is_ready(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(f"{url}/readyz").status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _read_end(output: IO[bytes]) -> str:
    output.seek(0)
    return _last_lines(output.read())


def _last_lines(output: bytes) -> str:
    lines = output.decode("utf-8", "replace").strip().splitlines()[-5:]
    return "it said: " + " / ".join(lines) if lines else "it said nothing"
