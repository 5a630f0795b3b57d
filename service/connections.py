"""The way from a client to its server: one open address, tries and retries, the record at last."""

from time import sleep
from types import TracebackType
from typing import TYPE_CHECKING, Self

from service.calls import Call, Record
from service.errors import ClientError
from service.exchange import build_request, conclude, key_headers, typed_errors
from service.retrying import Retries, asked_wait_s, is_passing

if TYPE_CHECKING:
    import httpx

DEFAULT_URL = "http://127.0.0.1:8000"
DEFAULT_TIMEOUT_S = 10.0
DEFAULT_RETRIES = Retries()


class Connection:
    """What ``Client`` sends its calls over; see there for the arguments."""

    def __init__(
        self,
        base_url: str = DEFAULT_URL,
        *,
        key: str | None = None,
        timeout_s: float = DEFAULT_TIMEOUT_S,
        retries: Retries = DEFAULT_RETRIES,
        transport: "httpx.BaseTransport | None" = None,
    ) -> None:
        import httpx

        self._base_url = base_url
        self._timeout_s = timeout_s
        self._retries = retries
        with typed_errors(base_url, timeout_s):
            self._http = httpx.Client(
                base_url=base_url,
                headers=key_headers(key),
                timeout=timeout_s,
                transport=transport,
            )

    def close(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        self._http.close()

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the client."""
        self.close()

    def send(self, call: Call[Record]) -> Record:
        """Send a call, again where that may help, and return its record.

        Raises:
            ClientError: no try succeeded.
        """
        waits_s = self._retries.waits_s()
        while is_passing(outcome := self._try(call), longest_s=self._retries.longest_s):
            wait_s = next(waits_s, None)
            if wait_s is None:
                break
            sleep(self._retries.wait_s(wait_s, asked_wait_s(outcome)))
        return conclude(call, outcome)

    def _try(self, call: Call[Record]) -> "httpx.Response | ClientError":
        try:
            with typed_errors(self._base_url, self._timeout_s):
                return self._http.send(build_request(call, self._http))
        except ClientError as error:
            return error


class AsyncConnection:
    """What ``AsyncClient`` sends its calls over; see ``Client`` for the arguments."""

    def __init__(
        self,
        base_url: str = DEFAULT_URL,
        *,
        key: str | None = None,
        timeout_s: float = DEFAULT_TIMEOUT_S,
        retries: Retries = DEFAULT_RETRIES,
        transport: "httpx.AsyncBaseTransport | None" = None,
    ) -> None:
        import httpx

        self._base_url = base_url
        self._timeout_s = timeout_s
        self._retries = retries
        with typed_errors(base_url, timeout_s):
            self._http = httpx.AsyncClient(
                base_url=base_url,
                headers=key_headers(key),
                timeout=timeout_s,
                transport=transport,
            )

    async def close(self) -> None:
        """Close the connections; the client cannot be used afterwards."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the client."""
        await self.close()

    async def send(self, call: Call[Record]) -> Record:
        """Send a call, again where that may help, and return its record.

        Raises:
            ClientError: no try succeeded.
        """
        # It takes 50 ms that `zhiwen ask` needs not.
        import asyncio

        waits_s = self._retries.waits_s()
        while is_passing(outcome := await self._try(call), longest_s=self._retries.longest_s):
            wait_s = next(waits_s, None)
            if wait_s is None:
                break
            await asyncio.sleep(self._retries.wait_s(wait_s, asked_wait_s(outcome)))
        return conclude(call, outcome)

    async def _try(self, call: Call[Record]) -> "httpx.Response | ClientError":
        try:
            with typed_errors(self._base_url, self._timeout_s):
                return await self._http.send(build_request(call, self._http))
        except ClientError as error:
            return error
