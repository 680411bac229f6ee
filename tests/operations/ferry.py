"""What the ferry line knows, as a test wants it, and how a running desk learns of a change."""

import asyncio
from pathlib import Path
from typing import Any

from app.brand.load import load
from app.operations.decide import approve
from app.operations.desk import Desk
from app.operations.write import edit
from app.review.approving import Override
from app.review.people import Person
from app.review.reading import fetch
from app.review.replies import Reply
from tests.brand.folders import sound

QUEUE = """\
- id: F5
  statement: El billete se cambia gratis hasta {hours} horas antes.
- id: F1
  statement: El perro viaja gratis.
"""
OTHER = "Sentimos la espera. Escríbenos por mensaje directo y lo vemos contigo ahora mismo."
STATED = "Lo sentimos, de verdad. El billete se cambia gratis hasta 3 horas antes. Cuéntanos por mensaje directo."


def knows(folder: Path, hours: int = 3, facts: str = QUEUE) -> Path:
    return sound(folder, facts=facts.replace("{hours}", str(hours)))


async def learn(desk: Desk, hours: int = 3, facts: str = QUEUE) -> None:
    """The folder is edited and the running desk takes it over."""
    brand = await asyncio.to_thread(load, knows(desk.settings.knowledge, hours, facts))
    await desk.library.take(brand)
    desk.brand = brand


async def now(desk: Desk, id: str) -> Reply:
    async with desk.db.read() as connection:
        return await fetch(connection, id)


async def approved(desk: Desk, reply: Reply, by: Person) -> Reply:
    """Approved with whatever excuses it takes."""
    excuses = tuple(Override(rule=f.rule, reason="comprobado") for f in reply.findings if f.level == "block")
    return await approve(desk, reply.id, by, version=reply.version, sha256=reply.sha256 or "", overrides=excuses)


async def changed(desk: Desk, reply: Reply, by: Person, text: str = OTHER, **over: Any) -> Reply:
    wanted = {"version": reply.version, "public_text": text, "private_text": None, **over}
    return await edit(desk, reply.id, by, **wanted)
