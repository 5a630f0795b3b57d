"""Work beside the event loop: while the reader reads or a page is drawn, searches are served."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

T = TypeVar("T")

ANSWERS_AT_ONCE: Final = 2
"""How many questions are answered at the same time; the others wait for their turn."""

PAGES_AT_ONCE: Final = 2
"""How many pages are drawn at the same time."""

_ANSWERS: Final = ThreadPoolExecutor(ANSWERS_AT_ONCE, thread_name_prefix="answer")
_PAGES: Final = ThreadPoolExecutor(PAGES_AT_ONCE, thread_name_prefix="page")


async def run_aside(work: Callable[[], T]) -> T:
    """Answer in a thread of its own, and return what the work returns."""
    return await asyncio.get_running_loop().run_in_executor(_ANSWERS, work)


async def draw_aside(work: Callable[[], T]) -> T:
    """Draw in a thread of its own, and return what the work returns."""
    return await asyncio.get_running_loop().run_in_executor(_PAGES, work)
