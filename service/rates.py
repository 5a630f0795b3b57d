"""How often each may ask: by its key, else by its address."""

import math
import sqlite3
import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Final

import structlog
from limits import RateLimitItem, parse_many
from limits.strategies import SlidingWindowCounterRateLimiter

from service.errors import SettingsError
from service.keyring import Caller
from service.rate_counts import RateCounts

_SITE_BITS: Final = 64
"""Of an IPv6 address: one site has all those that begin so."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Asker:
    """Whose requests are counted together.

    Attributes:
        kind: ``key`` or ``address``.
        name: of the key, or the address.
    """

    kind: str
    name: str


class Rates:
    """Counts who asks how often, over a window that moves with the time.

    Args:
        limits: each of which must have room for a request.
        path: where several processes count together; ``None`` to count in this one alone.
    """

    def __init__(self, limits: tuple[RateLimitItem, ...], *, path: Path | None = None) -> None:
        self._limits = limits
        self._limiter = SlidingWindowCounterRateLimiter(RateCounts(path))

    def refuse_for_s(self, asker: Asker) -> int:
        """Count a request; return 0 where it is let through, else after how many seconds one is.

        Where the counts cannot be kept, every request is let through, and the log says so.
        """
        try:
            for limit in self._limits:
                if not self._limiter.hit(limit, asker.kind, asker.name):
                    return self._wait_s(limit, asker)
        except sqlite3.Error as error:
            _log.error("rates cannot be counted; nobody is kept back", error=str(error))
        return 0

    def _wait_s(self, limit: RateLimitItem, asker: Asker) -> int:
        frees = self._limiter.get_window_stats(limit, asker.kind, asker.name).reset_time
        # A full window frees nothing at its very end, but as the next one proceeds.
        share_s = limit.get_expiry() / limit.amount
        return max(math.ceil(frees - time.time() + share_s), 1)


def read_rates(name: str, value: str) -> tuple[RateLimitItem, ...]:
    """Read the limits of a setting.

    Args:
        name: of the setting.
        value: such as ``60/minute`` or ``10/second; 1000/day``; empty for none.

    Raises:
        SettingsError: it is none of that.

    >>> [str(limit) for limit in read_rates("R", "60/minute; 1000/day")]
    ['60 per 1 minute', '1000 per 1 day']
    """
    if not value:
        return ()
    try:
        limits = tuple(parse_many(value))
    except ValueError:
        limits = ()
    if not limits or any(limit.amount < 1 or limit.multiples < 1 for limit in limits):
        raise SettingsError(
            f"{name}: expected limits such as 60/minute or 10/second; 1000/day, got {value!r}"
        )
    return limits


def asker_of(caller: Caller) -> Asker:
    """Return with whom the requests of a caller are counted.

    >>> asker_of(Caller(address="2001:db8:1:2::7"))
    Asker(kind='address', name='2001:db8:1:2::/64')
    """
    if caller.key is not None:
        return Asker("key", caller.key.name)
    try:
        address = ip_address(caller.address)
    except ValueError:
        return Asker("address", caller.address[:_SITE_BITS])
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return Asker("address", str(address.ipv4_mapped))
        return Asker("address", str(ip_network((address, _SITE_BITS), strict=False)))
    return Asker("address", str(address))
