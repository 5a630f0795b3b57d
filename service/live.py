"""Serves the live snapshot, and the next one as soon as it is published."""

import gc
import threading
import time
from typing import Final, Self

import structlog
from starlette.types import ASGIApp, Receive, Scope, Send

from index import live_stamp
from ingest import ZhiwenError
from service.app import create_app
from service.composition import LoadedModels, load_models_once, open_admin, open_library
from service.library import Library
from service.metrics import Metrics
from service.settings import Settings

LOOKS_EVERY_S: Final = 2.0
"""How often a server looks for a new snapshot."""


class LiveApp:
    """An application that changes over to each new snapshot.

    A request is answered wholly from the snapshot that was live when it came. A snapshot that
    cannot be opened is told of in the log, and the one before stays.

    Args:
        settings: name the data folder and the models.
        library: of the snapshot to begin with.
        models: those that ``settings`` name.
        stamp: of the data folder, as ``live_stamp`` gave it before the library was opened.
    """

    def __init__(
        self, settings: Settings, library: Library, models: LoadedModels, stamp: int | None
    ) -> None:
        self._settings = settings
        self._models = models
        self._metrics = Metrics()
        self._stamp = stamp
        self._build_id = library.build_id
        self._admin = open_admin(settings)
        self._app: ASGIApp = create_app(library, metrics=self._metrics, admin=self._admin)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the live snapshot.

        Raises:
            ZhiwenError: there is none, or a part of it cannot be opened.
        """
        models = load_models_once(settings)
        stamp = live_stamp(settings.data_dir)
        return cls(settings, open_library(settings, models), models, stamp)

    @property
    def build_id(self) -> str:
        """Return the name of the build that is served."""
        return self._build_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._app(scope, receive, send)

    def refresh(self) -> bool:
        """Change over to what was published since the last look; tell whether there was such."""
        stamp = live_stamp(self._settings.data_dir)
        if stamp is None or stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            library = open_library(self._settings, self._models)
        except (ZhiwenError, OSError, MemoryError) as error:
            structlog.get_logger().warning(
                "the new snapshot cannot be served; the one before stays",
                error=str(error),
                build_id=self._build_id,
            )
            return False
        if library.build_id == self._build_id:
            return False
        self._app = create_app(library, metrics=self._metrics, admin=self._admin)
        self._build_id = library.build_id
        structlog.get_logger().info("new snapshot", build_id=library.build_id)
        settle_memory()
        return True

    def watch(self) -> None:
        """Look for new snapshots from now on, in a thread that ends with the process."""
        if self._admin is not None:
            # A job may have been left by a process that was killed.
            self._admin.wake()
        threading.Thread(target=self._look, name="snapshots", daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(LOOKS_EVERY_S)
            self.refresh()


def settle_memory() -> None:
    """Free what nobody needs, and have the collector pass over what is loaded from now on.

    A snapshot's many objects stay: to look through them again and again would take time.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
