"""Pairing a browser: a short code for a key of its owner's, once, within ten minutes.

A code is short enough to be typed, so what is kept of it is a slow digest: whoever reads the database does not find
the code before it is over. Tries are counted before they are judged, as those of passwords are (app.review.throttle).
"""

import asyncio
import hashlib
import math
import re
import secrets
import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.errors import PortavozError
from app.review import audit, throttle
from app.review.accounts import SERVICES_STAY_OUT, account
from app.review.invitations import DISABLED
from app.review.names import BadPerson
from app.review.people import KEY_ID, PERSON, Person, key_for, person_of
from app.review.tables import pairings, people
from app.value import Value
from app.wording import Wording

LASTS = timedelta(minutes=10)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for a digit (https://www.crockford.com/base32.html)."""
LENGTH = 8
"""40 random bits."""
CODE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
ALIKE = str.maketrans(
    {"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\u2010": None, "\u2011": None, "\u00a0": None}
)
"""What people and their programs make of a code: other dashes, blanks, letters for the digits that they look like."""
LONGEST_LABEL = 80
PER_ADDRESS, IN_ALL = 10, 100
"""Tries in a quarter of an hour."""


class NoSuchCode(PortavozError):
    """Used, over, or never made: nobody is told which."""

    status: ClassVar[int] = 404
    type: ClassVar[str] = "no-such-code"
    title: ClassVar[Wording] = Wording(es="El código no sirve", en="The code is of no use")

    def __init__(self) -> None:
        super().__init__(
            Wording(
                es="Este código ya se usó, ha caducado (dura 10 minutos) o no está completo. Abra en Portavoz la página"
                " «Extensión» y cree otro.",
                en="This code was used, is over (it lasts 10 minutes) or is not complete. Open the page"
                " “Extension” of Portavoz and make another.",
            )
        )


class TooManyPairings(PortavozError):
    """Too many wrong codes. `seconds`: when to come back."""

    status: ClassVar[int] = 429
    type: ClassVar[str] = "too-many-pairings"
    title: ClassVar[Wording] = Wording(es="Demasiados códigos equivocados", en="Too many wrong codes")

    def __init__(self, seconds: int) -> None:
        minutes = math.ceil(seconds / 60)
        super().__init__(
            Wording(
                es=f"Se han probado demasiados códigos que no sirven. Vuelva a probar dentro de {minutes} min con un"
                " código nuevo.",
                en=f"Too many codes that are of no use were tried. Try again in {minutes} min with a new code.",
            )
        )
        self.seconds = seconds
        self.headers = {"Retry-After": str(seconds)}


class Code(Value):
    """A code that works once, until `ends_at`. It is shown to its person and kept nowhere."""

    text: str
    """With a hyphen in the middle, for the eye."""
    ends_at: datetime


class Paired(Value):
    """A browser that may ask from now on: its key, which is returned once, and whose it is."""

    key: str
    id: str
    person: Person


def read_code(text: str) -> str | None:
    """A code as it is kept, however it was typed; None for what is none."""
    plain = text.strip().upper().translate(ALIKE)
    return plain if CODE.fullmatch(plain) else None


def readable_label(text: str) -> str | None:
    """What a browser calls itself, as it is shown: on one line, nothing that hides. None when nothing is left."""
    shown = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", text))
    return " ".join(shown.split())[:LONGEST_LABEL].rstrip() or None


def _digest(code: str) -> str:
    # 40 bits could be tried out one by one against a fast digest; the salt is fixed because the digest is looked up.
    return hashlib.scrypt(code.encode(), salt=b"portavoz pairing", n=2**14, r=8, p=1, dklen=32).hex()


async def new_code(
    db: Database, person: str, now: datetime, *, by: str | None, pick: Callable[[str], str] = secrets.choice
) -> Code:
    """A code for the person with that id; an earlier one of theirs ends. `by`: None at the command line.

    Raises NoSuchPerson, or BadPerson for a program or somebody who is disabled.
    """
    code = "".join(pick(ALPHABET) for _ in range(LENGTH))
    digest, ends_at = await asyncio.to_thread(_digest, code), now + LASTS
    async with db.write() as connection:
        await audit.lock(connection)
        await _may_pair(connection, person)
        await connection.execute(delete(pairings).where((pairings.c.person == person) | (pairings.c.ends_at <= now)))
        await connection.execute(insert(pairings).values(person=person, digest=digest, ends_at=ends_at))
        await audit.append(connection, at=now, person=by, move="people.pair", detail={"person": person})
    return Code(text=f"{code[:4]}-{code[4:]}", ends_at=ends_at)


async def _may_pair(connection: AsyncConnection, person: str) -> None:
    found = await account(connection, person)
    if found.service:
        raise BadPerson(SERVICES_STAY_OUT, "name")
    if found.disabled_at is not None:
        raise BadPerson(DISABLED, "name")


async def pair(db: Database, code: str, browser: str, *, address: str, now: datetime) -> Paired:
    """A key with the scope of the extension for whoever made that code, which ends. Raises TooManyPairings, NoSuchCode.

    `browser`: what it calls itself; `address`: where the request comes from.
    """
    async with db.write() as connection:
        tries = await _count(connection, address, now)
    plain = read_code(code)
    digest = await asyncio.to_thread(_digest, plain) if plain else ""
    async with db.write() as connection:
        await audit.lock(connection)
        person = await _use_up(connection, digest, now)
        await throttle.take_back(connection, tries)
        label = readable_label(browser)
        key = await key_for(connection, person.id, now, by=person.id, scope="extension", label=label)
    named = KEY_ID.fullmatch(key)
    assert named is not None  # noqa: S101 - it was made just now
    return Paired(key=key, id=named[1], person=person)


async def _count(connection: AsyncConnection, address: str, now: datetime) -> list[int]:
    """Counts a try before it is judged. Raises TooManyPairings, and then counts nothing."""
    await audit.lock(connection)
    place = throttle.subject("pairing", throttle.network_of(address))
    everywhere = throttle.subject("pairing", "everywhere")
    if seconds := await throttle.wait(connection, {place: PER_ADDRESS, everywhere: IN_ALL}, now):
        raise TooManyPairings(seconds)
    return await throttle.add(connection, (place, everywhere), now)


async def _use_up(connection: AsyncConnection, digest: str, now: datetime) -> Person:
    """Whose code it was; it is none any more. Raises NoSuchCode."""
    live = (pairings.c.digest == digest) & (pairings.c.ends_at > now)
    owner = (await connection.execute(delete(pairings).where(live).returning(pairings.c.person))).scalar()
    asked = select(*PERSON).where(people.c.id == owner, people.c.disabled_at.is_(None))
    row = (await connection.execute(asked)).first() if owner else None
    if row is None:
        raise NoSuchCode
    return person_of(row).model_copy(update={"role": "agent", "scope": "extension"})
