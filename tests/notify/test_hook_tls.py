"""Over TLS the certificate must be the name's, although the connection goes to an address."""

import ssl
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.notify.hook_post import HookPoster
from app.notify.outbox import ARRIVED
from tests.notify.receivers import Receiver

NAME = "planner.example"


def certificate(folder: Path) -> Path:
    """A key and a certificate of NAME, signed by itself and so its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "planner.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Receiver, list[str | None]]]:
    """A receiver that speaks TLS, and the names that it was asked for; this machine trusts its authority."""
    path, names = certificate(tmp_path), list[str | None]()
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    made = Receiver()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    made.server.socket = context.wrap_socket(made.server.socket, server_side=True)
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made, names
    made.close()
    thread.join(5)


async def here(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


async def sends(url: str) -> str | None:
    poster = HookPoster(here)
    try:
        went = await poster.post(url, ["c2VjcmV0bw=="], "id", "{}", datetime.now(UTC), private=True)
    finally:
        await poster.close()
    assert (went == ARRIVED) == (went.failure is None)
    return went.failure


async def test_the_name_is_asked_for_and_its_certificate_checked(secure: tuple[Receiver, list[str | None]]) -> None:
    receiver, names = secure
    port = receiver.server.server_address[1]
    assert await sends(f"https://{NAME}:{port}/hook") is None
    assert names == [NAME]
    assert receiver.posts[0][1]["Host"] == f"{NAME}:{port}"


async def test_another_name_at_the_same_address_gets_nothing(secure: tuple[Receiver, list[str | None]]) -> None:
    receiver, names = secure
    port = receiver.server.server_address[1]
    assert await sends(f"https://other.example:{port}/hook") == "unreachable (ConnectError)"
    assert names == ["other.example"]
    assert receiver.posts == []


async def test_an_authority_that_nobody_trusts_gets_nothing(
    secure: tuple[Receiver, list[str | None]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path / "other")))
    receiver, _ = secure
    assert await sends(f"https://{NAME}:{receiver.server.server_address[1]}/hook") == "unreachable (ConnectError)"
    assert receiver.posts == []
