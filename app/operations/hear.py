"""Comments come in to be watched: triaged without drafting, stored set by set, counted once."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar, Literal
from weakref import WeakKeyDictionary

from app.comments.networks import UnknownNetwork, network_of
from app.errors import PortavozError
from app.incident.situation import Situation
from app.monitor.hearing import MOST, HeardIn, HeardOut, Item, Refusal, due, item, keep, known, row
from app.operations.desk import Desk
from app.operations.emptying import ERASED
from app.review import audit
from app.review.people import Person
from app.triage.assess import triage
from app.triage.triage import Triage
from app.wording import Wording

Source = Literal["api", "csv", "drill"]
TRIES = 3
"""Times that a batch is triaged anew because the situation changed meanwhile."""

_HEARING: WeakKeyDictionary[Desk, asyncio.Lock] = WeakKeyDictionary()
"""One batch at a time in each process: memory stays bounded, and the other core is left to those who answer."""


class BadBatch(PortavozError):
    """A batch with no comment, or with more than MOST."""

    field: ClassVar[str] = "comments"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "bad-batch"
    title: ClassVar[Wording] = Wording(es="Lote no válido", en="Invalid batch")

    def __init__(self, number: int) -> None:
        super().__init__(
            Wording(
                es=f"comments: trae {number} comentarios y un lote tiene de 1 a {MOST}; repártalo. No se ha guardado"
                " nada.",
                en=f"comments: holds {number} comments and a batch has 1 to {MOST}; split it. Nothing was stored.",
            )
        )


async def hear(desk: Desk, batch: Sequence[HeardIn], *, source: Source, person: Person | None = None) -> HeardOut:
    """Takes what is new of a batch, in one transaction; a repeated comment is known, one of an unknown network refused.

    `person`: who brought it, for the audit. Raises BadBatch or StorageFull; then nothing of it is stored.
    """
    if not 1 <= len(batch) <= MOST:
        raise BadBatch(len(batch))
    refused, items = await asyncio.to_thread(_sorted, desk, batch)
    async with _HEARING.setdefault(desk, asyncio.Lock()):
        done = await _take(desk, items, source, person)
    return done.model_copy(update={"refused": refused})


def _sorted(desk: Desk, batch: Sequence[HeardIn]) -> tuple[tuple[Refusal, ...], list[Item]]:
    refused, items = [], []
    for index, given in enumerate(batch):
        try:
            network_of(desk.brand, given.network)
        except UnknownNetwork as error:
            refused.append(Refusal(index=index, field="network", message=error.detail))
        else:
            items.append(item(given))
    return tuple(refused), items


async def _take(desk: Desk, items: list[Item], source: Source, person: Person | None) -> HeardOut:
    now = desk.clock()
    async with desk.db.read() as connection:
        await desk.keep_up(connection)
        stored = await known(connection, [one.key for one in items])
    gone = {key for key, was in stored.items() if was.text in (ERASED.es, ERASED.en)}  # whoever was forgotten stays so
    wanted = [one for one in due(items, stored) if one.key not in gone]
    for left in reversed(range(TRIES)):
        if not wanted:
            return HeardOut(known=len(items))
        situation = desk.situation
        rows = await asyncio.to_thread(_triaged, desk, wanted, situation, now, source)
        async with desk.db.write() as connection:
            if left and (await desk.keep_up(connection)).edition != situation.edition:
                continue
            await audit.lock(connection)
            done = await keep(connection, rows, wanted)
            if done.taken or done.edited:
                said = {"taken": done.taken, "edited": done.edited, "source": source}
                by = person.id if person else None
                await audit.append(connection, at=now, person=by, move="comments", detail=said)
            return done.model_copy(update={"known": len(items) - done.taken})
    raise AssertionError  # the last try always returns


def _triaged(
    desk: Desk, items: Iterable[Item], situation: Situation, now: datetime, source: Source
) -> dict[str, dict[str, Any]]:
    """In a thread. After each comment everybody else may go first: a list must not wait for a batch.

    Copies are judged once: what is counted rests on the words alone, not on who wrote them or when.
    """
    brand, outcomes, rows = desk.brand, desk.outcomes, {}
    judged: dict[tuple[object, ...], Triage] = {}
    for one in items:
        said = one.comment
        words = (said.network, said.text, said.rating, said.attachments, said.thread)
        if (found := judged.get(words)) is None:
            found = judged[words] = triage(said, brand, situation, outcomes, now=now)
            time.sleep(0)
        rows[one.key] = row(one, found, now, source)
    return rows
