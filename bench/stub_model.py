"""A stand-in for an OpenAI-compatible server: fast answers of a known text, and every fault that real ones show.

    python -m bench.stub_model --port 9100 --latency 1

It answers /v1/chat/completions and /v1/embeddings. A chat answer follows the JSON schema of the request: what the
request says of a field (`bench.stub_answer`), else the words of ANSWER. A fault is chosen by `[[fault:NAME]]` in the
last message, by a model called `stub-NAME` or by `--fault`; `NAME*2` fails twice and then answers. GET /stats tells
what was asked; GET /latency/SECONDS changes how long each answer waits.
"""

import argparse
import asyncio
import hashlib
import re
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, ClassVar, cast

import httptools
import orjson

from bench.stub_answer import instance, told

Status = tuple[int, dict[str, Any], dict[str, str]]


def _error(status: int, message: str, code: str, **headers: str) -> Status:
    body = {"error": {"message": message, "type": "stub", "param": None, "code": code}}
    return status, body, {name.replace("_", "-"): value for name, value in headers.items()}


STATUSES: dict[str, Callable[[], Status]] = {
    "400": lambda: _error(400, "Invalid schema for response_format", "invalid_json_schema"),
    "401": lambda: _error(401, "Incorrect API key provided", "invalid_api_key"),
    "403": lambda: _error(403, "Region not supported", "unsupported_country_region_territory"),
    "404": lambda: _error(404, "The model does not exist", "model_not_found"),
    "429": lambda: _error(429, "Rate limit reached", "rate_limit_exceeded", retry_after="0.2"),
    "429long": lambda: _error(429, "Rate limit reached", "rate_limit_exceeded", retry_after="90"),
    "429bare": lambda: _error(429, "Rate limit reached", "rate_limit_exceeded"),
    "429ms": lambda: _error(429, "Rate limit reached", "rate_limit_exceeded", retry_after_ms="100"),
    "429quota": lambda: _error(429, "You exceeded your current quota", "insufficient_quota"),
    "500": lambda: _error(500, "The server had an error", "server_error"),
    "503": lambda: _error(503, "The engine is overloaded", "server_error"),
}
CONTENT: dict[str, Callable[[str], dict[str, Any]]] = {
    "malformed": lambda text: {"content": text[:-3] + ",,"},
    "prose": lambda text: {"content": f"Claro, aquí está:\n```json\n{text}\n```"},
    "schema": lambda text: {"content": '{"unexpected": [1, 2, 3]}'},
    "truncated": lambda text: {"content": text[: len(text) // 2], "finish_reason": "length"},
    "refusal": lambda text: {"content": None, "refusal": "No puedo ayudar con eso."},
    "filter": lambda text: {"content": "", "finish_reason": "content_filter"},
    "nullcontent": lambda text: {"content": None},
    "tools": lambda text: {"content": None, "tool_calls": [_tool_call()]},
}
"""What becomes of a good answer: its message fields, changed."""

WHOLE = ("nochoices", "nousage", "badjson", "html502", "reset", "resetmid", "hang", "slow")
FAULTS: tuple[str, ...] = (*STATUSES, *CONTENT, *WHOLE)
MARK = re.compile(rb"\[\[fault:(\w+)(?:\*(\d+))?\]\]")


def _tool_call() -> dict[str, Any]:
    return {"id": "call_1", "type": "function", "function": {"name": "delete_comment", "arguments": "{}"}}


def chat(request: dict[str, Any], fault: str) -> dict[str, Any]:
    """The body of a chat completion."""
    form = request.get("response_format") or {}
    schema = (form.get("json_schema") or {}).get("schema") or {"type": "string"}
    known = {"$defs": schema.get("$defs", {}), **told(request["messages"])}
    text = orjson.dumps(instance(schema, known)).decode()
    changed = CONTENT[fault](text) if fault in CONTENT else {"content": text}
    finish = changed.pop("finish_reason", "stop")
    message = {"role": "assistant", "refusal": None, **changed}
    asked = sum(len(str(m.get("content"))) for m in request["messages"]) // 4
    usage = {"prompt_tokens": asked, "completion_tokens": 60, "total_tokens": asked + 60}
    choices = [] if fault == "nochoices" else [{"index": 0, "message": message, "finish_reason": finish}]
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": request["model"],
        "choices": choices,
    }
    return body if fault == "nousage" else {**body, "usage": usage}


def embeddings(request: dict[str, Any]) -> dict[str, Any]:
    """Stateless hashed vectors: equal texts are equal, alike ones share words."""
    texts = request["input"] if isinstance(request["input"], list) else [request["input"]]
    data = [{"object": "embedding", "index": i, "embedding": vector(t)} for i, t in enumerate(texts)]
    return {"object": "list", "data": data, "model": request["model"], "usage": {"prompt_tokens": 1, "total_tokens": 1}}


def vector(text: str, dims: int = 384) -> list[float]:
    values = [0.0] * dims
    for word in re.findall(r"\w+", text.lower()):
        values[int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest()) % dims] += 1.0
    norm = sum(v * v for v in values) ** 0.5 or 1.0
    return [v / norm for v in values]


