"""The command that serves."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

import typer

from service.console import AsJson, print_json, read_settings, say, told_errors


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
