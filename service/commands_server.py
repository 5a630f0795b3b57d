"""The commands that serve: people and programs over HTTP, assistants over MCP."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from ingest import ZhiwenError
from service.console import AsJson, print_json, read_settings, say, told_errors
from service.errors import SettingsError, StartError

if TYPE_CHECKING:
    from service.aside import Aside
    from service.library import Library


def serve(
    host: Annotated[str | None, typer.Option(help="Address; else ZHIWEN_HOST.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65_535, help="Port; else ZHIWEN_PORT.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes; else ZHIWEN_WORKERS.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Serve the search page and the HTTP API until Ctrl-C.

    Says on stderr where, as soon as it can be asked; with --json on stdout.

    Example: zhiwen serve --port 8080
    """
    with told_errors():
        from service.serving import run_server

        settings = read_settings()
        settings = replace(
            settings,
            host=host or settings.host,
            port=settings.port if port is None else port,
            workers=workers or settings.workers,
        )
        run_server(settings, announce=_announcer(as_json))


def _announcer(as_json: bool) -> Callable[[str, str], None]:
    def announce(address: str, build_id: str) -> None:
        if as_json:
            print_json({"ok": True, "address": address, "build_id": build_id})
        else:
            say(f"serving {build_id} at {address} (Ctrl-C stops)")

    return announce


def mcp(
    http: Annotated[bool, typer.Option("--http", help="Serve over HTTP, at /mcp.")] = False,
    host: Annotated[
        str | None, typer.Option(help="With --http: address to listen on; else 127.0.0.1.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65_535, help="With --http: port; else 8001.")
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(help="With --http: a further name that clients address it by."),
    ] = None,
) -> None:
    """Offer search and answers to an assistant over the Model Context Protocol (MCP).

    Speaks on stdin and stdout, as an assistant that starts it expects, or with --http serves
    many. What it logs goes to stderr.

    Example: zhiwen mcp --http --port 8001
    """
    with told_errors():
        if not http and (host is not None or port is not None or allow_host):
            raise SettingsError("--host, --port and --allow-host: only with --http; give it, too")
        _check_package()
        if http:
            _serve_mcp(host or "127.0.0.1", 8001 if port is None else port, allow_host or ())
        else:
            _speak_mcp()


def _check_package() -> None:
    try:
        import service.mcp_server  # noqa: F401  its package is an extra
    except ImportError as error:
        raise StartError(
            f"zhiwen mcp needs the package mcp, which cannot be loaded ({error}); run"
            f' {sys.executable} -m pip install "mcp>=2.3,<3"'
        ) from error


def _serve_mcp(host: str, port: int, allowed: Sequence[str]) -> None:
    from service.mcp_server import PATH, create_http_app, create_server
    from service.serving import run_app

    server = create_server(_open_library(), _open_aside())
    app = create_http_app(server, host=host, allowed=allowed)
    run_app(
        app,
        host=host,
        port=port,
        announce=lambda address: say(f"serving MCP at {address}{PATH} (Ctrl-C stops)"),
    )


def _speak_mcp() -> None:
    from service.mcp_server import create_server, run_stdio

    library = _open_library()
    if sys.stdin.isatty():
        say("speaking MCP on stdin and stdout, which assistants do, not people (Ctrl-C stops)")
    run_stdio(create_server(library, _open_aside()))


def _open_aside() -> "Aside":
    from service.aside import Aside
    from service.composition import read_limits

    return Aside(read_limits(read_settings()))


def _open_library() -> Callable[[], "Library"]:
    """Return what gives the library of the live snapshot, the newest one from now on."""
    from service.journal import configure_log
    from service.live import LiveLibrary, settle_memory, watch_snapshots

    settings = read_settings()
    configure_log(settings.log_level, settings.log_format)
    live = LiveLibrary(settings)
    try:
        say(f"offering {live.library.build_id}")
    except ZhiwenError as error:
        say(f"nothing to offer yet: {error}")
    settle_memory()
    watch_snapshots(live.refresh)
    return lambda: live.library