class Stub(asyncio.Protocol):
    """One connection. Class attributes are the server's settings and counts."""

    latency: ClassVar[float] = 0.0
    fault: ClassVar[str] = ""
    asked: ClassVar[Counter[str]] = Counter()
    last_request: ClassVar[bytes] = b""
    open: ClassVar[set[asyncio.Transport]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's transports are of no class of asyncio
        Stub.open.add(self.transport)
        self.parser = httptools.HttpRequestParser(self)
        self.url, self.body = b"", b""

    def connection_lost(self, exc: Exception | None) -> None:
        Stub.open.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_url(self, url: bytes) -> None:
        self.url, self.body = url, b""

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        path, loop = self.url.decode().split("?")[0], asyncio.get_running_loop()
        if path.startswith("/latency/"):
            Stub.latency = float(path.rpartition("/")[2])
        if not path.startswith("/v1/"):
            return self._send(200, orjson.dumps(dict(Stub.asked)))
        Stub.asked[path] += 1
        Stub.last_request = self.body
        fault = self._fault()
        if fault == "hang":
            return None
        wait = Stub.latency + (3.0 if fault == "slow" else 0.0)
        body = self.body
        if wait:
            loop.call_later(wait, self._answer, path, body, fault)
        else:
            self._answer(path, body, fault)
        return None

    def _fault(self) -> str:
        marks = MARK.findall(self.body)
        name, times = (marks[-1][0].decode(), marks[-1][1].decode()) if marks else (Stub.fault, "")
        if '"stub-' in (head := self.body[:400].decode(errors="ignore")):
            name = head.split('"stub-')[1].split('"')[0]
        name, _, counted = name.partition("*")
        if limit := times or counted:
            Stub.asked[f"fault {name}"] += 1
            return name if Stub.asked[f"fault {name}"] <= int(limit) else ""
        return name

    def _answer(self, path: str, body: bytes, fault: str) -> None:
        if fault in STATUSES:
            status, error, headers = STATUSES[fault]()
            return self._send(status, orjson.dumps(error), headers)
        if fault == "html502":
            return self._send(502, b"<html><h1>502 Bad Gateway</h1></html>", {"content-type": "text/html"})
        if fault == "badjson":
            return self._send(200, b'{"id": "chatcmpl-1", "choices": [{"ind')
        if fault == "reset":
            return self._reset()
        request = orjson.loads(body)
        answer = embeddings(request) if path.endswith("embeddings") else chat(request, fault)
        return self._send(200, orjson.dumps(answer), cut=fault == "resetmid")

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None, cut: bool = False) -> None:
        told = {"content-type": "application/json", "content-length": str(len(body)), **(headers or {})}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        sent = body[: len(body) // 2] if cut else body
        self.transport.write(f"HTTP/1.1 {status} Stub\r\n{lines}\r\n".encode() + sent)
        if cut:
            asyncio.get_running_loop().call_later(0.02, self._reset)

    def _reset(self) -> None:
        """Close with RST, as a crashed server or a proxy does."""
        if sock := self.transport.get_extra_info("socket"):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()


async def serve(port: int) -> asyncio.Server:
    """A listening server on 127.0.0.1; port 0 picks a free one."""
    return await asyncio.get_running_loop().create_server(Stub, "127.0.0.1", port, backlog=4096)


@asynccontextmanager
async def running() -> AsyncIterator[str]:
    """The base URL of a fresh stub in this event loop, without memory of earlier ones."""
    Stub.asked.clear()
    Stub.latency, Stub.fault = 0.0, ""
    server = await serve(0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    server.close()
    for transport in list(Stub.open):
        transport.abort()
    await asyncio.sleep(0.01)


async def _forever(port: int) -> None:
    server = await serve(port)
    print(f"stub model on 127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--fault", default="", help=f"one of {', '.join(FAULTS)}; NAME*2 for the first two")
    given = parser.parse_args()
    Stub.latency, Stub.fault = given.latency, given.fault
    import uvloop

    uvloop.run(_forever(given.port))


if __name__ == "__main__":
    main()
