"""The version is that of the distribution."""

import tomllib
from pathlib import Path

from service.version import installed_version


def test_the_version_is_the_one_that_is_declared_where_it_is_installed() -> None:
    declared = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert installed_version() in {declared["version"], "0"}
