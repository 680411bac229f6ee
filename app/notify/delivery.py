"""Delivers what the outbox holds, and tries the other way when one fails. Holds no transaction while it talks."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.db import Database
from app.notify import mail, webhook
from app.notify.alert import Alert, Letter, together
from app.notify.duty import DECIDE
from app.notify.notices import TEAM, colleagues
from app.notify.outbox import ARRIVED, MOOT, UNCONFIGURED, Delivery, Jitter, Message, put, settle, take, waiting
from app.notify.tables import outbox
from app.review.states import UNDECIDED
from app.review.tables import people, replies
from app.settings import ADDRESS, Settings

TRIES_BEFORE_THE_OTHER_WAY = 2
"""One failure may be a hiccup."""
APART = 3
"""So many notices for one reader at once come one by one; more come as one list."""

log = logging.getLogger(__name__)

Sender = Callable[[list[Message], datetime], Awaitable[Delivery]]
"""Sends messages to one target, as one where they are several."""


class Delivering:
    """Sends messages by the channels that the settings name. Close it."""

    def __init__(
        self, settings: Settings, brand: Callable[[], Brand], db: Database, jitter: Jitter = random.random
    ) -> None:
        self._settings, self._brand, self._db, self._jitter = settings, brand, db, jitter
        self._server = mail.server_of(settings.smtp_url.get_secret_value()) if settings.smtp_url else None
        self._http = webhook.client(settings.proxy_from_environment) if settings.webhook_url else None
        self.senders: Mapping[str, Sender] = {"mail": self._mail, "webhook": self._post}

    async def close(self) -> None:
        if self._http:
            await self._http.aclose()

    async def deliver(self, now: datetime, channel: str | None = None) -> int:
        """Tries the messages whose time has come, side by side; how many arrived. `channel` None: of all."""
        async with self._db.read() as connection:
            found = await waiting(connection, now, channel)
        if not found:
            return 0
        async with self._db.write() as connection:
            mine = await take(connection, found, now)
        went = await asyncio.gather(*(self._try(lot, now) for lot in _lots(mine)))
        return sum(went)

    async def _try(self, lot: list[Message], now: datetime) -> int:
        """One attempt for messages that go together; how many arrived."""
        async with self._db.read() as connection:
            live = [message for message in lot if not await _moot(connection, message)]
        try:
            went = await self._sent(live, now)
        except Exception as error:  # one message that cannot be made must not hold up the others
            log.error("a message could not be made: %s", type(error).__name__)
            went = Delivery(failure=f"broken ({type(error).__name__})")
        async with self._db.write() as connection:
            for message in lot:
                how = went if message in live else Delivery(failure=MOOT, final=True)
                await settle(connection, message, how, now, self._jitter)
                if self._in_trouble(message, how):
                    await _other_way(connection, message, now)
        return len(live) if went.failure is None else 0

    async def _sent(self, live: list[Message], now: datetime) -> Delivery:
        if not live:
            return ARRIVED
        sender = self.senders.get(live[0].channel)
        return await sender(live, now) if sender else Delivery(failure=UNCONFIGURED, final=True)

    def _in_trouble(self, message: Message, went: Delivery) -> bool:
        if went.failure is None or went.failure == MOOT or message.notice is None:
            return False
        if went.failure == UNCONFIGURED:  # the webhook gets every notice, so it alone is missed
            return message.channel == "webhook"
        return went.final or message.attempts == TRIES_BEFORE_THE_OTHER_WAY

    async def _mail(self, live: list[Message], now: datetime) -> Delivery:
        sender = self._settings.mail_from
        if self._server is None or sender is None:
            return Delivery(failure=UNCONFIGURED, final=True)
        async with self._db.read() as connection:
            known = select(people.c.email).where(people.c.id == live[0].target, people.c.disabled_at.is_(None))
            to = (await connection.execute(known)).scalar()
        if not to:
            return Delivery(failure="no address", final=True)
        if not ADDRESS.fullmatch(to):
            return Delivery(failure="bad address", final=True)
        tongue, (words, _) = self._settings.language, self._letter(live, now)
        return await mail.send(self._server, mail.message(words, sender, to, live[0].id, tongue, now), sender, to)

    async def _post(self, live: list[Message], now: datetime) -> Delivery:
        url = self._settings.webhook_url
        if self._http is None or url is None:
            return Delivery(failure=UNCONFIGURED, final=True)
        post = webhook.post_of(url.get_secret_value(), *self._letter(live, now))
        return await webhook.send(self._http, post, live[0].id, now)

    def _letter(self, live: list[Message], now: datetime) -> tuple[Letter, Alert]:
        alerts = [Alert.model_validate_json(message.payload) for message in live]
        return together(alerts, self._brand(), self._settings.language, now, self._settings.public_url)


def _lots(messages: list[Message]) -> list[list[Message]]:
    """What is sent as one: many notices for one reader. Anything else goes alone."""
    lots: dict[tuple[str, str], list[Message]] = {}
    for message in messages:
        if message.notice:
            lots.setdefault((message.channel, message.target), []).append(message)
    alone = [[message] for message in messages if not message.notice]
    many = [lot for lot in lots.values() if len(lot) > APART]
    return [*many, *([message] for lot in lots.values() if len(lot) <= APART for message in lot), *alone]


async def _moot(connection: AsyncConnection, message: Message) -> bool:
    """Whether a notice asks for a decision that was made meanwhile."""
    if message.notice is None:
        return False
    alert = Alert.model_validate_json(message.payload)
    state = (await connection.execute(select(replies.c.state).where(replies.c.id == alert.reply))).scalar()
    return alert.kind not in ("stale", "late") and state not in UNDECIDED


async def _other_way(connection: AsyncConnection, message: Message, now: datetime) -> None:
    """A mail in trouble is told to the webhook; a webhook in trouble by mail to all who decide.

    Not the latter where mail went out for that notice anyway. The other way has no other way.
    """
    alert = Alert.model_validate_json(message.payload)
    if alert.undelivered:
        return
    if message.channel == "mail":
        said = alert.model_copy(update={"undelivered": "mail", "informed": False}).model_dump_json()
        await put(connection, "webhook", TEAM, said, now, message.notice)
        return
    o = outbox.c
    if (await connection.execute(select(o.id).where(o.notice == message.notice, o.channel == "mail").limit(1))).first():
        return
    said = alert.model_copy(update={"undelivered": "webhook"}).model_dump_json()
    for person in await colleagues(connection):
        if person.email and person.role in DECIDE:
            await put(connection, "mail", person.id, said, now, message.notice)
