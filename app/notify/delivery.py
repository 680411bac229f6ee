"""Delivers what the outbox holds, and tries the other way when one fails. Holds no transaction while it talks."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.words import Severity
from app.db import Database
from app.notify import hooks, mail, webhook
from app.notify.alert import ONCE, Alert, Channel, Letter, together
from app.notify.bulletin import Bulletin, bulletins_together
from app.notify.duty import DECIDE
from app.notify.hook_post import HookPoster
from app.notify.notices import TEAM, colleagues
from app.notify.outbox import (
    ARRIVED,
    DISABLED,
    MOOT,
    UNCONFIGURED,
    Delivery,
    Jitter,
    Message,
    keyed,
    put,
    settle,
    take,
    waiting,
)
from app.notify.safe_address import Resolve, system_resolve
from app.notify.tables import outbox
from app.review import audit
from app.review.states import UNDECIDED
from app.review.tables import people, replies
from app.settings import ADDRESS, Settings

TRIES_BEFORE_THE_OTHER_WAY = 2
"""One failure may be a hiccup."""
OTHER_WAY: Mapping[str, Channel] = {"mail": "webhook", "webhook": "mail"}
"""Channels to people, and how they are reached when one fails."""
BROKEN = "broken"
"""A message that cannot be made."""
APART = 3
"""So many notices for one reader at once come one by one; more come as one list."""

log = logging.getLogger(__name__)

Sender = Callable[[list[Message], datetime], Awaitable[Delivery]]
"""Sends messages to one target, as one where they are several."""


class Delivering:
    """Sends messages by the channels that the settings name. Close it."""

    def __init__(
        self,
        settings: Settings,
        brand: Callable[[], Brand],
        db: Database,
        jitter: Jitter = random.random,
        resolve: Resolve = system_resolve,
    ) -> None:
        self._settings, self._brand, self._db, self._jitter = settings, brand, db, jitter
        self._server = mail.server_of(settings.smtp_url.get_secret_value()) if settings.smtp_url else None
        self._http = webhook.client(settings.proxy_from_environment) if settings.webhook_url else None
        self._hooks = HookPoster(resolve)
        self.senders: Mapping[str, Sender] = {"mail": self._mail, "webhook": self._post, hooks.CHANNEL: self._hook}

    async def close(self) -> None:
        await self._hooks.close()
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
            went = Delivery(failure=f"{BROKEN} ({type(error).__name__})")
        async with self._db.write() as connection:
            if lot[0].channel == hooks.CHANNEL:
                await audit.lock(connection)
            for message in lot:
                how = went if message in live else Delivery(failure=MOOT, final=True)
                over = await settle(connection, message, how, now, self._jitter)
                if self._in_trouble(message, how):
                    await _other_way(connection, message, now)
                if over and how.failure and message.channel == hooks.CHANNEL:
                    await hooks.gave_up(connection, message, how.failure, now)
        return len(live) if went.failure is None else 0

    async def _sent(self, live: list[Message], now: datetime) -> Delivery:
        if not live:
            return ARRIVED
        sender = self.senders.get(live[0].channel)
        return await sender(live, now) if sender else Delivery(failure=UNCONFIGURED, final=True)

    def _in_trouble(self, message: Message, went: Delivery) -> bool:
        if went.failure is None or went.failure == MOOT or message.channel not in OTHER_WAY:
            return False
        if went.failure.startswith(BROKEN):  # by the other way it would be no better
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
        words, severity = self._letter(live, now)
        informed = all(isinstance(one, Alert) and one.informed for one in map(_content, live))
        post = webhook.post_of(url.get_secret_value(), words, severity, informed=informed)
        return await webhook.send(self._http, post, live[0].id, now)

    async def _hook(self, live: list[Message], now: datetime) -> Delivery:
        message = live[0]
        async with self._db.read() as connection:
            to = await hooks.target_of(connection, message.target, now)
        if to is None:
            return Delivery(failure=DISABLED, final=True)
        return await self._hooks.post(to.url, to.secrets, message.id, message.payload, now, private=to.private)

    def _letter(self, live: list[Message], now: datetime) -> tuple[Letter, Severity]:
        said = [_content(message) for message in live]
        tongue, url = self._settings.language, self._settings.public_url
        alerts = [one for one in said if isinstance(one, Alert)]
        if not alerts:
            return bulletins_together([one for one in said if isinstance(one, Bulletin)], tongue, url)
        words, gravest = together(alerts, self._brand(), tongue, now, url)
        return words, gravest.severity


CONTENT: TypeAdapter[Alert | Bulletin] = TypeAdapter(Annotated[Alert | Bulletin, Field(discriminator="kind")])
"""What a message to people holds, told by its kind."""


def _content(message: Message) -> Alert | Bulletin:
    return CONTENT.validate_json(message.payload)


def _lots(messages: list[Message]) -> list[list[Message]]:
    """What is sent as one: many notices, or many bulletins, for one reader. Anything else goes alone."""
    lots: dict[tuple[str, str, bool], list[Message]] = {}
    for message in messages:
        if message.channel in OTHER_WAY:
            lots.setdefault((message.channel, message.target, message.notice is None), []).append(message)
    alone = [[message] for message in messages if message.channel not in OTHER_WAY]
    many = [lot for lot in lots.values() if len(lot) > APART]
    return [*many, *([message] for lot in lots.values() if len(lot) <= APART for message in lot), *alone]


async def _moot(connection: AsyncConnection, message: Message) -> bool:
    """Whether a notice asks for a decision that was made meanwhile."""
    if message.notice is None:
        return False
    alert = Alert.model_validate_json(message.payload)
    state = (await connection.execute(select(replies.c.state).where(replies.c.id == alert.reply))).scalar()
    return alert.kind not in ONCE and state not in UNDECIDED


async def _other_way(connection: AsyncConnection, message: Message, now: datetime) -> None:
    """A mail in trouble is told to the webhook; a webhook in trouble by mail to all who decide.

    Not the latter where mail went out for that anyway. The other way has no other way.
    """
    content = _content(message)
    if content.undelivered:
        return
    asked = {"informed": False} if isinstance(content, Alert) else {}
    said = content.model_copy(update={"undelivered": message.channel, **asked}).model_dump_json()
    again: dict[str, Any] = {"notice": message.notice, "key": _again(content)}
    if message.channel == "mail":
        await put(connection, "webhook", TEAM, said, now, **again)
        return
    roster = await colleagues(connection)
    if await _mailed(connection, message, content, [p.id for p in roster]):
        return
    for person in roster:
        if person.email and person.role in DECIDE:
            await put(connection, "mail", person.id, said, now, **again)


def _again(content: Alert | Bulletin) -> str | None:
    """The key of a bulletin's other way; a notice needs none."""
    return f"{content.key}/again" if isinstance(content, Bulletin) else None


async def _mailed(
    connection: AsyncConnection, message: Message, content: Alert | Bulletin, roster: Sequence[str]
) -> bool:
    """Whether the same went out by mail to anybody."""
    same = outbox.c.notice == message.notice
    if isinstance(content, Bulletin):
        same = outbox.c.id.in_([keyed("mail", person, content.key) for person in roster])
    asked = select(outbox.c.id).where(same, outbox.c.channel == "mail").limit(1)
    return (await connection.execute(asked)).first() is not None
