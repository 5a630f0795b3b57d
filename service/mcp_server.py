"""The tools over the Model Context Protocol: on stdin and stdout, or over HTTP."""

import asyncio
import signal
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any, Final

import orjson
import structlog
from mcp import types
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp

from ingest import ZhiwenError
from service.aside import Aside
from service.jsontext import dump_json
from service.library import Library
from service.middleware import LastResort
from service.tools import INSTRUCTIONS, TOOLS, Tool, find_tool
from service.version import installed_version

PATH: Final = "/mcp"
_SHOWN_CHARACTERS: Final = 60
_LOCAL: Final = ("127.0.0.1", "localhost", "[::1]")
_ANY: Final = ("0.0.0.0", "[::]")  # noqa: S104  compared with, not listened on
_READING: Final = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

Context = ServerRequestContext[dict[str, Any]]
Page = types.PaginatedRequestParams

_log = structlog.get_logger()


def create_server(
    library: Callable[[], Library], aside: Aside | None = None
) -> Server[dict[str, Any]]:
    """Return a server with the tools.

    Args:
        library: returns what is asked, or raises a ``ZhiwenError`` that says why there is none; it
            is called once a request, which is answered wholly from what it returned.
        aside: where requests compute; threads of its own, with the usual limits, by default.
    """
    threads = aside or Aside()
    listed = types.ListToolsResult(tools=[_describe(tool) for tool in TOOLS.values()])

    async def list_tools(_: Context, __: Page | None) -> types.ListToolsResult:
        return listed

    async def call_tool(_: Context, asked: types.CallToolRequestParams) -> types.CallToolResult:
        return await _call(library, threads, asked.name, asked.arguments or {})

    return Server(
        "zhiwen",
        version=installed_version(),
        title="Zhiwen 知问",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def create_http_app(
    server: Server[dict[str, Any]], *, host: str, allowed: Iterable[str] = ()
) -> ASGIApp:
    """Return the application that serves over HTTP, at ``/mcp``, without sessions.

    A request from another host or page than those named is refused, so that no page in a browser
    reaches the server by a name of its own (DNS rebinding).

    Args:
        server: with the tools.
        host: the address that is listened on.
        allowed: further names, without a port, that clients address it by.
    """
    bare = f"[{host}]" if ":" in host else host
    names = dict.fromkeys((*_LOCAL, *(() if bare in _ANY else (bare,)), *allowed))
    security = TransportSecuritySettings(
        allowed_hosts=[each for name in names for each in (name, f"{name}:*")],
        allowed_origins=[
            f"{scheme}://{name}{port}"
            for scheme in ("http", "https")
            for name in names
            for port in ("", ":*")
        ],
    )
    return LastResort(
        server.streamable_http_app(
            streamable_http_path=PATH,
            json_response=True,
            stateless_http=True,
            transport_security=security,
        )
    )


def run_stdio(server: Server[dict[str, Any]]) -> None:
    """Serve one client on stdin and stdout until it leaves."""

    async def serve() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    # Python's own handler would wait for the thread that reads stdin, which waits for a line.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    asyncio.run(serve())


def _describe(tool: Tool[Any, Any]) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.input_schema,
        output_schema=tool.output_schema,
        annotations=_READING,
    )


async def _call(
    library: Callable[[], Library], aside: Aside, name: str, given: dict[str, Any]
) -> types.CallToolResult:
    """Call a tool; what goes wrong is a result that the model can read."""
    started = perf_counter()
    error = None
    try:
        return await _ask(library(), aside, name, given)
    except ZhiwenError as refusal:
        error = str(refusal)
    except Exception:  # noqa: BLE001  as at the boundary of HTTP: what happened stays in the log
        _log.exception("unforeseen error", tool=name[:_SHOWN_CHARACTERS])
        error = "the server failed on this request; its log says why"
    finally:
        took_ms = round((perf_counter() - started) * 1000, 2)
        _log.info("call", tool=name[:_SHOWN_CHARACTERS], took_ms=took_ms, error=error)
    return types.CallToolResult(content=[types.TextContent(text=error)], is_error=True)


async def _ask(
    library: Library, aside: Aside, name: str, given: dict[str, Any]
) -> types.CallToolResult:
    tool = find_tool(name)
    ask = tool.prepare(library, given)
    record = await aside.run(ask, kind=tool.kind)
    return types.CallToolResult(
        content=[types.TextContent(text=tool.text(record))],
        structured_content=orjson.loads(dump_json(record)),
    )
