"""Serves the live snapshot, and the next one as soon as it is published."""

import gc
import threading
import time
from typing import Final, Self

import structlog
from starlette.types import ASGIApp, Receive, Scope, Send

from index import live_build_id
from ingest import ZhiwenError
from service.app import create_app
from service.composition import LoadedModels, load_models_once, open_library
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
    """

    def __init__(self, settings: Settings, library: Library, models: LoadedModels) -> None:
        self._settings = settings
        self._models = models
        self._metrics = Metrics()
        self._build_id = self._passed_over = library.build_id
        self._app: ASGIApp = create_app(library, metrics=self._metrics)

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the live snapshot.

        Raises:
            ZhiwenError: there is none, or a part of it cannot be opened.
        """
        models = load_models_once(settings)
        return cls(settings, open_library(settings, models), models)

    @property
    def build_id(self) -> str:
        """Return the name of the build that is served."""
        return self._build_id

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        await self._app(scope, receive, send)

    def refresh(self) -> bool:
        """Change over to the snapshot that is live by now; tell whether there was a new one."""
        try:
            published = live_build_id(self._settings.data_dir)
            if published in (self._build_id, self._passed_over):
                return False
            library = open_library(self._settings, self._models)
        except ZhiwenError as error:
            return self._pass_over(error)
        self._app = create_app(library, metrics=self._metrics)
        self._build_id = self._passed_over = library.build_id
        structlog.get_logger().info("new snapshot", build_id=library.build_id)
        gc.collect()
        return True

    def watch(self) -> None:
        """Look for new snapshots from now on, in a thread that ends with the process."""
        threading.Thread(target=self._look, name="snapshots", daemon=True).start()

    def _look(self) -> None:
        while True:
            time.sleep(LOOKS_EVERY_S)
            self.refresh()

    def _pass_over(self, error: ZhiwenError) -> bool:
        """Tell once of a snapshot that cannot be served, and pass it over."""
        try:
            published = live_build_id(self._settings.data_dir)
        except ZhiwenError:
            published = ""
        if published != self._passed_over:
            structlog.get_logger().warning(
                "the new snapshot cannot be served; the one before stays",
                error=str(error),
                build_id=self._build_id,
            )
        self._passed_over = published
        return False
