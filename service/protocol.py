"""HTTP/1.1 as uvicorn speaks it, with the envelope for what is no HTTP and an end to waiting.

Whoever sends nothing, or a byte now and then, or does not read what is sent to him, is let go;
where connections are short, whoever has waited longest without a request.
"""

import asyncio
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from service.envelope import refuse
from service.middleware import SECURITY_HEADERS

HEAD_S: Final = 20.0
"""A request's head has come whole by then, in seconds since the connection or its first byte."""
BODY_S: Final = 30.0
"""The next part of a body has come by then."""
READING_S: Final = 60.0
"""A client has begun by then to read on what it was sent."""
BACKLOG: Final = 128
"""So many connections are taken at once; asyncio looks at none of them before it has them all."""
MAX_CONNECTIONS: Final = 10_000
_BATCHES: Final = 5
"""So many times ``BACKLOG`` connections may be open beside those that count: taken, not yet looked
at, or ended, not yet closed."""
_HEAD_BYTES: Final = 64 * 1024
"""Of a request's head where nobody says; so uvicorn has it."""
_OTHER_FILES: Final = 64
"""Files that the process needs beside its connections."""


def raise_file_limit() -> int:
    """Let the process open as many files as it may, and return how many connections that allows.

    More than that at once cost the one that has waited longest without a request its place.
    """
    try:
        import resource
    except ImportError:  # a system without such limits
        return MAX_CONNECTIONS
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    spare = _BATCHES * BACKLOG + _OTHER_FILES
    wanted = MAX_CONNECTIONS + spare
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    return max(limit - spare, BACKLOG)


class FirstVersion(h11.Connection):
    """A connection on which HTTP of another major version is no HTTP."""

    def next_event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        """Return what came next.

        Raises:
            h11.RemoteProtocolError: it is no HTTP/1.
        """
        event = super().next_event()
        if isinstance(event, h11.Request) and not event.http_version.startswith(b"1."):
            raise h11.RemoteProtocolError("no HTTP/1")
        return event


class GuardedProtocol(H11Protocol):
    """One connection."""

    head_s = HEAD_S
    body_s = BODY_S
    reading_s = READING_S
    max_connections = MAX_CONNECTIONS
    """Of a process; ``raise_file_limit`` tells how many it may have."""

    _waiting: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None
    _since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self.conn = FirstVersion(
            h11.SERVER, self.config.h11_max_incomplete_event_size or _HEAD_BYTES
        )
        self._since = self.loop.time()
        self._wait(self.head_s)
        if len(self.connections) > self.max_connections:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._wait(None)
        if self._unread is not None:
            self._unread.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in what came, and wait for what is still to come."""
        had_request = self.is_at_work
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self.conn.their_state is h11.SEND_BODY:
            self._wait(self.body_s)
        elif self.is_at_work:
            self._wait(None)
        elif self._waiting is None or had_request:
            self._wait(self.head_s)

    def pause_writing(self) -> None:
        """Wait for the client to read on."""
        super().pause_writing()
        self._unread = self.loop.call_later(self.reading_s, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has read on."""
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        self._refuse("the request cannot be read: no HTTP/1.1", code="bad_request", status=400)

    def _unsupported_upgrade_warning(self) -> None:
        """Answer who wants a web socket, and end the connection: HTTP is of no use to him."""
        if self._get_upgrade() == b"websocket":
            self.headers.append((b"connection", b"close"))

    @property
    def is_at_work(self) -> bool:
        """Whether a request has come that is not answered yet."""
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self, seconds: float | None) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = None if seconds is None else self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        self._refuse("the request did not come in time", code="request_timeout", status=408)

    def _refuse(self, error: str, *, code: str, status: int) -> None:
        """Refuse a request and end the connection; an answer that has begun is cut off."""
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE) and not self._has_begun:
            response = refuse(error, code=code, status=status)
            body = bytes(response.body)
            named = {**SECURITY_HEADERS, **dict(response.headers), "connection": "close"}
            headers = [(name.encode(), value.encode()) for name, value in named.items()]
            event = h11.Response(status_code=status, headers=headers)
            for part in (event, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(part) or b"")
        self.transport.close()

    @property
    def _has_begun(self) -> bool:
        return self.cycle is not None and self.cycle.response_started and self.is_at_work

    def _make_room(self) -> None:
        """End the connection that has waited longest without a request."""
        idle = [
            each
            for each in self.connections
            if isinstance(each, GuardedProtocol) and each is not self and not each.is_at_work
        ]
        if idle:
            longest = min(idle, key=lambda each: each._since)
            # Before it is lost others come that would end the same one.
            self.connections.discard(longest)
            longest.transport.close()
