"""The commands on the keys of a server: made, listed, removed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from service.console import AsJson, open_terminal, print_json, read_settings, say, told_errors
from service.errors import SettingsError
from service.keys import Key, Scope, add_key, read_keys, remove_key

keys = typer.Typer(
    help="Make, list and remove the keys that requests to a server need.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(help="Whose key it is or what for; it stands in the log.")]
File = Annotated[Path | None, typer.Option(help="The file of keys; else ZHIWEN_API_KEYS.")]


@keys.command()
def add(
    name: Name,
    scope: Annotated[
        Scope,
        typer.Option(help="read: ask; write: add and correct documents, too; admin: remove, too."),
    ] = "read",
    days: Annotated[
        int | None, typer.Option(min=1, max=3650, help="Days until it ends; else never.")
    ] = None,
    file: File = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and print it; it cannot be shown again.

    Example: zhiwen keys add newsroom --days 365
    """
    with told_errors():
        path = _path(file)
        expires = None if days is None else datetime.now(UTC) + timedelta(days=days)
        made = add_key(path, name, scope, expires=expires)
        _write_down("add key", name)
        kept = next(key for key in read_keys(path) if key.name == name)
        if as_json:
            print_json({"ok": True, "key": made, **_said(kept)})
            return
        open_terminal().line(made)
        say(f"note: {path} keeps its digest alone: hand it over now, it cannot be shown again")


@keys.command("list")
def list_keys(file: File = None, as_json: AsJson = False) -> None:
    """List the keys with their scopes, when each was made and when it ends.

    Example: zhiwen keys list
    """
    with told_errors():
        found = read_keys(_path(file))
        if as_json:
            print_json({"ok": True, "keys": [_said(key) for key in found]})
            return
        rows = [(key.name, key.scope, key.created, _end(key)) for key in found]
        open_terminal().show_rows(("name", "scope", "made", "ends"), rows)


@keys.command()
def remove(name: Name, file: File = None, as_json: AsJson = False) -> None:
    """Remove a key; running servers refuse it from then on.

    Example: zhiwen keys remove newsroom
    """
    with told_errors():
        remove_key(_path(file), name)
        _write_down("remove key", name)
        if as_json:
            print_json({"ok": True, "removed": name})
        else:
            open_terminal().line(f"removed: {name}")


def _write_down(action: str, name: str) -> None:
    from service.audit import audit_command

    audit_command(read_settings(), action=action, document=name, outcome="done")


def _path(file: Path | None) -> Path:
    path = file or read_settings().api_keys
    if path is None:
        raise SettingsError("no file of keys is named; set ZHIWEN_API_KEYS or give --file")
    return path


def _end(key: Key) -> str:
    over = " (over)" if key.has_expired(datetime.now(UTC)) else ""
    return f"{key.expires or 'never'}{over}"


def _said(key: Key) -> dict[str, str | None]:
    return {
        "name": key.name,
        "scope": key.scope,
        "created": key.created,
        "expires": key.expires,
    }
