import json
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import Result

from service.errors import KeyFileError
from service.keyring import Keyring
from service.keys import Scope, add_key, digest, read_keys, remove_key

Zhiwen = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.json"


def bearer(key: str) -> str:
    return f"Bearer {key}"


def test_a_key_is_kept_as_its_digest_for_the_owner_alone(path: Path) -> None:
    made = add_key(path, "编辑部", "write")
    text = path.read_text("utf-8")
    assert made.startswith("zhiwen_")
    assert len(made) == 50
    assert made not in text
    assert made[7:] not in text
    assert digest(made) in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_file_keeps_its_rights_when_keys_are_added(path: Path) -> None:
    add_key(path, "a", "read")
    path.chmod(0o640)
    add_key(path, "b", "read")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["", "a b", "a\n", "x" * 65, "ZHIWEN_ADMIN_KEY", "a/b"])
def test_a_name_that_cannot_be_is_refused(path: Path, name: str) -> None:
    with pytest.raises(KeyFileError, match="cannot be called"):
        add_key(path, name, "read")
    assert not path.exists()


def test_a_name_is_given_once_and_only_one_that_is_there_removed(path: Path) -> None:
    add_key(path, "a", "read")
    with pytest.raises(KeyFileError, match="there is a key 'a' already"):
        add_key(path, "a", "admin")
    with pytest.raises(KeyFileError, match="there is no key 'b'; there are: a"):
        remove_key(path, "b")
    assert [key.scope for key in read_keys(path)] == ["read"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"keys": [{}]}',
        '{"keys": [{"name": "a", "scope": "root", "sha256": "", "created": ""}]}',
        '{"keys": [{"name": "a", "scope": "read", "sha256": "00", "created": "2026-01-01"}]}',
        '{"keys": 1}',
    ],
)
def test_a_damaged_file_is_refused_with_what_to_do(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(KeyFileError, match=r"no file of keys, or a damaged one .*; restore it"):
        Keyring(path)
    with pytest.raises(KeyFileError, match="damaged"):
        add_key(path, "a", "read")
    assert path.read_text() == text


def test_a_file_that_is_not_there_is_told_with_the_command_that_makes_it(path: Path) -> None:
    with pytest.raises(KeyFileError, match="zhiwen keys add NAME"):
        Keyring(path)


def test_old_and_new_key_hold_side_by_side_until_one_is_removed(path: Path) -> None:
    old = add_key(path, "old", "read")
    keyring = Keyring(path)
    new = add_key(path, "new", "read")
    assert [found and found.name for found in map(keyring.find, map(bearer, (old, new)))] == [
        *("old", "new")
    ]
    remove_key(path, "old")
    assert keyring.find(bearer(old)) is None
    assert keyring.find(bearer(new)) is not None


def test_a_key_ends_when_it_was_to_end(path: Path) -> None:
    ends = datetime(2026, 12, 1, tzinfo=UTC)
    made = add_key(path, "a", "read", expires=ends)
    before = Keyring(path, now=lambda: ends - timedelta(seconds=1))
    after = Keyring(path, now=lambda: ends)
    assert before.find(bearer(made)) is not None
    assert after.find(bearer(made)) is None


def test_when_a_changed_file_is_damaged_its_keys_hold_and_when_it_is_gone_none(path: Path) -> None:
    made = add_key(path, "a", "read")
    keyring = Keyring(path, admin_key="a key of some length")
    path.write_text("{")
    assert keyring.find(bearer(made)) is not None
    path.unlink()
    assert keyring.find(bearer(made)) is None
    assert keyring.find(bearer("a key of some length")) is not None
    again = add_key(path, "b", "read")
    assert keyring.find(bearer(again)) is not None


@pytest.mark.parametrize(
    "given",
    [
        "",
        "Bearer",
        "Bearer ",
        "{key}",
        "Basic {key}",
        "Bearer {key}x",
        "Bearer {digest}",
        "Bearer é",
    ],
)
def test_nothing_but_the_key_is_taken_for_it(path: Path, given: str) -> None:
    made = add_key(path, "a", "admin")
    shown = given.format(key=made, digest=digest(made))
    assert Keyring(path).find(shown) is None


@pytest.mark.parametrize("given", ["Bearer {key}", "bearer {key}", "  BEARER   {key} "])
def test_the_scheme_is_read_in_any_case(path: Path, given: str) -> None:
    made = add_key(path, "a", "admin")
    assert Keyring(path).find(given.format(key=made)) is not None


@pytest.mark.parametrize(
    ("scope", "may"),
    [("read", [True, False, False]), ("write", [True, True, False]), ("admin", [True] * 3)],
)
def test_a_scope_holds_those_before_it(path: Path, scope: Scope, may: list[bool]) -> None:
    add_key(path, "a", scope)
    scopes: tuple[Scope, ...] = ("read", "write", "admin")
    assert [read_keys(path)[0].may(each) for each in scopes] == may


def test_the_command_prints_a_key_once_and_lists_without_it(fresh: Zhiwen, path: Path) -> None:
    environ = {"ZHIWEN_API_KEYS": str(path)}
    made = fresh("keys", "add", "newsroom", "--scope", "write", "--days", "365", **environ)
    assert made.exit_code == 0
    key = made.stdout.strip()
    assert digest(key) == read_keys(path)[0].sha256
    assert key not in made.stderr
    listed = fresh("keys", "list", **environ)
    name, scope, created, expires = listed.stdout.strip().split("\t")
    assert (name, scope) == ("newsroom", "write")
    lasts = datetime.fromisoformat(expires) - datetime.fromisoformat(created)
    assert abs(lasts - timedelta(days=365)) < timedelta(seconds=30)
    assert fresh("keys", "remove", "newsroom", **environ).stdout == "removed: newsroom\n"
    assert read_keys(path) == ()


def test_the_command_speaks_json(fresh: Zhiwen, path: Path) -> None:
    made = json.loads(fresh("keys", "add", "a", "--file", str(path), "--json").stdout)
    assert (made["ok"], made["name"], made["scope"], made["expires"]) == (True, "a", "read", None)
    listed = json.loads(fresh("keys", "list", "--file", str(path), "--json").stdout)
    assert listed == {"ok": True, "keys": [{name: made[name] for name in listed["keys"][0]}]}
    assert "key" not in listed["keys"][0]


@pytest.mark.parametrize("command", [("list",), ("add", "a"), ("remove", "a")])
def test_without_a_file_the_command_says_how_to_name_one(
    fresh: Zhiwen, command: tuple[str]
) -> None:
    outcome = fresh("keys", *command)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == (
        "error: no file of keys is named; set ZHIWEN_API_KEYS or give --file\n"
    )
