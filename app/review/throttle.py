"""Guessing passwords and codes: counted in the database: a restart forgets nothing, all processes count together.

A try is counted before it is judged, and taken back when it was right: guesses in parallel cannot outrun the count.
What is kept is a digest of whose name or which address it was, for a quarter of an hour.
"""

import hashlib
import ipaddress
import math
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.review import audit
from app.review.tables import failed_logins
from app.value import Value
from app.wording import Wording

WINDOW = timedelta(minutes=15)
PER_NAME = 5
PER_ADDRESS = 20


class TooManyLogins(PortavozError):
    """Too many wrong passwords. `seconds`: when to come back."""

    status: ClassVar[int] = 429
    type: ClassVar[str] = "too-many-logins"
    title: ClassVar[Wording] = Wording(es="Demasiados intentos", en="Too many attempts")

    def __init__(self, seconds: int) -> None:
        minutes = math.ceil(seconds / 60)
        super().__init__(
            Wording(
                es=f"Demasiados intentos fallidos. Vuelva a probar dentro de {minutes} min, o pida a quien administra"
                " Portavoz un enlace para elegir otra contraseña.",
                en=f"Too many failed attempts. Try again in {minutes} min, or ask whoever administers"
                " Portavoz for a link to choose another password.",
            )
        )
        self.seconds = seconds
        self.headers = {"Retry-After": str(seconds)}


class Try(Value):
    """One attempt that was counted."""

    name: str
    """Digest of whose password is tried."""
    address_row: int
    """The count of its address, to be taken back when the password was right."""


async def count(connection: AsyncConnection, who: str, address: str, now: datetime) -> Try:
    """Counts one more attempt on `who` (an id, or a name that nobody has) from `address`. Raises TooManyLogins."""
    await audit.lock(connection)
    name, place = subject("who", who), subject("address", network_of(address))
    if longest := await wait(connection, {name: PER_NAME, place: PER_ADDRESS}, now):
        raise TooManyLogins(longest)
    _, row = await add(connection, (name, place), now)
    return Try(name=name, address_row=row)


async def forget(connection: AsyncConnection, right: Try) -> None:
    """The password was right: nothing of that name's failures is left, and this attempt is none of its address."""
    gone = (failed_logins.c.subject == right.name) | (failed_logins.c.id == right.address_row)
    await connection.execute(delete(failed_logins).where(gone))


async def wait(connection: AsyncConnection, most: Mapping[str, int], now: datetime) -> int:
    """Seconds until there is room for one more try of each of these subjects; 0 when there is."""
    await connection.execute(delete(failed_logins).where(failed_logins.c.at <= now - WINDOW))
    return max([await _wait(connection, counted, limit, now) for counted, limit in most.items()])


async def add(connection: AsyncConnection, subjects: Iterable[str], now: datetime) -> list[int]:
    """Counts one try of each; the rows that hold them, which `take_back` removes again."""
    rows = [insert(failed_logins).values(subject=one, at=now).returning(failed_logins.c.id) for one in subjects]
    return [(await connection.execute(row)).scalar_one() for row in rows]


async def take_back(connection: AsyncConnection, rows: Iterable[int]) -> None:
    """These tries were none."""
    await connection.execute(delete(failed_logins).where(failed_logins.c.id.in_(tuple(rows))))


async def _wait(connection: AsyncConnection, subject: str, most: int, now: datetime) -> int:
    latest = select(failed_logins.c.at).where(failed_logins.c.subject == subject).order_by(failed_logins.c.at.desc())
    found = list((await connection.execute(latest.limit(most))).scalars())
    if len(found) < most:
        return 0
    left: timedelta = found[-1] + WINDOW - now
    # Never longer than the window, whatever a clock that was set back makes of it.
    return max(1, math.ceil(min(left, WINDOW).total_seconds()))


def network_of(address: str) -> str:
    """What is counted as one place: an IPv4 address, or the /64 that one IPv6 customer is given."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.IPv6Network((int(parsed), 64), strict=False))
    return str(parsed)


def subject(kind: str, what: str) -> str:
    """A digest of whose name or which address is counted."""
    return hashlib.sha256(f"{kind}:{what.casefold()}".encode("utf-8", "surrogatepass")).hexdigest()
