"""The MCP server, asked by the client of the official SDK: in memory, as a command, over HTTP."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.types import CallToolResult, TextContent

from index import SnapshotError
from service.library import Library
from service.mcp_server import create_server
from service.tools import INSTRUCTIONS, TOOLS

ROOT = Path(__file__).parent.parent.parent
COMMAND = ("-m", "service", "mcp")
QUESTIONS = {
    "2023年惩罚性赔偿案件数": "319件，同比增长117%",
    "How many punitive damages cases in 2023?": "319 cases (319件), up 117% on 2022",
}
INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "a test", "version": "1"},
    },
}
CALLERS = (
    ("host", "localhost:8001", 200),
    ("host", "reports.example.org:8001", 200),
    ("host", "evil.example", 421),
    ("origin", "http://localhost:6274", 200),
    ("origin", "https://reports.example.org", 200),
    ("origin", "http://evil.example", 403),
)

Talk = Callable[[Client], Awaitable[Any]]


def environ(data_dir: Path) -> dict[str, str]:
    return {**os.environ, "ZHIWEN_DATA": str(data_dir)}


def converse(server: object, talk: Talk) -> Any:  # noqa: ANN401
    """Return what comes of talking to a server."""

    async def run() -> Any:  # noqa: ANN401
        async with Client(server) as client:  # type: ignore[arg-type]
            return await talk(client)

    return asyncio.run(run())


def ask(library: Library, name: str, **arguments: object) -> CallToolResult:
    """Call a tool of a server in memory; the client holds the result against the schema."""
    reply: CallToolResult = converse(
        create_server(lambda: library), lambda client: client.call_tool(name, arguments)
    )
    return reply


def text_of(reply: CallToolResult) -> str:
    (content,) = reply.content
    assert isinstance(content, TextContent)
    return content.text


def test_the_tools_are_offered_with_their_schemas(library: Library) -> None:
    async def talk(client: Client) -> Any:  # noqa: ANN401
        return client.instructions, (await client.list_tools()).tools

    instructions, tools = converse(create_server(lambda: library), talk)
    assert instructions == INSTRUCTIONS
    assert [tool.name for tool in tools] == list(TOOLS)
    for tool in tools:
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["type"] == "object"
        assert tool.annotations.read_only_hint is True


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        *(("answer", {"question": question}) for question in QUESTIONS),
        ("answer", {"question": "月球上有多少只兔子", "explain": True}),
        ("answer", {"question": "How many rabbits live on the moon?"}),
        ("search", {"query": "seizures by customs", "k": 2}),
        ("search", {"query": "海关查扣", "year": 2023, "kind": "table_row"}),
        ("figures", {"query": "punitive damages", "kind": "money"}),
        ("figures", {"limit": 500}),
        ("passage", {"id": "cn-ip-protection-2023-09831462:971"}),
        ("documents", {}),
    ],
)
def test_a_tool_returns_text_and_what_its_schema_says(
    library: Library, name: str, arguments: dict[str, object]
) -> None:
    reply = ask(library, name, **arguments)
    assert not reply.is_error
    assert text_of(reply)
    assert reply.structured_content["build_id"] == library.build_id


def test_decimals_are_written_as_over_http(library: Library) -> None:
    reply = ask(library, "figures", query="punitive damages", kind="money")
    assert reply.structured_content["figures"][0]["value"] == "1160000000"


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("search", {"query": "专利" * 5000}, "the query has 10000 characters; ask in at most 1000"),
        ("search", {"query": "patents", "k": 1000}, "k: Input should be less than or equal to 100"),
        ("passage", {"id": "nope:1"}, "no passage 'nope:1' in the snapshot"),
        ("answer", {}, "question: this parameter is required"),
        ("dance", {}, "no tool 'dance'; there are answer, search, figures, passage, documents"),
    ],
)
def test_what_cannot_be_asked_is_an_error_that_says_why(
    library: Library, name: str, arguments: dict[str, object], message: str
) -> None:
    reply = ask(library, name, **arguments)
    assert reply.is_error
    assert reply.structured_content is None
    assert text_of(reply).startswith(message)


def test_without_a_snapshot_every_tool_says_what_to_do() -> None:
    def nothing() -> Library:
        raise SnapshotError("data: no snapshot yet; run `zhiwen index`")

    reply = converse(create_server(nothing), lambda client: client.call_tool("documents", {}))
    assert (reply.is_error, text_of(reply)) == (True, "data: no snapshot yet; run `zhiwen index`")


def test_a_fault_of_the_server_is_told_without_its_traceback() -> None:
    def broken() -> Library:
        raise ZeroDivisionError("of the inside")

    reply = converse(create_server(broken), lambda client: client.call_tool("documents", {}))
    assert text_of(reply) == "the server failed on this request; its log says why"


def test_a_client_of_the_older_protocol_is_served(library: Library) -> None:
    async def run() -> CallToolResult:
        async with Client(create_server(lambda: library), mode="legacy") as client:
            return await client.call_tool("documents", {})

    assert not asyncio.run(run()).is_error


def test_the_command_answers_on_stdin_and_stdout(report_data: Path, tmp_path: Path) -> None:
    async def talk(client: Client) -> list[str]:
        replies = [await client.call_tool("answer", {"question": each}) for each in QUESTIONS]
        replies.append(await client.call_tool("search", {"query": "patents", "k": 0}))
        return [text_of(reply) for reply in replies]

    command = StdioServerParameters(
        command=sys.executable, args=list(COMMAND), env=environ(report_data), cwd=ROOT
    )
    with (tmp_path / "log").open("w", encoding="utf-8") as log:
        *answers, refusal = converse(stdio_client(command, errlog=log), talk)
    assert [answer.splitlines()[0] for answer in answers] == list(QUESTIONS.values())
    assert refusal == "k: Input should be greater than or equal to 1, got 0"
    assert re.fullmatch(r"offering [0-9a-f]+\n", (tmp_path / "log").read_text(encoding="utf-8"))


def test_nonsense_on_stdin_stops_nothing_and_nothing_else_is_on_stdout(tmp_path: Path) -> None:
    call = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {"name": "documents", "arguments": {}},
    }
    wrong = {**call, "id": 3, "params": {"name": "documents", "arguments": [1]}}
    unknown = {**call, "id": 4, "method": "no/such/method"}
    lines = [b"nonsense", b"\xff\xfe", b"[" * 10_000, b'{"jsonrpc": "2.0", "id": 9}']
    lines += [json.dumps(each).encode() for each in (INITIALIZE, call, wrong, unknown)]
    with subprocess.Popen(
        [sys.executable, *COMMAND],
        env={**environ(tmp_path), "ZHIWEN_READER": "off"},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\n".join(lines) + b"\n")
        process.stdin.flush()
        # A client that leaves is answered no more.
        found = [json.loads(process.stdout.readline()) for _ in range(4)]
        rest, log = process.communicate()
    replies = {each["id"]: each for each in found}
    assert replies[1]["result"]["serverInfo"]["name"] == "zhiwen"
    assert "no snapshot yet" in replies[2]["result"]["content"][0]["text"]
    assert [replies[number]["error"]["code"] for number in (3, 4)] == [-32602, -32601]
    assert (rest, process.returncode) == (b"", 0)
    assert log.startswith(b"nothing to offer yet: ")
    assert len(log.splitlines()) == 1


@contextmanager
def mcp_over_http(data_dir: Path, *options: str) -> Iterator[str]:
    command = (sys.executable, *COMMAND, "--http", "--port", "0", *options)
    with subprocess.Popen(
        command, env=environ(data_dir), cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            process.stderr.readline()
            yield re.findall(r"http://\S+", process.stderr.readline())[0]
        finally:
            process.send_signal(signal.SIGINT)


def test_the_command_serves_over_http_who_may_ask(report_data: Path) -> None:
    async def talk(client: Client) -> list[str]:
        return [
            text_of(await client.call_tool("answer", {"question": each})).splitlines()[0]
            for each in QUESTIONS
        ]

    with mcp_over_http(report_data, "--allow-host", "reports.example.org") as url:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/mcp", url)
        assert converse(url, talk) == list(QUESTIONS.values())
        assert [post(url, **{name: value}) for name, value, _ in CALLERS] == [
            status for _, _, status in CALLERS
        ]


def post(url: str, **headers: str) -> int:
    """Send the first request of a client, and return the status of the response."""
    headers = {"accept": "application/json, text/event-stream", **headers}
    return httpx.post(url, json=INITIALIZE, headers=headers, trust_env=False).status_code
