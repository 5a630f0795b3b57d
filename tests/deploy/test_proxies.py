"""The examples for Caddy and nginx, run by the real programs before a real server."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import httpx
import pytest

DEPLOY = Path(__file__).parent.parent.parent / "deploy"
PERSON = ("editor", "a password")
FORGED = {"x-forwarded-for": "198.51.100.9", "x-forwarded-proto": "http"}

Proxy = Callable[[list[str], dict[str, str], int], AbstractContextManager[httpx.Client]]


class Closed(Protocol):
    """A server that needs keys, see the fixture."""

    @property
    def port(self) -> int: ...
    @property
    def program_key(self) -> str: ...
    @property
    def pages_key(self) -> str: ...
    def addresses(self) -> list[str]: ...


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not here")


@needs("caddy")
def test_caddy_lets_programs_and_people_in_and_nobody_else(
    closed: Closed, started: Proxy, port: int, tmp_path: Path
) -> None:
    hashed = subprocess.run(
        ["caddy", "hash-password", "--plaintext", PERSON[1]],
        capture_output=True,
        text=True,
        check=True,
    )
    # What a machine of its own leaves to Caddy: its ports, its certificates, its own control.
    alone = (
        "{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\tlocal_certs\n}\n"
    )
    config = tmp_path / "Caddyfile"
    config.write_text(alone + (DEPLOY / "Caddyfile").read_text("utf-8"), encoding="utf-8")
    environ = {
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "ZHIWEN_SITE": f"https://localhost:{port}",
        "ZHIWEN_UPSTREAM": f"127.0.0.1:{closed.port}",
        "ZHIWEN_USER": PERSON[0],
        "ZHIWEN_PASSWORD_HASH": hashed.stdout.strip(),
        "ZHIWEN_PAGES_KEY": closed.pages_key,
    }
    command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)]
    with started(command, environ, port) as client:
        check_site(client, closed)


@needs("nginx")
def test_nginx_lets_programs_and_people_in_and_nobody_else(
    closed: Closed, started: Proxy, port: int, tmp_path: Path, certificate: tuple[Path, Path]
) -> None:
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", PERSON[1]], capture_output=True, text=True, check=True
    )
    people, key = tmp_path / "zhiwen.people", tmp_path / "zhiwen.key"
    people.write_text(f"{PERSON[0]}:{hashed.stdout}", encoding="utf-8")
    key.write_text(f'default "Bearer {closed.pages_key}";\n', encoding="utf-8")
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for shipped, here in {
        "/etc/letsencrypt/live/zhiwen.example.org/fullchain.pem": str(certificate[0]),
        "/etc/letsencrypt/live/zhiwen.example.org/privkey.pem": str(certificate[1]),
        "/etc/nginx/zhiwen.people": str(people),
        "include       /etc/nginx/zhiwen.key;": f"include {key};",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "listen 80;": f"listen unix:{tmp_path}/plain;",
        "http://127.0.0.1:8000": f"http://127.0.0.1:{closed.port}",
        "zhiwen.example.org": "localhost",
    }.items():
        assert shipped in site
        site = site.replace(shipped, here)
    folders = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = tmp_path / "nginx.conf"
    config.write_text(
        f"pid {tmp_path}/pid; events {{}} http {{ access_log off; {folders}\n{site}\n}}\n",
        encoding="utf-8",
    )
    # The workers read who may sign in, which is in the folder of this user alone.
    user = "user root;" if os.geteuid() == 0 else ""
    command = [
        "nginx",
        "-c",
        str(config),
        "-e",
        "stderr",
        "-g",
        f"daemon off; worker_processes 1; {user}",
    ]
    with started(command, {}, port) as client:
        check_site(client, closed)
        plain = httpx.HTTPTransport(uds=f"{tmp_path}/plain")
        with httpx.Client(transport=plain, base_url="http://localhost") as unsafe:
            moved = unsafe.get("/figures?q=a")
    assert (moved.status_code, moved.headers["location"]) == (
        *(308, "https://localhost/figures?q=a"),
    )


def check_site(client: httpx.Client, closed: Closed) -> None:
    """Ask a site as a program, as a person and as nobody."""
    program = {"authorization": f"Bearer {closed.program_key}"}
    found = client.get("/v1/search?q=专利", headers=program)
    assert (found.status_code, found.json()["ok"]) == (200, True)
    assert found.headers["strict-transport-security"]
    assert "content-security-policy" in found.headers
    assert len(found.headers["x-request-id"]) == 32

    page = client.get("/", auth=PERSON, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "Zhiwen" in page.text
    assert client.get("/static/page.js", auth=PERSON).status_code == 200
    # The key of the pages only reads, whatever the person sends.
    assert client.delete("/v1/documents/x", auth=PERSON).status_code == 403

    nobody = client.get("/v1/documents")
    assert nobody.status_code == 401
    assert nobody.headers["www-authenticate"].lower().startswith("basic")
    assert client.get("/", auth=(PERSON[0], "wrong")).status_code == 401
    wrong = client.get("/v1/documents", headers={"authorization": "Bearer zhiwen_wrong"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "unauthorized")

    report = f"2023年澄浦市工作报告\n\n全市受理案件1024件。\n{'全市受理。' * 200_000}".encode()
    assert len(report) > 2_000_000
    sent = client.put("/v1/files/a.txt", content=report, headers=program | FORGED)
    assert sent.status_code == 202
    # Of the address that a client claims nothing is believed.
    assert set(closed.addresses()) == {"127.0.0.1"}
