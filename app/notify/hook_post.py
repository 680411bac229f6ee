"""One delivery to another program: to an address judged just now, signed, within its time, no redirect followed."""

import asyncio
import ssl
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.notify.outbox import ARRIVED, Delivery
from app.notify.safe_address import BadHookAddress, Ip, Resolve, Unresolved, Where, safe_address, system_resolve
from app.notify.signing import signed
from app.notify.webhook import drain, wish

if TYPE_CHECKING:
    import httpx2

TIMEOUT = 15.0
"""Seconds for a whole delivery, name look-up included; Standard Webhooks asks for 15 to 30."""
MOST_ADDRESSES = 3
"""Of a host with many, so many are tried."""


class HookPoster:
    """Posts to hooks. Close it. `resolve`: another way to find addresses, in tests."""

    def __init__(self, resolve: Resolve = system_resolve) -> None:
        self._resolve = resolve
        self._http: httpx2.AsyncClient | None = None

    async def close(self) -> None:
        if self._http:
            await self._http.aclose()

    async def post(
        self, url: str, secrets: Sequence[str], id: str, payload: str, now: datetime, *, private: bool
    ) -> Delivery:
        """One attempt. Never raises for what the receiver does; names the failure without its words or its address."""
        import httpx2  # noqa: PLC0415 - a tenth of a second that a desk without a hook does not need

        try:
            async with asyncio.timeout(TIMEOUT):
                where = await safe_address(url, self._resolve, private=private)
                return await self._first(where, signed(secrets, id, now, payload.encode()), payload, now)
        except BadHookAddress:
            return Delivery(failure="address not allowed")
        except Unresolved:
            return Delivery(failure="no such host")
        except (TimeoutError, httpx2.TimeoutException):
            return Delivery(failure="timeout")
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            return Delivery(failure=f"unreachable ({type(error).__name__})")

    async def _first(self, where: Where, headers: dict[str, str], payload: str, now: datetime) -> Delivery:
        """At the first of its addresses that takes a connection."""
        import httpx2  # noqa: PLC0415 - see `post`

        *others, last = where.ips[:MOST_ADDRESSES]
        for ip in others:
            try:
                return await self._at(ip, where, headers, payload, now)
            except httpx2.ConnectError:
                continue
        return await self._at(last, where, headers, payload, now)

    async def _at(self, ip: Ip, where: Where, headers: dict[str, str], payload: str, now: datetime) -> Delivery:
        """To that very address; the certificate must still be the name's."""
        there = f"[{ip}]" if ip.version == 6 else str(ip)
        said = {
            **headers,
            "Host": where.url.netloc.lower(),
            "Content-Type": "application/json",
            "User-Agent": "Portavoz",
        }
        url = where.url._replace(netloc=f"{there}:{where.port}").geturl()
        named = {"sni_hostname": where.host}
        async with self._client().stream(
            "POST", url, content=payload.encode(), headers=said, extensions=named
        ) as answer:
            await drain(answer)
        if answer.is_success:
            return ARRIVED
        asked = wish(answer.headers.get("Retry-After"), now) if answer.status_code in (429, 503) else None
        return Delivery(failure=f"status {answer.status_code}", retry_after=asked, final=answer.status_code == 410)

    def _client(self) -> "httpx2.AsyncClient":
        """Without proxies of the environment, and without kept connections: the next hook may share the address."""
        if self._http is None:
            import httpx2  # noqa: PLC0415 - see `post`

            self._http = httpx2.AsyncClient(
                trust_env=False,
                follow_redirects=False,
                timeout=TIMEOUT,
                verify=ssl.create_default_context(),
                limits=httpx2.Limits(max_keepalive_connections=0),
            )
        return self._http
