"""A server with keys, and the programs that stand before it, as `deploy/` sets them up."""

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.keys import add_key

ROOT = Path(__file__).parent.parent.parent
SITE = "localhost"
START_S = 60


@dataclass(frozen=True)
class Closed:
    """A server that needs keys.

    Attributes:
        port: where it listens.
        program_key: of a program that may read and write.
        pages_key: what the proxy shows for people.
        audit: the file of changes.
    """

    port: int
    program_key: str
    pages_key: str
    audit: Path

    def addresses(self) -> list[str]:
        """Return from where each change was asked for."""
        lines = self.audit.read_text("utf-8").splitlines()
        return [json.loads(line)["address"] for line in lines]


Proxy = Callable[[list[str], dict[str, str], int], AbstractContextManager[httpx.Client]]


@pytest.fixture(scope="session")
def closed(report_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Closed]:
    folder = tmp_path_factory.mktemp("closed-server")
    shutil.copytree(report_data, folder / "data")
    keys, audit = folder / "keys.json", folder / "audit.log"
    program_key, pages_key = add_key(keys, "program", "write"), add_key(keys, "pages", "read")
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ZHIWEN_")}
    environ |= {
        "PYTHONPATH": str(ROOT),
        "ZHIWEN_DATA": str(folder / "data"),
        "ZHIWEN_API_KEYS": str(keys),
        "ZHIWEN_AUDIT_LOG": str(audit),
        "ZHIWEN_TRUSTED_PROXIES": "127.0.0.1",
    }
    command = [sys.executable, "-m", "service", "serve", "--port", "0", "--json"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = json.loads(server.stdout.readline())["address"]
        yield Closed(int(address.rpartition(":")[2]), program_key, pages_key, audit)
        server.terminate()


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Make a certificate for this machine, and return it with its key."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here")
    made, key = tmp_path / "fullchain.pem", tmp_path / "privkey.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt"),
            *("ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", f"/CN={SITE}"),
            *("-addext", f"subjectAltName=DNS:{SITE}", "-keyout", str(key), "-out", str(made)),
        ],
        check=True,
        capture_output=True,
    )
    return made, key


@pytest.fixture
def started(tmp_path: Path) -> Proxy:
    """Return what runs a proxy and gives a client of its site."""

    @contextmanager
    def run(command: list[str], environ: dict[str, str], port: int) -> Iterator[httpx.Client]:
        kept = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        log = tmp_path / "proxy.log"
        with (
            log.open("w") as said,
            subprocess.Popen(command, env=kept | environ, stdout=said, stderr=said) as proxy,
        ):
            try:
                with _client(port) as client:
                    _await(client, proxy, log)
                    yield client
            finally:
                proxy.terminate()

    return run


def _client(port: int) -> httpx.Client:
    # The certificate is the test's own.
    context: Any = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    base_url = f"https://{SITE}:{port}"
    return httpx.Client(base_url=base_url, verify=context, trust_env=False, timeout=30)


def _await(client: httpx.Client, proxy: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_S
    while True:
        try:
            client.get("/healthz")
        except httpx.HTTPError:
            if proxy.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(log.read_text("utf-8")) from None
            time.sleep(0.2)
        else:
            return
