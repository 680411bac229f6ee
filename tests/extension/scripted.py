"""A server at the edge of the network that answers as a test says: wrongly, late, half or not at all."""

import datetime
import ipaddress
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

KEY = "pvz_scripted"


class Said(NamedTuple):
    """One answer. `open`: after the body nothing more comes, and the connection stays."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed
    open: bool = False


class Asked(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    body: Any


def as_json(value: Any, status: int = 200) -> Said:
    return Said(status, json.dumps(value).encode(), {"Content-Type": "application/json"})


def a_problem(slug: str, status: int, **headers: str) -> Said:
    told = {
        "type": f"urn:portavoz:problem:{slug}",
        "title": "Título",
        "status": status,
        "detail": "Frase del servidor.",
    }
    return Said(status, json.dumps(told).encode(), {"Content-Type": "application/problem+json", **headers})


def events(*pairs: tuple[str, Any], broken: bool = False, open: bool = False) -> Said:
    """A stream. `broken`: it ends inside an event."""
    text = "".join(f"event: {name}\ndata: {json.dumps(data)}\n\n" for name, data in pairs)
    return Said(200, (text + ("event: rep" if broken else "")).encode(), {"Content-Type": "text/event-stream"}, open)


def a_reply(**over: Any) -> dict[str, Any]:
    made = {
        "id": "r1", "kind": "answer", "state": "pending", "version": 1, "result": "ready", "reason": "",
        "visible_at": None,
        "comment": {"network": "x", "text": "…"}, "triage": {}, "draft": {"public_text": "Hola", "private_text": None},
        "findings": [], "approved": None, "decision": None, "published": [], "debt": None, "moves": ["edit"],
    }  # fmt: skip
    return {**made, **over}


HELLO: dict[tuple[str, str], list[Said]] = {
    ("GET", "/v1/extension"): [as_json({"product": "portavoz", "brand": "Faro", "server": "0.1.0", "api": 1})],
    ("POST", "/v1/pairings"): [as_json({"key": KEY, "id": "k", "name": "Ana", "role": "agent", "brand": "Faro"}, 201)],
    ("GET", "/v1/me"): [as_json({"name": "Ana", "role": "agent", "brand": "Faro", "server": "0.1.0", "networks": []})],
    ("GET", "/v1/situation"): [as_json({"mode": "calm", "edition": 1, "incidents": []})],
    ("POST", "/v1/pairings/end"): [Said(204)],
}


class Scripted:
    """`says` gives the answers to one request, in their order; the last goes on."""

    def __init__(self, server: ThreadingHTTPServer, scheme: str) -> None:
        self.url = f"{scheme}://127.0.0.1:{server.server_address[1]}"
        self.asked: list[Asked] = []
        self.ended = threading.Event()
        self._answers = {place: list(said) for place, said in HELLO.items()}
        self._lock = threading.Lock()

    def says(self, method: str, path: str, *said: Said) -> None:
        self._answers[method, path] = list(said)

    def requests(self, method: str, path: str) -> list[Asked]:
        return [one for one in self.asked if (one.method, one.path) == (method, path)]

    def answer(self, asked: Asked) -> Said:
        with self._lock:
            self.asked.append(asked)
            left = self._answers.get((asked.method, asked.path), [a_problem("not-found", 404)])
            return left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def scripted(tls: Path | None = None) -> Iterator[Scripted]:
    """Such a server. `tls`: a folder for its self-signed certificate."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            said = made.answer(Asked(self.command, self.path, headers, json.loads(body) if body else None))
            self.send_response(said.status)
            for name, value in {**said.headers, "Connection": "close"}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body)
            self.wfile.flush()
            if said.open:
                made.ended.wait(60)

        do_GET = do_POST = do_OPTIONS = _answer  # noqa: N815 - the names of the library

        def log_message(self, *_: Any) -> None:
            """Nothing to say."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """A browser that refuses our certificate or leaves is what the tests want."""

    server = Quiet(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = _context(tls).wrap_socket(server.socket, server_side=True)
    made = Scripted(server, "https" if tls else "http")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.ended.set()
        server.shutdown()
        server.server_close()
        thread.join(10)


def _context(folder: Path) -> ssl.SSLContext:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "self")])
    now = datetime.datetime.now(datetime.UTC)
    host = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    unsigned = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    dated = unsigned.not_valid_before(now - datetime.timedelta(1)).not_valid_after(now + datetime.timedelta(1))
    signed = dated.serial_number(1).add_extension(host, critical=False).sign(key, hashes.SHA256())
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    (folder / "server.pem").write_bytes(private + signed.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context
