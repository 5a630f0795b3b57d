"""The unit for systemd, the container file and the settings that go with them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from service.settings import SETTINGS, Settings

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
UNIT = (DEPLOY / "zhiwen.service").read_text(encoding="utf-8")
MOST_EXPOSED = 1.5
needs_systemd = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here"
)


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """Return the unit, with a program that is here."""
    path = tmp_path / "zhiwen.service"
    path.write_text(re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", UNIT), encoding="utf-8")
    return path


@needs_systemd
def test_systemd_takes_the_unit_as_it_is(unit: Path) -> None:
    ran = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@needs_systemd
def test_the_unit_is_little_exposed(unit: Path) -> None:
    ran = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    if "unrecognized option" in ran.stderr:
        pytest.skip("this systemd cannot look at a unit that is not loaded")
    found = re.search(r"exposure level for zhiwen.service: ([\d.]+)", ran.stdout)
    assert found is not None
    assert float(found[1]) <= MOST_EXPOSED


def test_the_settings_beside_the_unit_can_be_used() -> None:
    text = (DEPLOY / "zhiwen.env").read_text(encoding="utf-8")
    environ = dict(line.split("=", 1) for line in text.splitlines() if line[:1] not in {"", "#"})
    assert set(environ) <= {row.name for row in SETTINGS}
    assert Settings.from_environ(environ).trusted_proxies == ("127.0.0.1/32",)


def test_the_services_are_closed_but_for_the_proxy() -> None:
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    services = composed["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["caddy"]
    for service in services.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    environ = services["zhiwen"]["environment"]
    assert set(environ) <= {row.name for row in SETTINGS}
    subnet = composed["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert Settings.from_environ(environ).trusted_proxies == (subnet,)


def test_the_container_holds_what_the_program_needs_and_runs_as_a_user() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", text, re.M)
    names = {name for line in copied for name in line.split()}
    assert {"requirements.lock", "ingest", "index", "service", "models"} <= names
    assert all((ROOT / name).exists() for name in names)
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", text, re.M)
    assert "/readyz" in text.partition("HEALTHCHECK")[2]
    assert "ADD http" not in text
