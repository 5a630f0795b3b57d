"""Runs the server: takes the port, loads the snapshot, starts one process or several."""

import os
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import Any, Literal

import uvicorn
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from service.errors import StartError
from service.journal import configure_log
from service.live import LiveApp, settle_memory
from service.metrics import MULTIPROCESS_VARIABLE
from service.protocol import BACKLOG, GuardedProtocol, raise_file_limit
from service.settings import Settings

# uvicorn answers a longer request line with plain text; a question of 10,000 Chinese characters
# takes 90 kB and is to get the envelope.
_MAX_HEAD_BYTES = 256 * 1024
# How long a thread that computes keeps the others from Python, in seconds. Beside two answers that
# only compute, 95 of 100 searches take 39 ms at most; with 0.0005 s it is 68 ms, and beside one
# answer with Python's own 0.005 s 170 ms (two cores).
_SWITCH_S = 0.0002


def run_server(settings: Settings, *, announce: Callable[[str, str], None]) -> None:
    """Serve the live snapshot until the process is told to stop.

    Args:
        settings: several workers read all but host, port and workers from their environment.
        announce: is called once with the address and the build id, as soon as connections wait.

    Raises:
        StartError: the port is taken or the address is not this machine's.
        SnapshotError: there is no snapshot that can be served.
    """
    configure_log(settings.log_level, settings.log_format)
    with _listen(settings.host, settings.port) as listener:
        app = LiveApp.open(settings)
        announce(_address(listener), app.build_id)
        if settings.workers > 1:
            # The workers open it anew.
            del app
            _run_workers(settings, listener)
            return
        settle_memory()
        app.watch()
        _run_alone(configure_server(app, proxies=settings.trusted_proxies), listener)


def run_app(app: ASGIApp, *, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve an application that is no ``LiveApp`` until the process is told to stop.

    Args:
        app: may have a lifespan.
        host: the address to listen on.
        port: 0 for any that is free.
        announce: is called once with the address, as soon as connections wait.

    Raises:
        StartError: the port is taken or the address is not this machine's.
    """
    with _listen(host, port) as listener:
        announce(_address(listener))
        _run_alone(configure_server(app, lifespan="on"), listener)


def create_worker_app() -> ASGIApp:
    """Return the application of one of several worker processes, by the settings in force."""
    settings = Settings.from_environ(os.environ)
    configure_log(settings.log_level, settings.log_format)
    GuardedProtocol.max_connections = raise_file_limit()
    sys.setswitchinterval(_SWITCH_S)
    app = LiveApp.open(settings)
    settle_memory()
    app.watch()
    return app


def configure_server(
    app: ASGIApp | str,
    *,
    lifespan: Literal["on", "off"] = "off",
    proxies: Sequence[str] = (),
    **options: Any,  # noqa: ANN401
) -> uvicorn.Config:
    """Return how uvicorn is to serve an app.

    Args:
        app: or where to import what makes one.
        lifespan: whether the app has one.
        proxies: networks of those whose ``X-Forwarded-For`` and ``-Proto`` are believed.
        options: further ones of uvicorn's.
    """
    GuardedProtocol.max_connections = raise_file_limit()
    return uvicorn.Config(
        app,
        http=GuardedProtocol,
        ws="none",
        backlog=BACKLOG,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan=lifespan,
        # uvicorn by itself believes whoever comes from this machine.
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=_MAX_HEAD_BYTES,
        **options,
    )


def _run_alone(config: uvicorn.Config, listener: socket.socket) -> None:
    sys.setswitchinterval(_SWITCH_S)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _run_workers(settings: Settings, listener: socket.socket) -> None:
    config = configure_server(
        "service.serving:create_worker_app",
        proxies=settings.trusted_proxies,
        factory=True,
        workers=settings.workers,
    )
    with TemporaryDirectory(prefix="zhiwen-metrics-") as folder:
        os.environ[MULTIPROCESS_VARIABLE] = folder
        listener.set_inheritable(True)
        Multiprocess(config, sockets=[listener]).run()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named so that asyncio turns Nagle's algorithm off: 40 ms a request.
    listener = socket.socket(family=family, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise StartError(
            f"cannot listen on {host} port {port} ({error.strerror or error}); stop what uses it or"
            " choose another with --host and --port"
        ) from error
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
