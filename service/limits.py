"""The limits of a request: what one may cost the others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request may cost the others.

    Attributes:
        timeout_s: after so many seconds it is refused, whether it waits or is worked on.
        max_waiting: so many of a kind may wait for a thread, 0 or more.
    """

    timeout_s: float = 10.0
    max_waiting: int = 64
