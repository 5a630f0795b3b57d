"""Answers beside the event loop: while the reader reads, searches are served."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

T = TypeVar("T")

ANSWERS_AT_ONCE: Final = 2
"""How many questions are answered at the same time; the others wait for their turn."""

_THREADS: Final = ThreadPoolExecutor(ANSWERS_AT_ONCE, thread_name_prefix="answer")


async def run_aside(work: Callable[[], T]) -> T:
    """Do some work in a thread of its own, and return what it returns."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, work)
