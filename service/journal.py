"""Structured logs on standard error, one line an event."""

import logging
import sys

import structlog
from structlog.typing import Processor


def configure_log(level: str, form: str = "logfmt") -> None:
    """Have all events from ``level`` on written to standard error.

    Args:
        level: ``debug``, ``info``, ``warning`` or ``error``.
        form: ``logfmt`` or ``json``.
    """
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _renderer(form),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _renderer(form: str) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.processors.LogfmtRenderer(key_order=("timestamp", "level", "event"))
