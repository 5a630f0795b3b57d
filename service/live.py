"""Serves the live snapshot, and the next one as soon as it is published."""

import gc
import threading
import time
from collections.abc import Callable
from typing import Final, Self

import structlog
from starlette.types import ASGIApp, Receive, Scope, Send

from index import live_stamp
from ingest import ZhiwenError
from service.access import Access
from service.app import create_app
from service.aside import Aside
from service.composition import load_models_once, open_library, read_limits
from service.gates import open_admin, open_rates
from service.library import Library
from service.metrics import Metrics
from service.settings import Settings

LOOKS_EVERY_S: Final = 2.0
"""How often a server looks for a new snapshot."""


class LiveLibrary:
    """The library of the live snapshot, and of the next one as soon as it is published.

    A snapshot that cannot be opened is told of in the log, and the one before stays.

    Args:
        settings: name the data folder and the models.

    Raises:
        EmbedderError: the embedding model cannot be found or loaded.
        ReaderError: the reader cannot be opened.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._models = load_models_once(settings)
        self._stamp = live_stamp(settings.data_dir)
        self._held: Library | ZhiwenError
        try:
            self._held = open_library(settings, self._models)
        except ZhiwenError as error:
            self._held = error

    @property
    def library(self) -> Library:
        """Return the library; one that is held goes on answering from its snapshot.

        Raises:
            ZhiwenError: there is no snapshot yet, or a part of it cannot be opened.
        """
        if isinstance(self._held, ZhiwenError):
            # It is raised again and again, and would gather the frames of every request.
            raise self._held.with_traceback(None)
        return self._held

    def refresh(self) -> bool:
        """Change over to what was published since the last look; tell whether there was such."""
        stamp = live_stamp(self._settings.data_dir)
        if stamp is None or stamp == self._stamp:
            return False
        self._stamp = stamp
        held = self._held
        try:
            library = open_library(self._settings, self._models)
        except (ZhiwenError, OSError, MemoryError) as error:
            self._tell_of(error)
            return False
        if isinstance(held, Library) and library.build_id == held.build_id:
            return False
        self._held = library
        structlog.get_logger().info("new snapshot", build_id=library.build_id)
        settle_memory()
        return True

    def _tell_of(self, error: Exception) -> None:
        if isinstance(self._held, Library):
            structlog.get_logger().warning(
                "the new snapshot cannot be served; the one before stays",
                error=str(error),
                build_id=self._held.build_id,
            )
            return
        structlog.get_logger().warning("the new snapshot cannot be served", error=str(error))
        if isinstance(error, ZhiwenError):
            self._held = error


class LiveApp:
    """An application that changes over to each new snapshot.

    A request is answered wholly from the snapshot that was live when it came.

    Args:
        settings: name the data folder and the models.
        live: the library to serve.

    Raises:
        ZhiwenError: there is no snapshot, or a part of it cannot be opened.
    """

    def __init__(self, settings: Settings, live: LiveLibrary) -> None:
        self._live = live
        self._metrics = Metrics()
        self._admin = open_admin(settings)
        self._aside = Aside(read_limits(settings), metrics=self._metrics)
        self._access = Access(origins=settings.allowed_origins, hosts=settings.allowed_hosts)
        self._rates = open_rates(settings)
        self._serve(live.library)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the live snapshot.

        Raises:
            ZhiwenError: there is none, or a part of it cannot be opened.
        """
        return cls(settings, LiveLibrary(settings))

    @property
    def build_id(self) -> str:
        """Return the name of the build that is served."""
        return self._build_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._app(scope, receive, send)

    def refresh(self) -> bool:
        """Change over to what was published since the last look; tell whether there was such."""
        changed = self._live.refresh()
        if changed:
            self._serve(self._live.library)
        return changed

    def watch(self) -> None:
        """Look for new snapshots from now on, in a thread that ends with the process."""
        if self._admin is not None:
            # A job may have been left by a process that was killed.
            self._admin.wake()
        watch_snapshots(self.refresh)

    def _serve(self, library: Library) -> None:
        self._app: ASGIApp = create_app(
            library,
            metrics=self._metrics,
            admin=self._admin,
            aside=self._aside,
            access=self._access,
            rates=self._rates,
        )
        self._build_id = library.build_id


def watch_snapshots(refresh: Callable[[], bool]) -> None:
    """Look for new snapshots from now on, in a thread that ends with the process.

    Args:
        refresh: looks once.
    """

    def look() -> None:
        while True:
            time.sleep(LOOKS_EVERY_S)
            refresh()

    threading.Thread(target=look, name="snapshots", daemon=True).start()


def settle_memory() -> None:
    """Free what nobody needs, and have the collector pass over what is loaded from now on.

    A snapshot's many objects stay: to look through them again and again would take time.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
