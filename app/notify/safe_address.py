"""Where a hook may point. Whoever names an address must not make our server talk to what only we can reach.

The name is resolved by us, every address that it has is judged, and the delivery connects to a judged address: there is
no second look-up that could answer differently (DNS rebinding). Ranges: IANA's special-purpose registries for IPv4 and
IPv6 (RFC 6890 and its updates), which `ipaddress.is_global` follows only in part: it calls 2002::/16, fec0::/10 and
multicast global.
"""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import ClassVar, Literal, NamedTuple
from urllib.parse import SplitResult, urlsplit

from app.errors import PortavozError
from app.wording import Wording

Ip = IPv4Address | IPv6Address
Net = IPv4Network | IPv6Network
Danger = Literal["loopback", "private", "link-local", "metadata", "multicast", "reserved", "tunnel"]

LONGEST = 2_000
LOWEST_FREE_PORT = 1_024
"""Below it, only 443: well-known ports belong to other services than a receiver of webhooks."""
LABEL = r"[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*", re.ASCII | re.IGNORECASE)

RANGES: tuple[tuple[Danger, tuple[str, ...]], ...] = (
    # Cloud providers' own services on each machine: they hand out credentials.
    ("metadata", ("169.254.169.254/32", "168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32", "fd00:ec2::/32")),
    ("loopback", ("127.0.0.0/8", "::1/128")),
    ("private", ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")),
    ("link-local", ("169.254.0.0/16", "fe80::/10", "fec0::/10")),
    ("multicast", ("224.0.0.0/4", "ff00::/8")),
    ("reserved", ("::/128",)),
    # They carry an IPv4 address to who knows where: IPv4-compatible, local NAT64, Teredo, 6to4 and its relays.
    ("tunnel", ("::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "192.88.99.0/24")),
    ("reserved", (
        "0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "240.0.0.0/4", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
    )),
)  # fmt: skip
NETS: tuple[tuple[Danger, Net], ...] = tuple((danger, ip_network(net)) for danger, nets in RANGES for net in nets)
MAPPED, NAT64 = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")
"""Addresses that stand for the IPv4 address in their last 32 bits."""
OUR_NETWORK: tuple[Danger, ...] = ("loopback", "private")
"""What the operator may allow for one hook; nothing else is ever allowed."""

DANGERS: dict[Danger, Wording] = {
    "loopback": Wording(es="es de esta misma máquina", en="is this very machine"),
    "private": Wording(es="es de una red privada", en="is in a private network"),
    "link-local": Wording(es="es local del enlace", en="is link-local"),
    "metadata": Wording(
        es="es un servicio interno del proveedor de la máquina", en="is the cloud provider's own service"
    ),
    "multicast": Wording(es="es de multidifusión", en="is multicast"),
    "reserved": Wording(es="está reservada", en="is reserved"),
    "tunnel": Wording(es="esconde otra dirección (túnel)", en="hides another address (a tunnel)"),
}


class BadHookAddress(PortavozError):
    """An address that a hook must not have; names what is wrong and what would do."""

    field: ClassVar[str] = "url"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-hook-address"
    title: ClassVar[Wording] = Wording(es="Dirección no permitida", en="Address not allowed")


class Unresolved(Exception):
    """The name has no address just now."""


class Where(NamedTuple):
    """An address in its parts, and the addresses that may be connected to."""

    url: SplitResult
    host: str
    port: int
    ips: tuple[Ip, ...]


Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host. Raises OSError."""


async def system_resolve(host: str, port: int) -> list[str]:
    """As this machine resolves names."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


async def safe_address(text: str, resolve: Resolve, *, private: bool = False) -> Where:
    """The judged address. `private`: the operator lets it stay in our own network.

    Raises BadHookAddress when its form or one of its addresses is not allowed, Unresolved when it has none.
    """
    url, host, port = parts(text, private=private)
    try:
        said = [str(ip_address(host))]
    except ValueError:
        try:
            said = list(await resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise Unresolved(host) from error
    ips = tuple(ip_address(one.partition("%")[0]) for one in said)
    if not ips:
        raise Unresolved(host)
    for ip in ips:
        danger = danger_of(ip)
        if danger is not None and not (private and danger in OUR_NETWORK):
            raise BadHookAddress(_forbidden(host, ip, danger, private))
        if url.scheme == "http" and danger != "loopback":
            raise BadHookAddress(NEEDS_HTTPS)
    return Where(url, host, port, ips)


def danger_of(ip: Ip) -> Danger | None:
    """Why an address must not be connected to; None for one on the public internet."""
    if isinstance(ip, IPv6Address) and (ip in MAPPED or ip in NAT64):
        return danger_of(IPv4Address(int(ip) & 0xFFFFFFFF))
    for danger, net in NETS:
        if ip in net:
            return danger
    return None if ip.is_global and not ip.is_multicast else "reserved"


def parts(text: str, *, private: bool = False) -> tuple[SplitResult, str, int]:
    """The address, its host and port, where its form is allowed. Raises BadHookAddress."""
    if len(text) > LONGEST or not re.fullmatch(r"[!-\[\]-~]+", text):
        raise BadHookAddress(FORM)
    try:
        url = urlsplit(text)
        host, port = url.hostname or "", url.port
    except ValueError:
        raise BadHookAddress(FORM) from None
    if url.scheme != "https" and not (url.scheme == "http" and private):
        raise BadHookAddress(NEEDS_HTTPS)
    if "@" in url.netloc or "#" in text or "%" in url.netloc or not _is_host(host, private):
        raise BadHookAddress(FORM)
    asked = port if port is not None else 443 if url.scheme == "https" else 80
    if asked < LOWEST_FREE_PORT and asked != (443 if url.scheme == "https" else 80):
        raise BadHookAddress(_port(asked))
    return url, host, asked


def _is_host(host: str, private: bool) -> bool:
    """A name of letters and digits, or an address in its usual form: `0x7f.1` and `2130706433` are neither."""
    try:
        ip_address(host)
    except ValueError:
        last = host.rpartition(".")[2]
        named = len(host) <= 253 and HOST.fullmatch(host) is not None
        return named and not re.fullmatch(r"\d+|0x[0-9a-f]*", last, re.ASCII) and (private or "." in host)
    return True


FORM = Wording(
    es="url: no tiene la forma https://programa.ejemplo/ruta, sin usuario, sin «#» y solo con letras ASCII.",
    en="url: it does not look like https://program.example/path, without a user, without “#” and in ASCII only.",
)
NEEDS_HTTPS = Wording(
    es="url: tiene que empezar por https://. Sin cifrar solo vale en esta misma máquina y con permiso del operador.",
    en="url: it must begin with https://. Unencrypted is only for this very machine, with the operator's leave.",
)


def _port(port: int) -> Wording:
    return Wording(
        es=f"url: el puerto {port} no está permitido; use el 443 o uno desde el {LOWEST_FREE_PORT}.",
        en=f"url: port {port} is not allowed; use 443 or one from {LOWEST_FREE_PORT} on.",
    )


def _forbidden(host: str, ip: Ip, danger: Danger, private: bool) -> Wording:
    told = DANGERS[danger]
    if danger in OUR_NETWORK and not private:
        mend = Wording(
            es="use una pública o pida al operador: portavoz hooks add --private",
            en="use a public one, or ask the operator: portavoz hooks add --private",
        )
    else:
        mend = Wording(es="use una pública", en="use a public one")
    return Wording(
        es=f"url: {host} lleva a {ip}, que {told.es}; {mend.es}.",
        en=f"url: {host} leads to {ip}, which {told.en}; {mend.en}.",
    )


def unresolved(host: str) -> BadHookAddress:
    """For whoever names an address now and can mend it."""
    return BadHookAddress(
        Wording(
            es=f"url: no se encuentra ninguna dirección de «{host}»; compruebe el nombre.",
            en=f"url: no address of “{host}” is to be found; check the name.",
        )
    )
