"""When a client asks again: after a failed connection, 503 or 429, and how long it waits first."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from service.errors import ClientError

if TYPE_CHECKING:
    import httpx

MAX_RETRIES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """Exponential back-off with full jitter.

    Before the n-th retry a client waits a random time of at most ``first_s`` doubled n - 1 times,
    and never more than ``longest_s``: many clients that a server lost at once come back spread.

    Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/

    Attributes:
        count: how often to ask again, 0 to 10.
        first_s: in seconds, 0 or more.
        longest_s: in seconds, 0 or more.

    Raises:
        ClientError: one lies outside its range.

    >>> [wait_s <= most for wait_s, most in zip(Retries(count=3).waits_s(), (0.2, 0.4, 0.8))]
    [True, True, True]
    """

    count: int = 3
    first_s: float = 0.2
    longest_s: float = 2.0

    def __post_init__(self) -> None:
        if not 0 <= self.count <= MAX_RETRIES:
            raise ClientError(f"retries must lie between 0 and {MAX_RETRIES}, got {self.count}")
        if not (self.first_s >= 0 and self.longest_s >= 0):
            raise ClientError(
                f"a wait cannot be negative, got first_s={self.first_s}, longest_s={self.longest_s}"
            )

    def wait_s(self, drawn_s: float, asked_s: float) -> float:
        """Return how long to wait, in seconds, where a server asks for a while.

        >>> Retries(longest_s=2.0).wait_s(0.1, 1.0), Retries(longest_s=2.0).wait_s(0.1, 60.0)
        (1.0, 2.0)
        """
        return max(drawn_s, min(asked_s, self.longest_s))

    def waits_s(self) -> Iterator[float]:
        """Return how long to wait before each retry, in seconds."""
        for retry in range(self.count):
            most = min(self.longest_s, self.first_s * 2**retry)
            yield random.uniform(0, most)  # noqa: S311  no secret hangs on it


def is_passing(outcome: "httpx.Response | ClientError", *, longest_s: float) -> bool:
    """Tell whether the same request may well succeed a moment later.

    So it is where the connection could not be made or broke, and where a server, or the proxy
    before it, says 503, or 429 with a wait that a client takes on. Every route only reads,
    so that asking again does no harm. What took too long, for the server or for the client, is not
    retried: it has cost its time already.

    Args:
        outcome: of the try.
        longest_s: the longest wait that a client takes on, in seconds.
    """
    import httpx

    if isinstance(outcome, ClientError):
        cause = outcome.__cause__
        return isinstance(cause, httpx.NetworkError | httpx.RemoteProtocolError)
    if outcome.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        return 0 < asked_wait_s(outcome) <= longest_s
    return outcome.status_code == HTTPStatus.SERVICE_UNAVAILABLE and not _took_too_long(outcome)


def asked_wait_s(outcome: "httpx.Response | ClientError") -> float:
    """Return how long a server asks to wait before the next try, in seconds; 0 where it does not.

    A server may also name a date, which is left to proxies.
    """
    if isinstance(outcome, ClientError):
        return 0.0
    asked = outcome.headers.get("retry-after", "")
    return float(asked) if asked.isascii() and asked.isdigit() else 0.0


def _took_too_long(response: "httpx.Response") -> bool:
    try:
        body = response.json()
    except ValueError:
        return False
    return isinstance(body, dict) and body.get("code") == "took_too_long"
