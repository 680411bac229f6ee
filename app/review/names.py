"""What people are called and where they are reached: readable, and nobody else's. They sign in with either."""

import re
import unicodedata
from collections.abc import Iterable
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.errors import PortavozError
from app.review.tables import people
from app.wording import Wording

EMAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}", re.ASCII)
"""Addresses that every mail server takes. Nothing in it can end a header or begin another."""


class BadPerson(PortavozError):
    """A name, role, address or function that cannot be taken. `field`: which of them."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-person"
    title: ClassVar[Wording] = Wording(es="Persona no válida", en="Invalid person")

    def __init__(self, detail: Wording, field: str | None = None) -> None:
        super().__init__(detail)
        self.field = field


def readable_name(name: str) -> str:
    """The name as it is kept. Raises BadPerson when people could not read it."""
    name = unicodedata.normalize("NFC", name).strip()
    if not name or len(name) > 120 or not name.isprintable():
        said = Wording(
            es="El nombre debe tener de 1 a 120 caracteres visibles.", en="The name needs 1 to 120 visible characters."
        )
        raise BadPerson(said, "name")
    return name


def readable_email(email: str | None) -> str | None:
    """The address as it is kept, in small letters; None for an empty one. Raises BadPerson."""
    email = (email or "").strip().lower()
    if not email:
        return None
    if len(email) > 254 or not EMAIL.fullmatch(email):
        shown = "".join(c for c in email[:60] if c.isprintable())
        raise BadPerson(
            Wording(
                es=f"«{shown}» no es un correo; escríbalo como nombre@empresa.example.",
                en=f"“{shown}” is no e-mail address; write it as name@company.example.",
            ),
            "email",
        )
    return email


async def refuse_taken(connection: AsyncConnection, words: Iterable[tuple[str, str | None]], but: str | None) -> None:
    """Raises BadPerson when somebody (`but` the one of that id) has one of these names or addresses, in any case.

    `words`: pairs of field and what was given for it. A name may not be another's address either: both sign in.
    """
    taken: dict[str, str] = {}
    for row in await connection.execute(select(people.c.id, people.c.name, people.c.email)):
        if row.id != but:
            taken.update({row.name.casefold(): row.name, (row.email or row.name).casefold(): row.name})
    for field, word in words:
        if word is not None and (owner := taken.get(word.casefold())):
            raise BadPerson(
                Wording(
                    es=f"«{word}» ya es de {owner}; elija otro.",
                    en=f"“{word}” belongs to {owner} already; choose another.",
                ),
                field,
            )
